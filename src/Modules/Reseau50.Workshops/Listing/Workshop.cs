using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Networks.Contracts;

namespace Reseau50.Workshops.Listing;

/// <summary>Where a workshop stands: follows from its sessions, is never typed.</summary>
internal enum WorkshopState { ToCome, Running, Over }

/// <summary>A workshop with its sessions.</summary>
internal sealed record Workshop(ContentItem Item, IReadOnlyList<Reseau> Networks, IReadOnlyList<EventLine> Sessions)
{
    public const string Type = "Atelier";

    public string Id => Item.ContentItemId;
    public string Title => Item.DisplayText;
    public string Path => "/" + Item.Part<AutoroutePart>().Path;
    public string? Text(string field) => Item.Field<TextField>(Type, field).Text is { Length: > 0 } text ? text : null;
    public string Lede => Text("Chapo") ?? "";
    public IReadOnlyList<string> Terms(string field) => Item.Field<TaxonomyField>(Type, field).TermContentItemIds;
    public string? Theme => Terms("Themes").FirstOrDefault();

    public EventLine? Next => Sessions.FirstOrDefault(s => !s.IsPast && !s.IsCancelled);

    public WorkshopState State => StateOf(Sessions);

    public static WorkshopState StateOf(IEnumerable<EventLine> sessions)
    {
        var held = sessions.Where(s => !s.IsCancelled).ToList();
        return held.TrueForAll(s => !s.IsPast) ? WorkshopState.ToCome : held.TrueForAll(s => s.IsPast) ? WorkshopState.Over : WorkshopState.Running;
    }

    /// <summary>True when one of its sessions falls in the season.</summary>
    public bool IsIn(Season season) => Sessions.Any(s => !s.IsCancelled && season.Has(s.Span.FirstDay));
}

/// <summary>States in words and in addresses.</summary>
internal static class WorkshopStates
{
    public static readonly IReadOnlyList<(WorkshopState State, string Slug, string Words)> All =
    [
        (WorkshopState.ToCome, "a-venir", "À venir"), (WorkshopState.Running, "en-cours", "En cours"), (WorkshopState.Over, "termine", "Terminé"),
    ];

    public static string Words(this WorkshopState state) => All.First(s => s.State == state).Words;
}
