using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Networks.Contracts;

namespace Reseau50.Workshops.Listing;

/// <summary>A workshop with its sessions, and which kinds of things it has left to the network so far.</summary>
internal sealed record Workshop(ContentItem Item, IReadOnlyList<Reseau> Networks, IReadOnlyList<EventLine> Sessions, IReadOnlySet<Valorisation> Left)
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

    /// <summary>The last session that took place.</summary>
    public EventLine? LastHeld => Sessions.LastOrDefault(s => s.IsPast && !s.IsCancelled);

    public WorkshopState State => WorkshopStates.Of(Sessions, Left.Count > 0);

    /// <summary>True when one of its sessions falls in the season.</summary>
    public bool IsIn(Season season) => Sessions.Any(s => !s.IsCancelled && season.Has(s.Span.FirstDay));
}
