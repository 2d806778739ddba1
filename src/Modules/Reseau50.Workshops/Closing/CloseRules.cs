using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Closing;

/// <summary>What a closed session must say: little for a draft, enough to serve the others once it is published.</summary>
internal static class CloseRules
{
    private const int LongestLine = 250;

    public static void Check(ContentItem item, EventLine session, FormInput form, bool publish)
    {
        if (item.Field<DateField>(WriteUp.Type, "DateSeance").Value is { } day && DateOnly.FromDateTime(day) is var date && (date < session.Span.FirstDay || date > session.Span.LastDay))
            Report("DateSeance", session.Span.FirstDay == session.Span.LastDay ? $"Cette séance a eu lieu {session.Date} : donnez ce jour." : $"Cette séance a eu lieu {session.Date} : choisissez un de ces jours.");
        var lines = WriteUp.Lines(item, "ARetenir");
        if (lines.Count > CloseEditor.MostLines) Report("ARetenir", $"« À retenir » tient en {CloseEditor.MostLines} lignes, et en a {lines.Count} : gardez l’essentiel.");
        else if (lines.Any(l => l.Length > LongestLine)) Report("ARetenir", $"Une ligne de « À retenir » dépasse {LongestLine} caractères : coupez-la, le reste va dans le récit.");
        if (!publish) return;
        if (lines.Count == 0) Report("ARetenir", "Écrivez au moins une ligne à retenir : c’est ce que liront les absents.");
        if (string.IsNullOrWhiteSpace(item.Field<MarkdownField>(WriteUp.Type, "Vecu").Markdown) && string.IsNullOrWhiteSpace(item.Part<MarkdownBodyPart>().Markdown))
            Report("Vecu", "Racontez ce que le groupe a vécu, même en trois phrases.");
        if (Headcount.TotalOf(item) is null && form.Problems.All(p => !p.Name.StartsWith("presents", StringComparison.Ordinal))) form.Report("presents", "Donnez au moins un nombre de présents : 0 si personne n’est venu.");

        void Report(string field, string message) => form.Report([new Problem($"{WriteUp.Type}.{field}", message)]);
    }
}
