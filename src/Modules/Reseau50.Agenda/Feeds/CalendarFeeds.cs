using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Holidays;
using Reseau50.Agenda.Listing;
using Reseau50.Agenda.Repeating;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Text;

namespace Reseau50.Agenda.Feeds;

/// <summary>The agenda as calendar files. Never a participant, never an event the viewer may not see.</summary>
internal sealed class CalendarFeeds(EventTable events, AgendaFilters filters, SchoolHolidays holidays, AutorouteTable routes, ContentReader reader, SiteTime time) : ICalendarFiles
{
    private static readonly TimeSpan KeptAfter = TimeSpan.FromDays(90);

    /// <summary>A calendar longer than this is refused by some clients.</summary>
    private const int MaxEvents = 1000;

    /// <summary>What is to come and the last ninety days, as <paramref name="filter"/> chooses; a series is there whole, once. What has no day yet is left out.</summary>
    public Task<string> UpcomingAsync(string name, AgendaFilter filter, string address, Viewer viewer, CancellationToken ct) => UpcomingAsync(name, filter.At(""), q => filters.NarrowAsync(q, filter, ct), address, viewer, ct);

    /// <inheritdoc/>
    public async Task<CalendarFile> SessionsAsync(string name, IReadOnlyCollection<string> workshopIds, string address, Viewer viewer, CancellationToken ct = default)
    {
        var asked = workshopIds.Order(StringComparer.Ordinal).ToArray();
        return CalendarFile.Of(await UpcomingAsync(name, "workshops=" + string.Join(',', asked), q => Task.FromResult(q.Where(e => asked.Contains(e.WorkshopId))), address, viewer, ct));
    }

    private async Task<string> UpcomingAsync(string name, string key, Func<IQueryable<EvenementIndex>, Task<IQueryable<EvenementIndex>>> narrow, string address, Viewer viewer, CancellationToken ct)
    {
        var since = events.Now - KeptAfter;
        var slots = await events.SlotsAsync($"ics:{key}:{since.Ticks}", viewer, async () =>
            events.OnceEach(await narrow(EventTable.Between(events.Visible(viewer), since).Where(e => e.Precision != EventPrecision.Month)), since).OrderBy(e => e.SortUtc).ThenBy(e => e.ContentItemId).Take(MaxEvents), ct);
        var found = await events.EventsAsync(await reader.PublishedAsync([.. slots.Select(s => s.Id)], viewer, ct), viewer, ct);
        var without = await holidays.AllAsync(ct);
        return IcsWriter.Write(name, found.Where(e => e.Span is not null).SelectMany(e => Of(e, address, without)));
    }

    /// <summary>One event by the last word of its address, or null when it has no day to put in a calendar.</summary>
    public async Task<string?> OneAsync(string slug, string address, Viewer viewer, CancellationToken ct)
    {
        if (await routes.FindAsync("agenda/" + slug, viewer, ct) is not { ContainedId: null, Item: { ContentType: Evenement.Type } item }) return null;
        var found = (await events.EventsAsync([item], viewer, ct))[0];
        return found.IcsPath is null ? null : IcsWriter.Write(found.Title.Fr(), Of(found, address, await holidays.AllAsync(ct)));
    }

    /// <summary>An event of one date; or a series, then each of its dates that was moved or cancelled.</summary>
    private IEnumerable<IcsEvent> Of(Evenement e, string address, IReadOnlyList<HolidayPeriod> holidays)
    {
        var whole = One(e, e.Span!, e.State, address);
        if (e.Dates.Count == 0) return [whole];
        var (series, first) = (Series.Of(e.Item)!, e.Span!);
        var kept = e.Dates.Where(d => !d.FallsIn(holidays)).ToList();
        var planned = kept.Select(d => d.Planned).ToHashSet();
        var days = SeriesDates.Days(series, first.FirstDay).ToList();
        var rule = new IcsRule(series.Rule(first.FirstDay), At(days[^1]), time.ToUtc(At(days[^1])), [.. days.Where(d => !planned.Contains(d)).Select(At)]);
        return [whole with { Rule = rule }, .. kept.Where(d => d.Moved || d.Cancelled).Select(d => One(e, d.Span, d.Cancelled ? EventState.Cancelled : e.State, address) with { Replaces = At(d.Planned) })];

        DateTime At(DateOnly day) => day.ToDateTime(TimeOnly.FromDateTime(first.Start));
    }

    private static IcsEvent One(Evenement e, EventSpan span, EventState state, string address)
    {
        var allDay = span.Precision == EventPrecision.Day;
        var local = allDay || e.Dates.Count > 0;
        var modified = e.Item.ModifiedUtc ?? e.Item.CreatedUtc ?? DateTime.UnixEpoch;
        return new IcsEvent(e.Id + "@agenda.reseau50", (state == EventState.Cancelled ? "Annulé : " + e.Title : e.Title).Fr(), local ? span.Start : span.StartUtc,
            !span.HasEnd ? null : local ? span.End : span.EndUtc, allDay, state switch { EventState.Cancelled => "CANCELLED", EventState.Confirmed => "CONFIRMED", _ => "TENTATIVE" },
            (int)Math.Clamp((modified - (e.Item.CreatedUtc ?? modified)).TotalSeconds, 0, int.MaxValue), modified)
        {
            InParis = local && !allDay,
            Description = string.Join("\n\n", new[] { e.Summary, e.Access, address + e.Path }.Where(t => t is not null)).Fr(),
            Location = e.Online && e.Place is null ? "En ligne" : string.Join(", ", new[] { e.Place, e.Address }.Where(t => t is not null)).Fr(),
            Url = address + e.Path,
            Categories = [.. new[] { e.Kind?.Name }.OfType<string>().Concat(e.Networks.Select(n => n.Sigle))],
        };
    }
}
