using Reseau50.Agenda.Contracts;

namespace Reseau50.Agenda.Seasons;

/// <summary>How many dates of a kind a season wants, for which networks, in which months; no network or no month means any.</summary>
internal sealed record SeasonTarget(string Title, string? Kind, IReadOnlyList<string> NetworkIds, int Planned, IReadOnlyList<int> Months)
{
    public bool Fits(SeasonEvent e) => Kind == e.Kind && (NetworkIds.Count == 0 || e.NetworkIds.Any(NetworkIds.Contains));

    /// <summary>« en mars et octobre », or null when any month will do.</summary>
    public string? MonthRule => Months.Count == 0 ? null : "en " + SpanWords.List([.. Months.Select(SpanWords.MonthName)]);
}

/// <summary>What the plan needs of an event.</summary>
internal sealed record SeasonEvent(string Id, string Title, string Path, string? Kind, IReadOnlyList<string> NetworkIds, string? WorkshopId, EventState State, DateTime Start, DateTime EndUtc, EventPrecision Precision)
{
    /// <summary>Not on the site yet.</summary>
    public bool IsDraft { get; init; }

    /// <summary>How many dates it stands for: more than one for a series.</summary>
    public int Dates { get; init; } = 1;

    /// <summary>One date of several of the same event.</summary>
    public bool InSeries { get; init; }
    public string? TerritoryId { get; init; }

    public DateOnly Day => DateOnly.FromDateTime(Start);

    /// <summary>The last day, included; the first, when it is not said.</summary>
    public DateOnly LastDay { get => field < Day ? Day : field; init; }

    public bool IsCancelled => State == EventState.Cancelled;
}

/// <summary>What counts for one: an event, or all the sessions of one workshop.</summary>
internal sealed record SeasonUnit(IReadOnlyList<SeasonEvent> Events, bool IsHeld)
{
    public SeasonEvent First => Events[0];
    public string? WorkshopId => First.WorkshopId;
}

/// <summary>One target, and what answers it.</summary>
internal sealed record TargetProgress(SeasonTarget Target, IReadOnlyList<SeasonUnit> Units, IReadOnlyList<SeasonEvent> OutOfMonth)
{
    public int Planned => Target.Planned;
    public int Published => Units.Count;
    public int Held => Units.Count(u => u.IsHeld);
    public int Missing => Math.Max(0, Planned - Published);
    public int Extra => Math.Max(0, Published - Planned);
}

/// <summary>
/// A season's targets against its events. A cancelled event counts nowhere. A workshop counts once, whatever its sessions, and is held when the last of
/// them is over. Each unit goes to the first target whose kind it has and with which it shares a network; what fits none is <see cref="Others"/>.
/// </summary>
internal sealed record SeasonPlan(IReadOnlyList<TargetProgress> Targets, IReadOnlyList<SeasonUnit> Others)
{
    public int Planned => Targets.Sum(t => t.Planned);
    public int Published => Targets.Sum(t => t.Published);
    public int Held => Targets.Sum(t => t.Held);
    public int Missing => Targets.Sum(t => t.Missing);

    public static SeasonPlan Of(IReadOnlyList<SeasonTarget> targets, IEnumerable<SeasonEvent> events, DateTime nowUtc)
    {
        var units = events.Where(e => e.State != EventState.Cancelled).OrderBy(e => e.Start).ThenBy(e => e.Id, StringComparer.Ordinal)
            .GroupBy(e => e.WorkshopId is null ? "e:" + e.Id : "w:" + e.WorkshopId + ":" + e.Kind)
            .Select(g => new SeasonUnit([.. g], g.All(e => e.EndUtc <= nowUtc))).ToLookup(u => targets.FirstOrDefault(t => Fits(t, u)));
        return new SeasonPlan([.. targets.Select(t => new TargetProgress(t, [.. units[t]], [.. units[t].SelectMany(u => u.Events).Where(e => t.Months.Count > 0 && !t.Months.Contains(e.Start.Month))]))],
            [.. units[null]]);
    }

    private static bool Fits(SeasonTarget target, SeasonUnit unit) => unit.Events.Any(target.Fits);
}
