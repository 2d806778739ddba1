namespace Reseau50.Cms.Statistics;

/// <summary>
/// Which numbers of a table are hidden before it is shown to those who may not see small ones. Hidden first: numbers and totals between 1 and 4. Then, for each of these that could still be computed from the
/// numbers shown, the least valuable others with which it could be exchanged.
/// </summary>
public static class SmallCells
{
    /// <summary>The least number that is shown; 0 is, since it is nobody.</summary>
    public const int Least = 5;

    /// <summary>For rows and columns of counts whose totals of columns everybody knows, what is hidden; the last column of the answer is the total of the row.</summary>
    public static bool[,] Hidden(int[,] counts) => new Table(counts, hidesSums: false).Hide();

    /// <summary>For rows and columns of counts of which nothing is known elsewhere, what is hidden; the last column and the last row of the answer are the totals.</summary>
    public static bool[,] HiddenWithSums(int[,] counts) => new Table(counts, hidesSums: true).Hide();

    // Every line of numbers has a sum that is known. A hidden number is safe if there is a second table, as possible as the true one, in which it differs: that is a way around hidden numbers,
    // one up, the next down, back to where it began, none below zero. Totals count as less than nothing, so that their line adds up to zero: up is one less. The total of totals is of two lines, and counts as itself.
    private sealed class Table
    {
        private const int CostOfZero = 200, CostOfTotal = 500;

        private readonly int _rows, _columns, _sums;
        private readonly int[,] _values;
        private readonly bool[,] _hidden;

        public Table(int[,] counts, bool hidesSums)
        {
            (_sums, _columns) = (counts.GetLength(0), counts.GetLength(1));
            _rows = _sums + (hidesSums ? 1 : 0);
            (_values, _hidden) = (new int[_rows, _columns + 1], new bool[_rows, _columns + 1]);
            for (var row = 0; row < _sums; row++)
                for (var column = 0; column < _columns; column++)
                {
                    _values[row, column] = counts[row, column];
                    _values[row, _columns] += counts[row, column];
                    if (!hidesSums) continue;
                    _values[_sums, column] += counts[row, column];
                    _values[_sums, _columns] += counts[row, column];
                }
        }

        public bool[,] Hide()
        {
            var small = (from row in Enumerable.Range(0, _rows) from column in Enumerable.Range(0, _columns + 1) where _values[row, column] is > 0 and < Least select (row, column)).ToList();
            foreach (var (row, column) in small) _hidden[row, column] = true;
            foreach (var (row, column) in small)
            {
                var up = MayRise(row, column) ? Way(_rows + column, row, (row, column)) : null;
                var down = MayFall(row, column) ? Way(row, _rows + column, (row, column)) : null;
                // Without any way the number is public anyway: one row alone is the totals of its columns.
                foreach (var (r, c) in (up is null || down?.Cost < up?.Cost ? down : up)?.Cells ?? []) _hidden[r, c] = true;
            }
            return _hidden;
        }

        private bool IsNegative(int row, int column) => row == _sums != (column == _columns);
        private bool MayRise(int row, int column) => !IsNegative(row, column) || _values[row, column] > 0;
        private bool MayFall(int row, int column) => IsNegative(row, column) || _values[row, column] > 0;

        private int Cost(int row, int column) =>
            _hidden[row, column] ? 0 : column == _columns || row == _sums ? CostOfTotal + _values[row, column] : _values[row, column] == 0 ? CostOfZero : Least + _values[row, column];

        // The cheapest way (Dijkstra) between a row and a column, which are the points; the numbers are what joins them.
        private (int Cost, List<(int, int)> Cells)? Way(int from, int to, (int, int) without)
        {
            var points = _rows + _columns + 1;
            var (costs, before, done) = (new int[points], new int[points], new bool[points]);
            Array.Fill(costs, int.MaxValue);
            costs[from] = 0;
            while (true)
            {
                var at = -1;
                for (var p = 0; p < points; p++) if (!done[p] && costs[p] < int.MaxValue && (at < 0 || costs[p] < costs[at])) at = p;
                if (at < 0) return null;
                if (at == to) return (costs[to], Cells(from, to, before));
                done[at] = true;
                foreach (var next in at < _rows ? Enumerable.Range(_rows, _columns + 1) : Enumerable.Range(0, _rows))
                {
                    var (row, column) = Cell(at, next);
                    if (done[next] || (row, column) == without || !(at < _rows ? MayRise(row, column) : MayFall(row, column))) continue;
                    var cost = costs[at] + Cost(row, column);
                    if (cost < costs[next]) (costs[next], before[next]) = (cost, at);
                }
            }
        }

        private List<(int, int)> Cells(int from, int to, int[] before)
        {
            var cells = new List<(int, int)>();
            for (var at = to; at != from; at = before[at]) cells.Add(Cell(at, before[at]));
            return cells;
        }

        private (int Row, int Column) Cell(int one, int other) => one < _rows ? (one, other - _rows) : (other, one - _rows);
    }
}
