using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;

namespace Reseau50.Agenda.Repeating;

/// <summary>What a series must hold to before it is stored.</summary>
internal sealed class SeriesRules(SiteTime time) : IItemRule
{
    public string ContentType => Evenement.Type;

    public IEnumerable<Problem> Problems(ContentItem item)
    {
        if (Series.Of(item) is not { } series) return [];
        if (EventSpan.Of(item, time) is not { } first) return [Wrong("Frequence", "Une série part d’une première date : indiquez le début de l’événement, ou choisissez « Aucun choix ».")];
        if (first.Precision == EventPrecision.Month) return [Wrong("Frequence", "Une série a besoin d’un jour précis : indiquez la première date au jour ou à l’heure, ou choisissez « Aucun choix ».")];
        return [.. First(item, series, first), .. Until(series, first), .. Exceptions(series, first)];
    }

    private static IEnumerable<Problem> First(ContentItem item, Series series, EventSpan first)
    {
        var day = first.FirstDay;
        if (first.FirstDay != first.LastDay) yield return Wrong("Frequence", "Chaque date d’une série commence et finit le même jour : corrigez la fin de l’événement, ou choisissez « Aucun choix ».");
        if (Evenement.WorkshopOf(item) is not null) yield return Wrong("Frequence", "Les séances d’un atelier s’écrivent une par une, pour que chacune ait son compte-rendu : choisissez « Aucun choix », ou retirez l’atelier.");
        if (series.Rhythm == Rhythm.Weekly && !series.DaysFrom(day).Contains(day.DayOfWeek))
            yield return Wrong("Jours", $"La première date, {SpanWords.Days(day, day)}, n’est pas un des jours cochés : cochez {SeriesWords.Name(day.DayOfWeek)}, ou changez le début.");
        if (series.Rhythm != Rhythm.Monthly) yield break;
        if (series.MonthRule == MonthRule.Day && day.Day > 28) yield return Wrong("JourDuMois", $"Tous les mois n’ont pas de {day.Day} : choisissez « le dernier de ce jour dans le mois », ou une première date avant le 29.");
        if (series.MonthRule == MonthRule.Rank && Series.Rank(day) > 4) yield return Wrong("JourDuMois", $"Tous les mois n’ont pas de cinquième {SeriesWords.Name(day.DayOfWeek)} : choisissez « le dernier de ce jour dans le mois ».");
        if (series.MonthRule == MonthRule.Last && day.AddDays(7).Month == day.Month) yield return Wrong("JourDuMois", $"Le {SpanWords.Days(day, day)} n’est pas le dernier {SeriesWords.Name(day.DayOfWeek)} de son mois : changez le début, ou choisissez « le même rang dans le mois ».");
    }

    private static IEnumerable<Problem> Until(Series series, EventSpan first)
    {
        var day = first.FirstDay;
        if (series.Until is not { } until) yield return Wrong("Jusqua", "Une série a une fin : indiquez jusqu’à quel jour elle se répète.");
        else if (until < day) yield return Wrong("Jusqua", $"La série finirait avant de commencer : choisissez un jour après le {SpanWords.Days(day, day)}.");
        else if (until > day.AddYears(Series.Years)) yield return Wrong("Jusqua", $"Une série dure deux ans au plus : choisissez un jour jusqu’au {SpanWords.Days(day.AddYears(Series.Years), day.AddYears(Series.Years))}.");
        else if (SeriesDates.AllDays(series, day).Skip(Series.Most).Any())
            yield return Wrong("Jusqua", $"Cette série aurait plus de {Series.Most} dates : choisissez une fin plus proche, ou moins de jours.");
    }

    private IEnumerable<Problem> Exceptions(Series series, EventSpan first)
    {
        var days = SeriesDates.Days(series, first.FirstDay).ToHashSet();
        var seen = new HashSet<DateOnly>();
        foreach (var line in series.Exceptions)
        {
            if (ExceptionLine.Read(line) is not { } said) yield return Wrong("Exceptions", $"« {line} » ne se lit pas : écrivez {ExceptionLine.Example}.");
            else if (!days.Contains(said.Day)) yield return Wrong("Exceptions", $"Le {SpanWords.Days(said.Day, said.Day)} n’est pas une date de cette série : corrigez ou retirez la ligne « {line} ».");
            else if (!seen.Add(said.Day)) yield return Wrong("Exceptions", $"Le {SpanWords.Days(said.Day, said.Day)} est cité deux fois : gardez une seule ligne.");
        }
        if (days.Count > 0 && SeriesDates.Of(series, first, time).Count == 0) yield return Wrong("Exceptions", "Il ne reste aucune date : retirez des exceptions, ou choisissez une fin plus lointaine.");
    }

    private static Problem Wrong(string field, string message) => new($"{Series.Part}.{field}", message);
}
