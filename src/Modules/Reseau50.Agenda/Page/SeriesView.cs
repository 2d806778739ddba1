using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Holidays;
using Reseau50.Agenda.Repeating;

namespace Reseau50.Agenda.Page;

/// <summary>A series on its page: its next dates, how many follow. The facts beside say it in words. Drawn by the template <c>EventSeries</c>.</summary>
internal sealed record SeriesView(IReadOnlyList<Occurrence> Next, int More)
{
    private const int Shown = 8;

    public static SeriesView Of(Evenement e, IReadOnlyList<HolidayPeriod> holidays, DateTime now)
    {
        var coming = e.Dates.Where(d => !d.FallsIn(holidays) && !d.Span.IsPastAt(now)).ToList();
        return new SeriesView([.. coming.Take(Shown)], Math.Max(0, coming.Count - Shown));
    }

    /// <summary>What is to be known of one date beyond when it is.</summary>
    public static string? NoteOf(Occurrence date) => date.Cancelled ? "annulée" : date.Moved ? $"au lieu du {SpanWords.Days(date.Planned, date.Planned)}" : null;
}
