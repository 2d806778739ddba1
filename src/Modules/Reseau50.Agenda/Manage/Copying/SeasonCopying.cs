using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Conflicts;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Holidays;
using Reseau50.Agenda.Repeating;
using Reseau50.Agenda.Seasons;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Manage.Copying;

/// <summary>One event of the season, and what becomes of it in the other year. <see cref="Typed"/> is the date as it was typed; <see cref="New"/> what it means, or what is proposed.</summary>
internal sealed record CopyLine(SeasonEvent Event, ContentItem Item, string NewId, bool Ticked, string Typed, DateOnly? New, string? Problem)
{
    /// <summary>What a first attempt made already: nothing more is made of this line.</summary>
    public string? Existing { get; init; }
    public IReadOnlyList<string> Notes { get; init; } = [];
    public IReadOnlyList<DateWarning> Warnings { get; init; } = [];

    /// <summary>When it is this year.</summary>
    public string Was => Event.Precision == EventPrecision.Month ? SpanWords.Months(Event.Day, Event.LastDay) : SpanWords.Days(Event.Day, Event.LastDay) + (Event.Dates > 1 ? $", puis {Event.Dates - 1} autres dates" : "");
    public bool IsTaken => Ticked && Existing is null;
}

/// <summary>What is proposed for a year.</summary>
internal sealed record CopyPlan(PlannedSeason Source, int Year, IReadOnlyList<CopyLine> Lines, (string Id, string Title)? ExistingSeason)
{
    /// <summary>The day from which nobody has given the school holidays of that year, if there is one.</summary>
    public DateOnly? UnknownFrom { get; init; }
    public int Years => Year - Source.Season.From.Year;
    public bool IsWrong => Lines.Any(l => l.IsTaken && l.Problem is not null);
    public Season Target => Source.Season with { Id = EventCopy.IdOf(Source.Season.Id, Year), From = Source.Season.From.AddYears(Years), To = Source.Season.To.AddYears(Years) };
}

/// <summary>Prepares a season out of another: proposes dates, then makes drafts. One copy at most of each event for each year.</summary>
internal sealed class SeasonCopying(SiteDb db, SiteWork work, PlannedDates planned, PlannedSeasons seasons, SchoolHolidays holidays, ContentReader reader, ContentDrafts drafts, AuditTrail audit, SiteTime time)
{
    public const int Furthest = 3;

    public async Task<CopyPlan?> PlanAsync(string slug, int? year, CopyInput? input, Viewer viewer, CancellationToken ct)
    {
        var all = await seasons.AllAsync(viewer, ct);
        if (all.FirstOrDefault(s => s.Season.Slug == slug) is not { } source) return null;
        var target = year is { } asked && asked > source.Season.From.Year && asked <= source.Season.From.Year + Furthest ? asked : source.Season.From.Year + 1;
        var plan = new CopyPlan(source, target, [], all.Where(s => s.Season.Id == EventCopy.IdOf(source.Season.Id, target) || s.Season.From.Year == target).Select(s => ((string, string)?)(s.Season.Id, s.Season.Name)).FirstOrDefault());
        var events = SeasonLines.OnceEach((await planned.BetweenAsync(Utc(source.Season.From), Utc(source.Season.To.AddDays(1)), viewer, ct)).Where(e => source.Season.Has(e.Day) && !e.IsDraft));
        var items = (await reader.PublishedAsync([.. events.Select(e => e.Id)], viewer, ct)).ToDictionary(i => i.ContentItemId);
        var known = await KnownAsync([.. events.Select(e => EventCopy.IdOf(e.Id, target))], ct);
        var lines = events.Where(e => items.ContainsKey(e.Id)).Select(e => Line(e, items[e.Id], plan, input) with { Existing = known.GetValueOrDefault(EventCopy.IdOf(e.Id, target)) }).ToList();
        return plan with { UnknownFrom = await holidays.UnknownFromAsync(plan.Target, ct), Lines = await WarnedAsync(plan, lines, viewer, ct) };
    }

    /// <summary>Makes what is ticked, all of it or nothing. Answers the plan with its problems when something cannot be made; null problems mean done.</summary>
    public async Task<(int Made, string? Problem)> MakeAsync(string slug, int year, CopyInput input, Viewer viewer, CancellationToken ct)
    {
        try
        {
            return (await work.RunAsync(async () =>
            {
                // Of two forms sent together the second waits here, then finds what the first made.
                await work.HoldAsync($"season-copy:{slug}:{year}", ct);
                var plan = (await PlanAsync(slug, year, input, viewer, ct))!;
                var made = plan.ExistingSeason is null ? [EventCopy.Season(plan.Source.Item, plan.Year, plan.Years, viewer)] : new List<ContentItem>();
                made.AddRange(plan.Lines.Where(l => l.IsTaken).Select(l => EventCopy.Event(l.Item, l.New!.Value, plan.Year, plan.Years, viewer, time)));
                foreach (var item in made)
                    if (await drafts.SaveDraftAsync(item, ct) is { Count: > 0 } problems) throw new CopyRefused($"« {item.Part<Cms.Parts.TitlePart>().Title} » : {string.Join(' ', problems.Select(p => p.Message))}");
                if (made.Count > 0) audit.Add("season.copied", SeasonTable.Type, plan.Source.Season.Id, $"« {plan.Source.Season.Name} » a été reprise pour {plan.Year} : {(made.Count == 1 ? "1 brouillon" : $"{made.Count} brouillons")}.");
                return made.Count;
            }, ct), null);
        }
        catch (CopyRefused refused)
        {
            return (0, refused.Message);
        }
    }

    private CopyLine Line(SeasonEvent e, ContentItem item, CopyPlan plan, CopyInput? input)
    {
        var series = Series.Of(item);
        var first = EventSpan.Of(item, time)!.FirstDay;
        var proposed = NewDates.Of(first, e.Precision, series, plan.Years, plan.Target.From, plan.Target.To);
        var typed = input?.Dates.GetValueOrDefault(e.Id) ?? Moments.DayInput(proposed.ToDateTime(TimeOnly.MinValue))!;
        DateOnly? day = DateOnly.TryParseExact(typed.Trim(), Moments.Days, out var read) ? read : null;
        var problem = day is null ? $"Cette date ne se lit pas : écrivez-la comme {Moments.DayExample}." : day < plan.Target.From || day > plan.Target.To
            ? $"Cette date n’est pas dans la saison {plan.Year} : choisissez un jour du {SpanWords.Days(plan.Target.From, plan.Target.From)} au {SpanWords.Days(plan.Target.To, plan.Target.To)}." : null;
        var ticked = input is null ? !e.IsCancelled && e.WorkshopId is null : input.Taken.Contains(e.Id);
        return new CopyLine(e, item, EventCopy.IdOf(e.Id, plan.Year), ticked, typed, day, problem) { Notes = [.. Notes(e, series)] };
    }

    private static IEnumerable<string> Notes(SeasonEvent e, Series? series)
    {
        if (e.IsCancelled) yield return "Annulée cette année-là.";
        if (e.WorkshopId is not null) yield return "Séance d’atelier : le lien avec l’atelier n’est pas repris.";
        if (series is not null) yield return "Série : la fin avance d’autant, les exceptions ne sont pas reprises.";
    }

    // Against what stands in the other year, and what would stand there beside it.
    private async Task<IReadOnlyList<CopyLine>> WarnedAsync(CopyPlan plan, IReadOnlyList<CopyLine> lines, Viewer viewer, CancellationToken ct)
    {
        var there = await planned.BetweenAsync(Utc(plan.Target.From), Utc(plan.Target.To.AddDays(1)), viewer, ct);
        var coming = lines.Where(l => l.IsTaken && l.New is not null).Select(Moved).ToList();
        var warnings = new DateWarnings(await holidays.AllAsync(ct), [(plan.Target with { Name = $"{plan.Source.Season.Name}, reprise en {plan.Year}" }, plan.Source.Targets)], [.. there, .. coming]);
        return [.. lines.Select(l => l.IsTaken && l.New is not null ? l with { Warnings = [.. warnings.Of(Moved(l))] } : l)];
    }

    private static SeasonEvent Moved(CopyLine line)
    {
        var (e, day) = (line.Event, line.New!.Value);
        return e with { Id = line.NewId, WorkshopId = null, State = EventState.Planned, IsDraft = true, Start = day.ToDateTime(TimeOnly.FromDateTime(e.Start)), LastDay = day.AddDays(e.LastDay.DayNumber - e.Day.DayNumber) };
    }

    private async Task<Dictionary<string, string>> KnownAsync(IReadOnlyList<string> ids, CancellationToken ct) =>
        await db.ContentItems.Where(i => i.Latest && ids.Contains(i.ContentItemId)).Select(i => new { i.ContentItemId, i.DisplayText }).ToDictionaryAsync(i => i.ContentItemId, i => i.DisplayText, ct);

    private DateTime Utc(DateOnly day) => time.ToUtc(day.ToDateTime(TimeOnly.MinValue));

    private sealed class CopyRefused(string message) : Exception(message);
}

/// <summary>What the form says: the events that are taken, the date of each.</summary>
internal sealed record CopyInput(IReadOnlySet<string> Taken, IReadOnlyDictionary<string, string> Dates);
