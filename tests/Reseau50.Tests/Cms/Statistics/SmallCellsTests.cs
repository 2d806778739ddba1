using Reseau50.Cms.Statistics;

namespace Reseau50.Tests.Cms.Statistics;

/// <summary>Small numbers are hidden, and whoever adds and subtracts what is shown does not find them.</summary>
public sealed class SmallCellsTests
{
    [Fact]
    public void OneSmallNumber_TakesAnotherOfItsLineWithIt()
    {
        // Of the row 2, 8, 9 and the column 2, 20, 30: the 2 alone would be a subtraction.
        Assert.Equal("? 8 ? 19|? 7 ? 33|30 6 40 76", Shown(new[,] { { 2, 8, 9 }, { 20, 7, 6 }, { 30, 6, 40 } }));
    }

    [Fact]
    public void NothingSmall_HidesNothing_AndNobodyIsNotHidden()
    {
        Assert.Equal("5 0 5|7 9 16", Shown(new[,] { { 5, 0 }, { 7, 9 } }));
        Assert.Equal("", Shown(new int[0, 0]));
        Assert.Equal("0|0", Shown(new int[2, 0]));
    }

    [Fact]
    public void ASmallRow_HidesItsTotal()
    {
        Assert.Equal("? ?|9 9|? ?", Shown(new[,] { { 3 }, { 9 }, { 8 } }));
    }

    /// <summary>Every table that agrees with what is shown, the true one among them: no hidden small number is the same in all.</summary>
    [Theory, InlineData(2, 1, 9, 200), InlineData(2, 2, 7, 300), InlineData(3, 2, 5, 300), InlineData(4, 2, 3, 200), InlineData(3, 3, 3, 150), InlineData(2, 4, 4, 150)]
    public void NoHiddenSmallNumber_CanBeComputed(int rows, int columns, int most, int tables)
    {
        var random = new Random(rows * 1000 + columns * 100 + most);
        for (var t = 0; t < tables; t++)
        {
            var counts = new int[rows, columns];
            for (var r = 0; r < rows; r++)
                for (var c = 0; c < columns; c++) counts[r, c] = random.Next(3) == 0 ? 0 : random.Next(most + 1) * (random.Next(4) == 0 ? 2 : 1);
            Check(counts, SmallCells.Hidden(counts));
        }
    }

    [Fact]
    public void WhereSumsAreNotKnownElsewhere_TheyAreHiddenToo()
    {
        // The 3 is the whole of its row: hidden with its sum, and with what could be exchanged for it.
        Assert.Equal("? ? ?|? ? ?|20 9 29", ShownWithSums(new[,] { { 3, 0 }, { 17, 9 } }));
        Assert.Equal("? ?|? ?", ShownWithSums(new[,] { { 3 } }));
        Assert.Equal("5 0 5|7 9 16|12 9 21", ShownWithSums(new[,] { { 5, 0 }, { 7, 9 } }));
        Assert.Equal("0 0", ShownWithSums(new int[0, 1]));
    }

    /// <summary>The same where sums may be hidden: of every table that agrees with what is shown, not all agree on a hidden small number or sum.</summary>
    [Theory, InlineData(1, 2, 9, 200), InlineData(2, 2, 6, 200), InlineData(1, 4, 4, 100), InlineData(3, 2, 2, 100)]
    public void NoHiddenSmallSum_CanBeComputed(int rows, int columns, int most, int tables)
    {
        var random = new Random(rows * 1000 + columns * 100 + most);
        for (var t = 0; t < tables; t++)
        {
            var counts = new int[rows, columns];
            foreach (var (r, c) in All(rows, columns)) counts[r, c] = random.Next(3) == 0 ? 0 : random.Next(most + 1);
            var hidden = SmallCells.HiddenWithSums(counts);
            var seen = All(rows + 1, columns + 1).ToDictionary(at => at, _ => new HashSet<int>());
            Fill(new int[rows, columns], 0);
            foreach (var (at, values) in seen)
            {
                var value = Sum(counts, at.Item1, at.Item2);
                if (!hidden[at.Item1, at.Item2]) Assert.False(value is > 0 and < SmallCells.Least, ShownWithSums(counts));
                else if (value is > 0 and < SmallCells.Least) Assert.True(values.Count > 1, $"{at} of {ShownWithSums(counts)}");
            }

            void Fill(int[,] table, int cell)
            {
                if (cell == rows * columns)
                {
                    if (seen.Keys.All(at => hidden[at.Item1, at.Item2] || Sum(table, at.Item1, at.Item2) == Sum(counts, at.Item1, at.Item2)))
                        foreach (var (at, values) in seen) values.Add(Sum(table, at.Item1, at.Item2));
                    return;
                }
                var (row, column) = (cell / columns, cell % columns);
                foreach (var value in hidden[row, column] ? Enumerable.Range(0, most + 2) : [counts[row, column]])
                {
                    table[row, column] = value;
                    Fill(table, cell + 1);
                }
            }
        }
    }

    private static int Sum(int[,] counts, int row, int column) =>
        (from r in Enumerable.Range(0, counts.GetLength(0)) where row == counts.GetLength(0) || r == row from c in Enumerable.Range(0, counts.GetLength(1)) where column == counts.GetLength(1) || c == column select counts[r, c]).Sum();

    private static string ShownWithSums(int[,] counts)
    {
        var hidden = SmallCells.HiddenWithSums(counts);
        return string.Join('|', Enumerable.Range(0, counts.GetLength(0) + 1).Select(r => string.Join(' ', Enumerable.Range(0, counts.GetLength(1) + 1).Select(c => hidden[r, c] ? "?" : $"{Sum(counts, r, c)}"))));
    }

    private static void Check(int[,] counts, bool[,] hidden)
    {
        var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));
        var seen = new HashSet<int>[rows, columns + 1];
        foreach (var (r, c) in All(rows, columns + 1))
        {
            seen[r, c] = [];
            if (!hidden[r, c]) Assert.False(Value(counts, r, c) is > 0 and < SmallCells.Least, Shown(counts));
        }
        Fill((int[,])counts.Clone(), 0, 0);
        foreach (var (r, c) in All(rows, columns + 1))
            if (hidden[r, c] && Value(counts, r, c) is > 0 and < SmallCells.Least) Assert.True(seen[r, c].Count > 1, $"{r},{c} of {Shown(counts)}");

        // Column by column, every way to share out its total among what is hidden of it.
        void Fill(int[,] table, int r, int c)
        {
            if (c == columns)
            {
                for (var row = 0; row < rows; row++) if (!hidden[row, columns] && Value(table, row, columns) != Value(counts, row, columns)) return;
                foreach (var (row, column) in All(rows, columns + 1)) seen[row, column].Add(Value(table, row, column));
                return;
            }
            var free = Enumerable.Range(r, rows - r).Where(row => hidden[row, c]).ToList();
            if (free.Count == 0)
            {
                if (Enumerable.Range(0, rows).Sum(row => table[row, c]) == Enumerable.Range(0, rows).Sum(row => counts[row, c])) Fill(table, 0, c + 1);
                return;
            }
            var total = Enumerable.Range(0, rows).Sum(row => counts[row, c]);
            var (at, kept) = (free[0], table[free[0], c]);
            for (var value = 0; value <= total; value++)
            {
                table[at, c] = value;
                Fill(table, at + 1, c);
            }
            table[at, c] = kept;
        }
    }

    private static IEnumerable<(int, int)> All(int rows, int columns) => from r in Enumerable.Range(0, rows) from c in Enumerable.Range(0, columns) select (r, c);

    private static int Value(int[,] counts, int row, int column) => column < counts.GetLength(1) ? counts[row, column] : Enumerable.Range(0, counts.GetLength(1)).Sum(c => counts[row, c]);

    private static string Shown(int[,] counts)
    {
        var hidden = SmallCells.Hidden(counts);
        return string.Join('|', Enumerable.Range(0, counts.GetLength(0)).Select(r => string.Join(' ', Enumerable.Range(0, counts.GetLength(1) + 1).Select(c => hidden[r, c] ? "?" : $"{Value(counts, r, c)}"))));
    }
}
