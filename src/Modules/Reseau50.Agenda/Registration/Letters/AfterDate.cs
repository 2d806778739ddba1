using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Mine;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Forms.Contracts;

namespace Reseau50.Agenda.Registration.Letters;

/// <summary>Something to do or to read once a date is over.</summary>
internal sealed record AfterLink(string Words, Func<Booking, string> PathOf);

/// <summary>What is proposed to those who came: a form for their opinion, the write-up, or where it will be.</summary>
internal sealed class AfterDate(ContentReader reader, IFormSheets forms, IEnumerable<ISessionWriteUp> writeUps)
{
    public async Task<IReadOnlyList<AfterLink>> OfAsync(EventRules rules, Viewer viewer, CancellationToken ct)
    {
        var links = new List<AfterLink>();
        if (rules.EvaluationId is { } form && await forms.FindAsync(form, viewer, ct) is not null) links.Add(new("Donnez-nous votre avis", b => MinePaths.OpinionOf(b.Secret)));
        if (rules.WorkshopId is not { } id || await reader.PublishedAsync(id, viewer, ct) is not { } workshop) return links;
        foreach (var source in writeUps)
            if (await source.FindAsync(id, rules.Span.Start, rules.Span.HasEnd ? rules.Span.End : rules.Span.Start, viewer, ct) is { } writeUp) return [.. links, new("Lire le compte rendu", _ => writeUp)];
        return [.. links, new("Le compte rendu paraîtra sur la page de l’atelier", _ => "/" + workshop.Part<AutoroutePart>().Path)];
    }
}
