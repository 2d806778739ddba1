using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Conflicts;
using Reseau50.Agenda.Seasons;
using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda.Years;

/// <summary>One event in one month of a frieze; of a series, how many of its dates are there.</summary>
internal sealed record FriezeMark(SeasonEvent Event, string Path, IReadOnlyList<SeasonEvent> Dates, bool IsPast, IReadOnlyList<DateWarning> Warnings)
{
    /// <summary>« 14 », « 15–19 », « 4 dates », « jour à fixer ».</summary>
    public string When => Event.Precision == EventPrecision.Month ? "jour à fixer" : Dates.Count > 1 ? $"{Dates.Count} dates"
        : Event.Day == Event.LastDay ? Number(Event.Day) : Event.Day.Month == Event.LastDay.Month ? $"{Event.Day.Day}–{Event.LastDay.Day}" : $"dès le {Number(Event.Day)}";

    /// <summary>Where it stands, in a word.</summary>
    public string Word => Event.IsDraft ? "brouillon" : Event.IsCancelled ? "annulée" : IsPast ? "passée" : Event.State == EventState.Planned ? "à confirmer" : "annoncée";

    /// <summary>The same for the style sheet.</summary>
    public string Style => Event.IsDraft ? "draft" : Event.IsCancelled ? "off" : IsPast ? "held" : "told";

    private static string Number(DateOnly day) => day.Day == 1 ? "1er" : $"{day.Day}";
}

/// <summary>Dates a target still wants.</summary>
internal sealed record FriezeGap(string Title, int Count);

/// <summary>One month of one network.</summary>
internal sealed record FriezeCell(DateOnly Month, IReadOnlyList<FriezeMark> Marks, IReadOnlyList<FriezeGap> Gaps)
{
    public bool IsEmpty => Marks.Count == 0 && Gaps.Count == 0;
}

/// <summary>One network, or what concerns all of them; <see cref="ToPlace"/> is wanted in no month in particular.</summary>
internal sealed record FriezeRow(Reseau? Network, IReadOnlyList<FriezeCell> Cells, IReadOnlyList<FriezeGap> ToPlace);

/// <summary>A year at a glance: months across, networks down. Drawn by the template <c>Frieze</c>.</summary>
internal sealed record Frieze(IReadOnlyList<DateOnly> Months, IReadOnlyList<FriezeRow> Rows)
{
    public bool HasGaps => Rows.Any(r => r.ToPlace.Count > 0 || r.Cells.Any(c => c.Gaps.Count > 0));
    public bool HasDrafts => Marks.Any(m => m.Event.IsDraft);
    public bool IsEmpty => Rows.All(r => r.ToPlace.Count == 0 && r.Cells.All(c => c.IsEmpty));

    /// <summary>Each mark once, though several networks share it.</summary>
    public IEnumerable<FriezeMark> Marks => Rows.SelectMany(r => r.Cells).SelectMany(c => c.Marks).DistinctBy(m => (m.Event.Id, m.Event.Start));

    public static IReadOnlyList<DateOnly> MonthsOf(DateOnly from, DateOnly to)
    {
        var months = new List<DateOnly>();
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= to && months.Count < 24; month = month.AddMonths(1)) months.Add(month);
        return months;
    }

    /// <summary>
    /// <paramref name="dates"/>: one for each date, series unfolded. <paramref name="gaps"/>: the targets and what they miss, or nothing. <paramref name="rows"/>: the networks shown.
    /// </summary>
    public static Frieze Of(IReadOnlyList<DateOnly> months, IReadOnlyList<Reseau> rows, bool withShared, IReadOnlyList<SeasonEvent> dates, IReadOnlyList<TargetProgress> gaps, DateTime nowUtc,
        Func<SeasonEvent, string> path, Func<SeasonEvent, IEnumerable<DateWarning>> warnings)
    {
        var shown = rows.Select(r => (Reseau?)r).Concat(withShared ? [null] : []);
        return new Frieze(months, [.. shown.Select(Row).Where(r => r.Network is not null || r.ToPlace.Count > 0 || r.Cells.Any(c => !c.IsEmpty))]);

        FriezeRow Row(Reseau? network)
        {
            var (mine, wanted) = (dates.Where(e => network is null ? e.NetworkIds.Count == 0 : e.NetworkIds.Contains(network.Id)).ToList(), gaps.Where(g => g.Missing > 0 && RowOf(g.Target, rows) == network?.Id).ToList());
            var placed = wanted.Select(g => (g.Target, g.Missing, Months: Free(g, months))).ToList();
            return new FriezeRow(network,
                [.. months.Select(m => new FriezeCell(m, Marks(mine, m), [.. placed.SelectMany(p => p.Months.Where(x => x.Month == m).Select(x => new FriezeGap(p.Target.Title, x.Count)))]))],
                [.. placed.Select(p => new FriezeGap(p.Target.Title, p.Missing - p.Months.Sum(x => x.Count))).Where(g => g.Count > 0)]);
        }

        IReadOnlyList<FriezeMark> Marks(List<SeasonEvent> mine, DateOnly month) =>
            [.. mine.Where(e => e.Day.Year == month.Year && e.Day.Month == month.Month).GroupBy(e => e.InSeries ? e.Id : e.Id + e.Start.Ticks).Select(g =>
                new FriezeMark(g.First(), path(g.First()), [.. g], g.All(e => e.EndUtc <= nowUtc), [.. g.SelectMany(warnings).Take(3)]))];
    }

    // A target that several networks share stands in the row of the first of them; its name says whose it is.
    private static string? RowOf(SeasonTarget target, IReadOnlyList<Reseau> rows) => target.NetworkIds.Count == 0 ? null : rows.FirstOrDefault(r => target.NetworkIds.Contains(r.Id))?.Id ?? target.NetworkIds[0];

    // A target that has its months misses one in each of them where nothing stands, the first of them first.
    private static IReadOnlyList<(DateOnly Month, int Count)> Free(TargetProgress progress, IReadOnlyList<DateOnly> months)
    {
        var taken = progress.Units.Select(u => (u.First.Start.Year, u.First.Start.Month)).ToHashSet();
        return [.. months.Where(m => progress.Target.Months.Contains(m.Month) && !taken.Contains((m.Year, m.Month))).Take(progress.Missing).Select(m => (m, 1))];
    }
}
