using Reseau50.Agenda.Contracts;

namespace Reseau50.Workshops.Listing;

/// <summary>Where a workshop stands: follows from its sessions and from what it has left, is never typed (decision 0014).</summary>
internal enum WorkshopState { Proposed, Open, Running, Held, Valorised }

/// <summary>What a workshop may leave to the network.</summary>
internal enum Valorisation { WriteUp, Tool, Day }

/// <summary>States in words and in addresses.</summary>
internal static class WorkshopStates
{
    public static readonly IReadOnlyList<(WorkshopState State, string Slug, string Words)> All =
    [
        (WorkshopState.Proposed, "propose", "Proposé"), (WorkshopState.Open, "ouvert", "Ouvert"), (WorkshopState.Running, "en-cours", "En cours"),
        (WorkshopState.Held, "tenu", "Tenu"), (WorkshopState.Valorised, "valorise", "Valorisé"),
    ];

    // Addresses of before, when there were three states: they are in people's bookmarks.
    private static readonly IReadOnlyList<StateFilter> Former =
    [
        new("a-venir", "À venir", [WorkshopState.Proposed, WorkshopState.Open]), new("termine", "Terminé", [WorkshopState.Held, WorkshopState.Valorised]),
    ];

    public static WorkshopState Of(IEnumerable<EventLine> sessions, bool valorised)
    {
        var kept = sessions.Where(s => !s.IsCancelled).ToList();
        if (kept.TrueForAll(s => !s.IsPast)) return kept.Exists(s => s.State == EventState.Confirmed) ? WorkshopState.Open : WorkshopState.Proposed;
        return !kept.TrueForAll(s => s.IsPast) ? WorkshopState.Running : valorised ? WorkshopState.Valorised : WorkshopState.Held;
    }

    public static string Words(this WorkshopState state) => All.First(s => s.State == state).Words;

    /// <summary>What an address asks for, or null when it is no state.</summary>
    public static StateFilter? Asked(string? slug) =>
        All.Where(s => s.Slug == slug).Select(s => new StateFilter(s.Slug, s.Words, [s.State])).FirstOrDefault() ?? Former.FirstOrDefault(f => f.Slug == slug);

    /// <summary>The choices of a filter; a former one is among them only while it is in force.</summary>
    public static IReadOnlyList<(string Value, string Text)> Choices(StateFilter? asked) =>
        [.. All.Select(s => (s.Slug, s.Words)), .. Former.Where(f => f == asked).Select(f => (f.Slug, f.Words))];
}

/// <summary>One choice of the filter by state.</summary>
internal sealed record StateFilter(string Slug, string Words, IReadOnlyList<WorkshopState> States);
