using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Repeating;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;

namespace Reseau50.Agenda.Events;

/// <summary>
/// What the agenda asks about an event without reading it. The territory is the term the event names; its EPCI is found in the taxonomy when asked,
/// so a commune that changes EPCI takes its events along. The networks are in <see cref="PickerIndex"/>. A series has one row per date.
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

    /// <summary>True when the date falls out if it is in the school holidays: asked with <see cref="EventTable.Visible"/>, so that a corrected list of holidays corrects it.</summary>
    public bool NotInHolidays { get; set; }
}

internal sealed class EvenementIndexProvider(SiteTime time) : IndexProvider<EvenementIndex>
{
    public override IEnumerable<EvenementIndex> Rows(ContentItem item, ContentDefinitions definitions)
    {
        if (item.ContentType != Evenement.Type || EventSpan.Of(item, time) is not { } span) return [];
        return Series.Of(item) is { } series && span.Precision != EventPrecision.Month
            ? SeriesDates.Of(series, span, time).Select(d => Row(item, d.Span, d.Cancelled, d.NotInHolidays)) : [Row(item, span, cancelled: false, notInHolidays: false)];
    }

    private static EvenementIndex Row(ContentItem item, EventSpan span, bool cancelled, bool notInHolidays) => new()
    {
        StartUtc = span.StartUtc,
        EndUtc = span.LeavesUtc,
        SortUtc = span.SortUtc,
        Precision = span.Precision,
        State = cancelled ? EventState.Cancelled : Evenement.StateOf(item),
        Kind = Evenement.TermId(item, "Genre"),
        TerritoryId = Evenement.TermId(item, "Territoire"),
        WorkshopId = Evenement.WorkshopOf(item),
        NotInHolidays = notInHolidays,
    };
}
