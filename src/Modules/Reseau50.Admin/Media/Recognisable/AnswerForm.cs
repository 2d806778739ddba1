using System.Globalization;
using Reseau50.Cms.Content;
using Reseau50.Cms.Media;

namespace Reseau50.Admin.Media.Recognisable;

/// <summary>« Un enfant est-il reconnaissable ? », as typed.</summary>
internal sealed record AnswerForm(string? Enfant, string? Reference, string? Jusque, string? Contexte)
{
    public const string No = "non", Yes = "oui";

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public string? ProblemOf(string name) => Problems.FirstOrDefault(p => p.Name == name)?.Message;

    public static AnswerForm Of(MediaFileRow file) => new(file.Recognisable switch { true => Yes, false => No, _ => null }, file.AgreementReference,
        file.AgreementUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), file.AgreementContext);

    /// <summary>The answer as it can be kept: what is missing of an agreement stays missing, and holds the picture.</summary>
    public MediaAnswer Answer(string who) => Enfant switch
    {
        No => new MediaAnswer(false, Source: who),
        Yes => new MediaAnswer(true, Short(Reference, MediaAnswer.MaxReference), Until, Short(Contexte, MediaAnswer.MaxContext), who),
        _ => new MediaAnswer(null),
    };

    /// <summary>The same with everything that is wrong with it.</summary>
    public AnswerForm Check(DateOnly today)
    {
        var problems = new List<Problem>();
        if (Enfant is not (No or Yes)) problems.Add(new Problem("enfant", "Un enfant est-il reconnaissable ? Répondez par oui ou par non."));
        if (Enfant == Yes)
        {
            if (string.IsNullOrWhiteSpace(Reference)) problems.Add(new Problem("reference", "Indiquez où l’accord écrit des deux parents est rangé, par exemple « classeur 3, n° 12 »."));
            else if (Reference.Trim().Length > MediaAnswer.MaxReference) problems.Add(new Problem("reference", $"Cette référence est trop longue : gardez au plus {MediaAnswer.MaxReference} caractères."));
            if (Until is null) problems.Add(new Problem("jusque", "Indiquez le dernier jour de l’accord, par exemple 31/08/2027."));
            else if (Until < today) problems.Add(new Problem("jusque", "Cette date est passée : l’accord n’est plus valable. Demandez-en un nouveau aux parents."));
            if (string.IsNullOrWhiteSpace(Contexte)) problems.Add(new Problem("contexte", "Indiquez pour quel usage l’accord a été donné, par exemple « site du réseau et affiche »."));
            else if (Contexte.Trim().Length > MediaAnswer.MaxContext) problems.Add(new Problem("contexte", $"Cet usage est trop long : gardez au plus {MediaAnswer.MaxContext} caractères."));
        }
        return this with { Problems = problems };
    }

    private DateOnly? Until => DateOnly.TryParseExact(Jusque?.Trim(), ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Short(string? text, int max) => text?.Trim() is { Length: > 0 } said ? said.Length <= max ? said : said[..max] : null;
}
