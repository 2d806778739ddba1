using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Holidays;
using Reseau50.Agenda.Repeating;
using Reseau50.Agenda.Seasons;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Conflicts;

/// <summary>Reads once what dates are held against, for one person and a stretch of time.</summary>
internal sealed class WarningsOf(PlannedDates planned, SchoolHolidays holidays, PlannedSeasons seasons, SiteTime time)
{
    /// <summary>Against everything <paramref name="viewer"/> sees between two days, both included.</summary>
    public async Task<DateWarnings> BetweenAsync(DateOnly from, DateOnly to, Viewer viewer, CancellationToken ct) =>
        await AgainstAsync(await planned.BetweenAsync(Utc(from), Utc(to.AddDays(1)), viewer, ct), viewer, ct);

    /// <summary>Against dates that were read already.</summary>
    public async Task<DateWarnings> AgainstAsync(IReadOnlyList<SeasonEvent> others, Viewer viewer, CancellationToken ct) =>
        new(await holidays.AllAsync(ct), [.. (await seasons.AllAsync(viewer, ct)).Select(s => (s.Season, s.Targets))], others);

    /// <summary>The dates of an item, as it would be stored: one, or those of its series that the holidays leave.</summary>
    public async Task<IReadOnlyList<SeasonEvent>> DatesOfAsync(ContentItem item, CancellationToken ct)
    {
        if (EventSpan.Of(item, time) is not { } span) return [];
        if (Series.Of(item) is not { } series) return [Of(item, span, Evenement.StateOf(item), inSeries: false)];
        var without = await holidays.AllAsync(ct);
        return [.. SeriesDates.Of(series, span, time).Where(d => !d.FallsIn(without)).Select(d => Of(item, d.Span, d.Cancelled ? EventState.Cancelled : Evenement.StateOf(item), inSeries: true))];
    }

    private static SeasonEvent Of(ContentItem item, EventSpan span, EventState state, bool inSeries) => new(item.ContentItemId, item.DisplayText, "/" + item.Part<AutoroutePart>().Path, Evenement.TermId(item, "Genre"),
        item.Field<ContentPickerField>(Evenement.Type, "Reseaux").ContentItemIds, Evenement.WorkshopOf(item), state, span.Start, span.EndUtc, span.Precision)
    { LastDay = span.LastDay, InSeries = inSeries, TerritoryId = Evenement.TermId(item, "Territoire"), IsDraft = !item.Published };

    private DateTime Utc(DateOnly day) => time.ToUtc(day.ToDateTime(TimeOnly.MinValue));
}
