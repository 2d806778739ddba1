using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Listing;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda.Widgets;

/// <summary>The next dates, of a network or a kind when the widget names one.</summary>
internal sealed class NextDatesWidget(EventTable events, ReseauTable networks, TermTable terms) : IWidget
{
    private const int DefaultCount = 3;
    private const int MaxCount = 20;

    public string ContentType => "ProchainesDates";

    public async Task<Shape?> BuildAsync(ContentItem widget, Viewer viewer, CancellationToken ct)
    {
        var networkId = widget.Field<ContentPickerField>(ContentType, "Reseau").ContentItemIds.FirstOrDefault();
        var kindId = widget.Field<TaxonomyField>(ContentType, "Genre").TermContentItemIds.FirstOrDefault();
        var count = Math.Clamp((int)(widget.Field<NumericField>(ContentType, "Nombre").Value ?? DefaultCount), 1, MaxCount);
        var now = events.Now;
        var slots = await events.SlotsAsync($"widget:{now.Ticks}:{networkId}:{kindId}:{count}", viewer, () =>
        {
            var query = EventTable.Between(events.Visible(viewer), now);
            if (networkId is not null) query = events.OfNetwork(query, networkId);
            if (kindId is not null) query = query.Where(e => e.Kind == kindId);
            return events.OnceEach(query, now).OrderBy(e => e.SortUtc).ThenBy(e => e.ContentItemId).Take(count);
        }, ct);
        var network = (await networks.AllAsync(viewer, ct)).FirstOrDefault(n => n.Id == networkId);
        var filter = new AgendaFilter(AgendaView.Upcoming, network, await terms.FindAsync(Evenement.KindTaxonomy, kindId, ct), null, null);
        return new Shape("NextDates", new NextDates(widget.Text(ContentType, "Titre") ?? "Prochaines dates", await events.LinesAsync(slots, viewer, ct), filter));
    }
}

/// <summary>What the widget shows.</summary>
internal sealed record NextDates(string Title, IReadOnlyList<EventLine> Lines, AgendaFilter Filter);
