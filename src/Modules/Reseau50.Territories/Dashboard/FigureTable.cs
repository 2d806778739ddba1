using Reseau50.Cms.Parts;
using Reseau50.Cms.Statistics;
using Reseau50.Networks.Contracts;

namespace Reseau50.Territories.Dashboard;

/// <summary>A line of a table: twelve months, the year, the year before. A hidden number is null for whoever reads. A figure of today has its total alone.</summary>
internal sealed record FigureLine(string Name, IReadOnlyList<int?> Months, int? Total, int? Before)
{
    /// <summary>Where this line is told in full, for whoever may read it.</summary>
    public string? Path { get; init; }
}

/// <summary>One figure of one year as it is shown: its lines, and their sums unless there is one line. No total is stored or typed: every one is a sum of the counts.</summary>
internal sealed record FigureTable(Figure Figure, string LineName, IReadOnlyList<FigureLine> Lines, FigureLine Sums)
{
    /// <summary>What a line stands for: by its name, and by which counts are its own.</summary>
    internal sealed record Place(string Name, Func<FigureCount, bool> Has)
    {
        public string? Path { get; init; }

        /// <summary>It is shown even when there is nothing to count.</summary>
        public bool IsAlways { get; init; }
    }

    /// <summary>The counts of <paramref name="figure"/> for a year and the one before. Unless <paramref name="small"/>, each of the two years is hidden as a table of its own: their numbers add up separately.</summary>
    public static FigureTable Of(Figure figure, int year, string lineName, IReadOnlyList<Place> places, bool small)
    {
        var kept = places.Where(p => p.IsAlways || figure.Counts.Any(c => (figure.Today || c.Year == year || c.Year == year - 1) && p.Has(c))).ToList();
        var (now, before) = (Year(figure, year, kept, small), figure.Today ? null : Year(figure, year - 1, kept, small));
        return new FigureTable(figure, lineName, [.. kept.Select((p, i) => Line(p.Name, i) with { Path = p.Path })], Line("Total", kept.Count));

        FigureLine Line(string name, int row) => new(name, figure.Today ? [] : [.. Enumerable.Range(0, 12).Select(m => now(row, m))], now(row, figure.Today ? 1 : 12), before?.Invoke(row, 12));
    }

    // Numbers by line and month; the last column and the last row are the sums.
    private static Func<int, int, int?> Year(Figure figure, int year, List<Place> places, bool small)
    {
        var columns = figure.Today ? 1 : 12;
        var counts = new int[places.Count, columns];
        for (var row = 0; row < places.Count; row++)
            foreach (var count in figure.Counts.Where(c => (figure.Today || c.Year == year) && places[row].Has(c)))
                counts[row, figure.Today ? 0 : count.Month - 1] += count.Count;
        var hidden = small || !figure.People ? null : SmallCells.HiddenWithSums(counts);
        return (row, column) => hidden?[row, column] == true ? null
            : Enumerable.Range(0, places.Count).Where(r => row == places.Count || r == row).Sum(r => Enumerable.Range(0, columns).Where(c => column == columns || c == column).Sum(c => counts[r, c]));
    }

    public bool IsEmpty => Lines.Count == 0 || Lines.All(l => l is { Total: 0, Before: 0 or null });

    /// <summary>The lines of the table, sums last: the same on the screen and in the file.</summary>
    public IEnumerable<FigureLine> All => Lines.Count == 0 ? [Sums] : Lines.Count == 1 ? [Sums with { Name = Lines[0].Name, Path = Lines[0].Path }] : [.. Lines, Sums];

    /// <summary>The chart above it: by month, or by line.</summary>
    public BarChart Chart => Figure.Today ? new BarChart(Figure.Key, Figure.Title, [.. Lines.Select(l => new Bar(l.Name, l.Total))]) : new BarChart(Figure.Key, Figure.Title + ", mois par mois", [.. Months.Select((m, i) => new Bar(m, Sums.Months[i]))]);

    public static readonly IReadOnlyList<string> Months = [.. Enumerable.Range(1, 12).Select(m => Cms.Display.SiteTime.French.DateTimeFormat.GetMonthName(m))];
}
