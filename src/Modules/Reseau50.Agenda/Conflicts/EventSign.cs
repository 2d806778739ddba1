using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Months;
using Reseau50.Agenda.Repeating;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Conflicts;

/// <summary>What the form of an event says of its dates: the series in words, and what to know before publishing. Nothing stands in the way.</summary>
internal sealed class EventSign(WarningsOf warnings, CurrentViewer viewer, SiteTime time) : IItemSign
{
    private const int Shown = 6;

    public string ContentType => Evenement.Type;

    public async Task<ItemSign?> OfAsync(ContentItem item, CancellationToken ct)
    {
        var dates = await warnings.DatesOfAsync(item, ct);
        if (dates.Count == 0) return null;
        var found = await FoundAsync(dates, ct);
        var series = Series.Of(item) is { } s && EventSpan.Of(item, time) is { } first ? $"{SeriesWords.Full(s, first)} : {(dates.Count == 1 ? "une date" : $"{dates.Count} dates")}." : null;
        if (series is null && found.Count == 0) return null;
        var text = found.Count == 0 ? series! : string.Join(' ', new[] { series, "Rien n’empêche de publier : ces remarques aident à choisir." }.OfType<string>());
        var month = new DateOnly(dates[0].Day.Year, dates[0].Day.Month, 1);
        return new ItemSign(found.Count == 0 ? "La série" : "Dans le calendrier", text, MonthPages.PathOf(month), $"Voir {SpanWords.MonthYear(month)} dans l’agenda")
        {
            Lines = [.. found.Take(Shown).Select(Line), .. found.Count > Shown ? [new SignLine($"Et {found.Count - Shown} autres remarques sur cette série.")] : Array.Empty<SignLine>()],
        };
    }

    private async Task<IReadOnlyList<DateWarning>> FoundAsync(IReadOnlyList<Seasons.SeasonEvent> dates, CancellationToken ct)
    {
        var against = await warnings.BetweenAsync(dates.Min(d => d.Day), dates.Max(d => d.LastDay), viewer.Value, ct);
        return [.. dates.SelectMany(against.Of)];
    }

    private SignLine Line(DateWarning warning) => warning.Other is not { } other ? new SignLine(warning.Text)
        : new SignLine(warning.Text, other.IsDraft || viewer.Value.MayAny(ItemAct.Edit, Evenement.Type) ? OpenForms.AddressOf(other.Id) : other.Path, other.Title);
}
