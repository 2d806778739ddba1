using System.Globalization;
using System.Net.Mail;
using Reseau50.Cms.Site;
using Reseau50.Cms.Text;
using Reseau50.Forms.Contracts;

namespace Reseau50.Forms.Asking;

/// <summary>Reads what was typed as an answer to one question: the values to keep, or what is wrong and what to do.</summary>
internal static class FormCheck
{
    public const int LongestLine = 300, LongestText = 5_000, LongestUrl = 1_000;

    public static (IReadOnlyList<string> Values, string? Problem) Of(Question question, IReadOnlyList<string> typed)
    {
        var values = typed.Select(t => Clean(t, question.Kind == QuestionKind.LongText)).Where(t => t.Length > 0).Distinct().ToList();
        if (question.Kind == QuestionKind.Consent) values.RemoveAll(v => v != "true");
        if (values.Count == 0) return ([], question.Required ? Missing(question) : null);
        return question.Kind switch
        {
            QuestionKind.Choices => Choices(question, values),
            QuestionKind.Choice => question.Choices.Any(c => c.Value == values[0]) ? (values[..1], null) : (values, "Choisissez une réponse de la liste."),
            QuestionKind.Consent => (values[..1], null),
            QuestionKind.Number => Number(question, values[0]),
            QuestionKind.Date => Date(question, values[0]),
            _ => (values[..1], Text(question, values[0])),
        };
    }

    public static string Missing(Question question) => question.Kind switch
    {
        QuestionKind.Choice => "Choisissez une réponse.",
        QuestionKind.Choices => "Cochez au moins une réponse.",
        QuestionKind.Consent => "Cochez cette case : sans votre accord, votre réponse ne peut pas être envoyée.",
        QuestionKind.File => "Choisissez un fichier.",
        QuestionKind.Date => "Donnez une date.",
        QuestionKind.Number => "Donnez un nombre.",
        QuestionKind.Email => "Donnez une adresse électronique.",
        _ => "Répondez à cette question.",
    };

    private static string? Text(Question question, string text)
    {
        var most = Whole(question.Max) ?? question.Kind switch { QuestionKind.LongText => LongestText, QuestionKind.Url => LongestUrl, _ => LongestLine };
        if (text.Length > most) return $"Ce texte compte {Pager.Words(text.Length)} caractères ; gardez-en {Pager.Words(most)} au plus.";
        if (Whole(question.Min) is { } least && text.Length < least) return $"C’est un peu court : écrivez au moins {Pager.Words(least)} caractères.";
        return question.Kind switch
        {
            QuestionKind.Email when !(text.Length <= 256 && MailAddress.TryCreate(text, out var mail) && mail.Address == text && mail.Host.Contains('.', StringComparison.Ordinal) && !mail.Host.EndsWith('.')) =>
                "Cette adresse électronique est incomplète : elle s’écrit nom@domaine.fr.",
            QuestionKind.Phone when text.Count(char.IsAsciiDigit) is < 6 or > 15 || text.Any(c => !char.IsAsciiDigit(c) && !char.IsWhiteSpace(c) && !"+.-()/".Contains(c, StringComparison.Ordinal)) =>
                "Ce numéro n’est pas lisible : il s’écrit par exemple 02 33 00 00 00.",
            QuestionKind.Url when !(Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https") => "Cette adresse est incomplète : elle commence par https://.",
            _ => null,
        };
    }

    private static (IReadOnlyList<string>, string?) Choices(Question question, List<string> values)
    {
        if (values.Any(v => question.Choices.All(c => c.Value != v))) return (values, "Choisissez parmi les réponses proposées.");
        if (Whole(question.Min) is { } least && values.Count < least) return (values, $"Cochez au moins {least} réponses.");
        if (Whole(question.Max) is { } most && values.Count > most) return (values, $"Cochez {most} {(most > 1 ? "réponses" : "réponse")} au plus : vous en avez coché {values.Count}.");
        return ([.. question.Choices.Select(c => c.Value).Where(values.Contains)], null);
    }

    private static (IReadOnlyList<string>, string?) Number(Question question, string text)
    {
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace(',', '.').Replace('\u2212', '-');
        if (plain.Length > 20 || !decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return ([text], "Donnez un nombre, par exemple 12 ou 3,5.");
        if (Decimal(question.Min) is { } least && number < least) return ([text], $"Donnez {FrenchNumber.Of(least)} ou plus.");
        if (Decimal(question.Max) is { } most && number > most) return ([text], $"Donnez {FrenchNumber.Of(most)} ou moins.");
        return ([number.ToString("0.##########", CultureInfo.InvariantCulture)], null);
    }

    private static (IReadOnlyList<string>, string?) Date(Question question, string text)
    {
        if (!DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return ([text], "Cette date n’est pas lisible : écrivez par exemple 14/01/2027.");
        if (Day(question.Min) is { } first && day < first) return ([text], $"Donnez une date à partir du {FrenchDate.ShortDay(first.ToDateTime(default))}.");
        if (Day(question.Max) is { } last && day > last) return ([text], $"Donnez une date jusqu’au {FrenchDate.ShortDay(last.ToDateTime(default))}.");
        return ([day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)], null);
    }

    public static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    public static decimal? Decimal(string? text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // What no screen shows and no database takes.
    private static string Clean(string text, bool lines) =>
        string.Concat(text.ReplaceLineEndings("\n").Select(c => c is '\n' or '\t' && !lines ? ' ' : c).Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
}
