using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Seasons;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda.Listing;

/// <summary>What an address asks of the list, as it came.</summary>
internal sealed record AgendaRequest(string? View = null, string? Network = null, string? Kind = null, string? Territory = null, string? Season = null, int Page = 1);

/// <summary>Composes the list of dates: as many queries for one date as for a full page.</summary>
internal sealed class AgendaList(EventTable events, SeasonTable seasons, ContentReader reader, ReseauTable networks, TermTable terms, SiteDocuments documents, SiteTime time)
{
    /// <summary>The list, or null when there is no such page of it.</summary>
    public async Task<AgendaListView?> BuildAsync(AgendaRequest request, Viewer viewer, CancellationToken ct)
    {
        var choices = await ChoicesAsync(viewer, ct);
        var filter = Read(request, choices);
        var size = (await documents.ReadAsync<SiteSettings>(ct)).PageSize;
        var (now, page) = (events.Now, Math.Max(1, request.Page));
        var key = $"{filter.Key}:{now.Ticks}";
        var total = await reader.CachedAsync("events-total:" + key, viewer, async () => await (await OrderedAsync()).TotalAsync(ct));
        var pager = new Pager(page, size, total, "/agenda", filter.Query);
        if (page > pager.Pages) return null;
        var ids = await events.IdsAsync($"{key}:{page}:{size}", viewer, async () => (await OrderedAsync()).Skip(pager.Skip).Take(size), ct);
        var months = (await events.LinesAsync(ids, viewer, ct)).GroupBy(l => new DateOnly(l.Span.Start.Year, l.Span.Start.Month, 1))
            .Select(g => new AgendaMonth(g.Key, [.. g])).ToList();
        return new AgendaListView(filter, choices, months, pager, time.Today);

        async Task<IOrderedQueryable<EvenementIndex>> OrderedAsync()
        {
            var query = await NarrowAsync(events.Visible(viewer), filter, now, ct);
            return filter.View == AgendaView.Past ? query.OrderByDescending(e => e.SortUtc).ThenBy(e => e.ContentItemId) : query.OrderBy(e => e.SortUtc).ThenBy(e => e.ContentItemId);
        }
    }

    private async Task<AgendaChoices> ChoicesAsync(Viewer viewer, CancellationToken ct) => new(await networks.AllAsync(viewer, ct), await terms.AllAsync(Evenement.KindTaxonomy, ct),
        [.. (await terms.AllAsync(Evenement.TerritoryTaxonomy, ct)).Where(t => t.Depth == 0).OrderBy(t => t.Name, StringComparer.Create(SiteTime.French, ignoreCase: true))],
        await seasons.AllAsync(viewer, ct));

    private static AgendaFilter Read(AgendaRequest request, AgendaChoices choices)
    {
        var season = choices.Seasons.FirstOrDefault(s => s.Slug == request.Season);
        var view = request.View == AgendaFilter.PastValue ? AgendaView.Past : season is not null ? AgendaView.Season : AgendaView.Upcoming;
        return new AgendaFilter(view, choices.Networks.FirstOrDefault(n => n.Slug == request.Network), choices.Kinds.FirstOrDefault(k => k.Id == request.Kind),
            choices.Territories.FirstOrDefault(t => AgendaFilter.SlugOf(t) == request.Territory), season);
    }

    private async Task<IQueryable<EvenementIndex>> NarrowAsync(IQueryable<EvenementIndex> query, AgendaFilter filter, DateTime now, CancellationToken ct)
    {
        if (filter.View == AgendaView.Past) query = query.Where(e => e.EndUtc <= now && e.SortUtc < now);
        if (filter.View == AgendaView.Upcoming) query = EventTable.Between(query, now);
        if (filter.Season is { } season)
        {
            var (from, to) = (time.ToUtc(season.From.ToDateTime(TimeOnly.MinValue)), time.ToUtc(season.To.AddDays(1).ToDateTime(TimeOnly.MinValue)));
            query = EventTable.Between(query, from, to).Where(e => e.StartUtc >= from);
        }
        if (filter.Kind?.Id is { } kind) query = query.Where(e => e.Kind == kind);
        if (filter.Network is { } network) query = events.OfNetwork(query, network.Id);
        return filter.Epci is { } epci ? await events.OnTerritoryAsync(query, epci.Id, ct) : query;
    }
}

/// <summary>What the filters offer.</summary>
internal sealed record AgendaChoices(IReadOnlyList<Reseau> Networks, IReadOnlyList<Term> Kinds, IReadOnlyList<Term> Territories, IReadOnlyList<Season> Seasons)
{
    /// <summary>The season under way, or the next one.</summary>
    public Season? Current(DateOnly today) => Seasons.FirstOrDefault(s => s.Has(today)) ?? Seasons.LastOrDefault(s => s.From > today);

    /// <summary>The season whose plan is worth a look: the one to come once this one nears its end.</summary>
    public Season? Coming(DateOnly today) => Current(today.AddMonths(2)) ?? Current(today);
}

/// <summary>One month of the list.</summary>
internal sealed record AgendaMonth(DateOnly First, IReadOnlyList<EventLine> Lines)
{
    public string Name => SpanWords.MonthYear(First);
}

/// <summary>What the list shows.</summary>
internal sealed record AgendaListView(AgendaFilter Filter, AgendaChoices Choices, IReadOnlyList<AgendaMonth> Months, Pager Pager, DateOnly Today);
