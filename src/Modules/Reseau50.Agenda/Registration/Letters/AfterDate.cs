using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Registration.Letters;

/// <summary>Something to do or to read once a date is over.</summary>
internal sealed record AfterLink(string Words, string Path);

/// <summary>What is proposed to those who came: a form for their opinion, the write-up, or where it will be.</summary>
internal sealed class AfterDate(ContentReader reader, IEnumerable<ISessionWriteUp> writeUps)
{
    public async Task<IReadOnlyList<AfterLink>> OfAsync(EventRules rules, Viewer viewer, CancellationToken ct)
    {
        var links = new List<AfterLink>();
        var pointed = (await reader.PublishedAsync([.. new[] { rules.EvaluationId, rules.WorkshopId }.OfType<string>()], viewer, ct)).ToDictionary(i => i.ContentItemId, i => "/" + i.Part<AutoroutePart>().Path);
        if (rules.EvaluationId is { } form && pointed.TryGetValue(form, out var path)) links.Add(new("Donnez-nous votre avis", path));
        if (rules.WorkshopId is { } id && pointed.TryGetValue(id, out var workshop))
        {
            foreach (var source in writeUps)
                if (await source.FindAsync(id, rules.Span.Start, rules.Span.HasEnd ? rules.Span.End : rules.Span.Start, viewer, ct) is { } writeUp) return [.. links, new("Lire le compte rendu", writeUp)];
            links.Add(new("Le compte rendu paraîtra sur la page de l’atelier", workshop));
        }
        return links;
    }
}
