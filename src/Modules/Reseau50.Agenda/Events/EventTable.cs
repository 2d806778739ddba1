using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Holidays;
using Reseau50.Agenda.Repeating;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda.Events;

/// <summary>Asks for events: the index says which, the items are read once for all of them.</summary>
internal sealed class EventTable(SiteDb db, ContentReader reader, ReseauTable networks, TermTable terms, SiteTime time)
{
    /// <summary>Answers about « now » are kept this long at most.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(5);

    /// <summary>Now, at the grain that answers are kept for.</summary>
    public DateTime Now => new(time.UtcNow.Ticks / Grain.Ticks * Grain.Ticks, DateTimeKind.Utc);

    /// <summary>The dates <paramref name="viewer"/> may see: one for an event, each of its dates for a series.</summary>
    public IQueryable<EvenementIndex> Visible(Viewer viewer) => TakingPlace(db.VisibleTo<EvenementIndex>(viewer)).AsNoTracking();

    /// <summary>Without the dates of series that the school holidays take away.</summary>
    public IQueryable<EvenementIndex> TakingPlace(IQueryable<EvenementIndex> events) =>
        events.Where(e => !e.NotInHolidays || !db.Set<VacancesIndex>().Any(v => v.Published && !v.Restricted && v.FromUtc <= e.StartUtc && v.ToUtc > e.StartUtc));

    /// <summary>Of each event its first date that ends after <paramref name="from"/>: a short list names a series once. Asked row by row, so that a list of three reads no more than it shows.</summary>
    public IQueryable<EvenementIndex> OnceEach(IQueryable<EvenementIndex> events, DateTime from)
    {
        var earlier = TakingPlace(db.Set<EvenementIndex>());
        return events.Where(e => e.Ordinal == 0 || !earlier.Any(o => o.VersionId == e.VersionId && o.Ordinal < e.Ordinal && o.EndUtc > from));
    }

    /// <summary>Those that take place between two moments, even in part. Bounded by <see cref="EventSpan.Longest"/>: however many dates lie further away, none is read.</summary>
    public static IQueryable<EvenementIndex> Between(IQueryable<EvenementIndex> events, DateTime from, DateTime? to = null)
    {
        var earliest = from - EventSpan.Longest;
        events = events.Where(e => e.EndUtc > from && e.SortUtc > earliest);
        if (to is null) return events;
        var latest = to + EventSpan.Longest;
        return events.Where(e => e.StartUtc < to && e.SortUtc < latest);
    }

    public IQueryable<EvenementIndex> OfNetwork(IQueryable<EvenementIndex> events, string networkId) => Picking(events, Evenement.NetworksField, networkId);

    /// <summary>Those that point to <paramref name="id"/> in <paramref name="field"/>.</summary>
    public IQueryable<EvenementIndex> Picking(IQueryable<EvenementIndex> events, string field, string id) =>
        events.Where(e => db.Set<PickerIndex>().Any(p => p.VersionId == e.VersionId && p.Field == field && p.SelectedContentItemId == id));

    /// <summary>Those of a term and of everything below it: an EPCI with its communes.</summary>
    public async Task<IQueryable<EvenementIndex>> OnTerritoryAsync(IQueryable<EvenementIndex> events, string territoryId, CancellationToken ct)
    {
        var below = (await terms.AllAsync(Evenement.TerritoryTaxonomy, ct)).Where(t => t.Id == territoryId || t.Parent?.Id == territoryId).Select(t => t.Id).ToArray();
        return events.Where(e => below.Contains(e.TerritoryId));
    }

    /// <summary>The dates <paramref name="query"/> gives; for a visitor, written and asked once.</summary>
    public Task<IReadOnlyList<Slot>> SlotsAsync(string key, Viewer viewer, Func<Task<IQueryable<EvenementIndex>>> query, CancellationToken ct) =>
        reader.CachedAsync<IReadOnlyList<Slot>>("events:" + key, viewer, async () => await (await query()).Select(e => new Slot(e.ContentItemId, e.StartUtc, e.EndUtc, e.State)).ToListAsync(ct));

    /// <inheritdoc cref="SlotsAsync(string, Viewer, Func{Task{IQueryable{EvenementIndex}}}, CancellationToken)"/>
    public Task<IReadOnlyList<Slot>> SlotsAsync(string key, Viewer viewer, Func<IQueryable<EvenementIndex>> query, CancellationToken ct) =>
        SlotsAsync(key, viewer, () => Task.FromResult(query()), ct);

    /// <summary>Which events point to which of <paramref name="ids"/> in <paramref name="field"/>, in the order of their dates.</summary>
    public Task<IReadOnlyList<(string PickedId, string EventId)>> PickedAsync(string field, IReadOnlyCollection<string> ids, Viewer viewer, CancellationToken ct)
    {
        var asked = ids.Distinct().Order(StringComparer.Ordinal).ToArray();
        return reader.CachedAsync<IReadOnlyList<(string, string)>>($"events:{field}:{string.Join(',', asked)}", viewer, async () =>
            [.. (await (from e in Visible(viewer)
                        join p in db.Set<PickerIndex>() on e.VersionId equals p.VersionId
                        where p.Field == field && asked.Contains(p.SelectedContentItemId)
                        orderby e.SortUtc, e.ContentItemId
                        select new { p.SelectedContentItemId, e.ContentItemId }).ToListAsync(ct)).Select(x => (x.SelectedContentItemId, x.ContentItemId)).Distinct()]);
    }

    /// <summary>The dates as lines: the items are read once for all of them.</summary>
    public async Task<IReadOnlyList<EventLine>> LinesAsync(IReadOnlyList<Slot> slots, Viewer viewer, CancellationToken ct)
    {
        var found = (await EventsAsync(await reader.PublishedAsync([.. slots.Select(s => s.Id).Distinct()], viewer, ct), viewer, ct)).ToDictionary(e => e.Id);
        return [.. slots.Select(s => found.GetValueOrDefault(s.Id) is { Span: not null } e ? LineOf(e, s) : null).OfType<EventLine>()];
    }

    private EventLine LineOf(Evenement e, Slot slot)
    {
        if (e.Dates.Count == 0) return e.Line;
        var span = new EventSpan(e.Span!.Precision, time.ToLocal(slot.StartUtc), time.ToLocal(slot.EndUtc), slot.StartUtc, slot.EndUtc, e.Span.HasEnd);
        return e.LineOn(span, slot.State, span.IsPastAt(time.UtcNow));
    }

    /// <summary>Items as events; networks and terms are read once for all.</summary>
    public async Task<IReadOnlyList<Evenement>> EventsAsync(IReadOnlyList<ContentItem> items, Viewer viewer, CancellationToken ct)
    {
        if (items.Count == 0) return [];
        var all = await networks.AllAsync(viewer, ct);
        var now = time.UtcNow;
        var events = new List<Evenement>(items.Count);
        foreach (var item in items)
        {
            var span = EventSpan.Of(item, time);
            var dates = SeriesDates.Of(item, time);
            var picked = item.Field<ContentPickerField>(Evenement.Type, "Reseaux").ContentItemIds;
            events.Add(new Evenement(item, span, await terms.FindAsync(Evenement.KindTaxonomy, Evenement.TermId(item, "Genre"), ct), [.. all.Where(n => picked.Contains(n.Id))],
                await terms.FindAsync(Evenement.TerritoryTaxonomy, Evenement.TermId(item, "Territoire"), ct), (dates.Count > 0 ? dates[^1].Span : span)?.IsPastAt(now) ?? false)
            { Dates = dates });
        }
        return events;
    }
}

/// <summary>One date, as the index has it.</summary>
internal sealed record Slot(string Id, DateTime StartUtc, DateTime EndUtc, EventState State);
