using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Listing;

/// <summary>What an address asks of the list, as it came.</summary>
internal sealed record AgendaRequest(string? View = null, string? Network = null, string? Kind = null, string? Territory = null, string? Season = null, int Page = 1);

/// <summary>Composes the list of dates: as many queries for one date as for a full page.</summary>
internal sealed class AgendaList(EventTable events, AgendaFilters filters, ContentReader reader, SiteDocuments documents, SiteTime time)
{
    /// <summary>The list, or null when there is no such page of it.</summary>
    public async Task<AgendaListView?> BuildAsync(AgendaRequest request, Viewer viewer, CancellationToken ct)
    {
        var choices = await filters.ChoicesAsync(viewer, ct);
        var filter = choices.Read(request);
        var size = (await documents.ReadAsync<SiteSettings>(ct)).PageSize;
        var (now, page) = (events.Now, Math.Max(1, request.Page));
        var key = $"{filter.Key}:{now.Ticks}";
        var total = await reader.CachedAsync("events-total:" + key, viewer, async () => await (await OrderedAsync()).TotalAsync(ct));
        var pager = new Pager(page, size, total, "/agenda", filter.Query);
        if (page > pager.Pages) return null;
        var slots = await events.SlotsAsync($"{key}:{page}:{size}", viewer, async () => (await OrderedAsync()).Skip(pager.Skip).Take(size), ct);
        var months = (await events.LinesAsync(slots, viewer, ct)).GroupBy(l => new DateOnly(l.Span.Start.Year, l.Span.Start.Month, 1))
            .Select(g => new AgendaMonth(g.Key, [.. g])).ToList();
        return new AgendaListView(filter, choices, months, pager, time.Today);

        async Task<IOrderedQueryable<EvenementIndex>> OrderedAsync()
        {
            var query = await filters.NarrowAsync(InTime(events.Visible(viewer), filter, now), filter, ct);
            return filter.View == AgendaView.Past ? query.OrderByDescending(e => e.SortUtc).ThenBy(e => e.ContentItemId) : query.OrderBy(e => e.SortUtc).ThenBy(e => e.ContentItemId);
        }
    }

    private IQueryable<EvenementIndex> InTime(IQueryable<EvenementIndex> query, AgendaFilter filter, DateTime now)
    {
        if (filter.View == AgendaView.Past) query = query.Where(e => e.EndUtc <= now && e.SortUtc < now);
        if (filter.View == AgendaView.Upcoming) query = EventTable.Between(query, now);
        if (filter.Season is not { } season) return query;
        var (from, to) = (time.ToUtc(season.From.ToDateTime(TimeOnly.MinValue)), time.ToUtc(season.To.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        return EventTable.Between(query, from, to).Where(e => e.StartUtc >= from);
    }
}

/// <summary>One month of the list.</summary>
internal sealed record AgendaMonth(DateOnly First, IReadOnlyList<EventLine> Lines)
{
    public string Name => SpanWords.MonthYear(First);
}

/// <summary>What the list shows.</summary>
internal sealed record AgendaListView(AgendaFilter Filter, AgendaChoices Choices, IReadOnlyList<AgendaMonth> Months, Pager Pager, DateOnly Today);
