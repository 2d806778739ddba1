using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;

namespace Reseau50.Agenda.Events;

/// <summary>
/// What the agenda asks about an event without reading it. The territory is the term the event names; its EPCI is found in the taxonomy when asked,
/// so a commune that changes EPCI takes its events along. The networks are in <see cref="PickerIndex"/>.
/// </summary>
internal sealed class EvenementIndex : IndexRow
{
    public DateTime StartUtc { get; set; }
    public DateTime EndUtc { get; set; }
    public DateTime SortUtc { get; set; }
    public EventPrecision Precision { get; set; }
    public EventState State { get; set; }
    public string? Kind { get; set; }
    public string? TerritoryId { get; set; }
    public string? WorkshopId { get; set; }
}

internal sealed class EvenementIndexProvider(SiteTime time) : IndexProvider<EvenementIndex>
{
    public override IEnumerable<EvenementIndex> Rows(ContentItem item, ContentDefinitions definitions)
    {
        if (item.ContentType != Evenement.Type || EventSpan.Of(item, time) is not { } span) yield break;
        yield return new EvenementIndex
        {
            StartUtc = span.StartUtc,
            EndUtc = span.LeavesUtc,
            SortUtc = span.SortUtc,
            Precision = span.Precision,
            State = Evenement.StateOf(item),
            Kind = Evenement.TermId(item, "Genre"),
            TerritoryId = Evenement.TermId(item, "Territoire"),
            WorkshopId = item.Field<ContentPickerField>(Evenement.Type, "Atelier").ContentItemIds.FirstOrDefault(),
        };
    }
}
