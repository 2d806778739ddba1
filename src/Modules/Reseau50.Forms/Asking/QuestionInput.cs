using System.Text.Json;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Text;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Files;

namespace Reseau50.Forms.Asking;

/// <summary>A question as its template draws it.</summary>
internal sealed record QuestionInput(Question Question, EditorInput Input, KeptFile? File)
{
    private const int MostButtons = 6;

    /// <summary>What a script folds it by; null when it is always asked.</summary>
    public string? When => Question.When.Count == 0 ? null : JsonSerializer.Serialize(Question.When.Select(c => new { name = c.Name, op = c.Operator, value = c.Value }), ContentJson.Options);

    public string TicketName => $"{Input.Name}.{FormSheets.TicketOf}";
    public string Accept => string.Join(',', FileIntake.EndingsOf(Question).Select(e => "." + e));

    public static QuestionInput Of(FormFill fill, Question question)
    {
        var typed = fill.Typed.GetValueOrDefault(question.Name) ?? [];
        var kind = question.Kind switch
        {
            QuestionKind.Email => "email",
            QuestionKind.Url => "url",
            QuestionKind.Number => "number",
            QuestionKind.LongText => "textarea",
            QuestionKind.Date => "date",
            QuestionKind.Choice => question.Folded ?? question.Choices.Count > MostButtons ? "select" : "radio",
            QuestionKind.Choices => "checkboxes",
            QuestionKind.Consent => "checkbox",
            QuestionKind.File => "file",
            _ => "text",
        };
        var value = question.Kind == QuestionKind.Consent ? (typed.Contains("true") ? "true" : "false") : question.Kind == QuestionKind.Number && typed.Count > 0 ? Comma(typed[0]) : typed.Count > 0 ? typed[0] : null;
        var input = new EditorInput($"q[{question.Name}]", question.Label, value, kind, Hint(fill, question), question.Required, fill.ProblemOf(question.Name))
        {
            Id = EditorInput.IdOf(fill.NameOf(question.Name)),
            Choices = [.. question.Choices.Select(c => new Choice(c.Value, c.Text, typed.Contains(c.Value)))],
            Most = question.Kind is QuestionKind.LongText or QuestionKind.Text ? FormCheck.Whole(question.Max) : null,
            Autocomplete = question.Kind switch { QuestionKind.Email => "email", QuestionKind.Phone => "tel", _ => null },
        };
        return new QuestionInput(question, input, fill.Files.GetValueOrDefault(question.Name));
    }

    // What was kept is written as people write it; what was typed stays as it was.
    private static string Comma(string typed) => FormCheck.Decimal(typed) is { } number ? FrenchNumber.Input(number)! : typed;

    private static string? Hint(FormFill fill, Question question)
    {
        string?[] said = [ShowIf.Words(question.When, fill.Sheet.Questions), question.Help, Limits(question)];
        return said.Any(s => !string.IsNullOrEmpty(s)) ? string.Join(' ', said.Where(s => !string.IsNullOrEmpty(s))) : null;
    }

    private static string? Limits(Question question) => question.Kind switch
    {
        QuestionKind.Text or QuestionKind.LongText => Between(FormCheck.Whole(question.Min), FormCheck.Whole(question.Max), "caractères"),
        QuestionKind.Number => Between(FormCheck.Decimal(question.Min), FormCheck.Decimal(question.Max), ""),
        QuestionKind.Choices => Between(FormCheck.Whole(question.Min), FormCheck.Whole(question.Max), "réponses"),
        QuestionKind.Date => (FormCheck.Day(question.Min), FormCheck.Day(question.Max)) switch
        {
            ({ } first, { } last) => $"Du {Day(first)} au {Day(last)}.",
            ({ } first, null) => $"À partir du {Day(first)}.",
            (null, { } last) => $"Jusqu’au {Day(last)}.",
            _ => null,
        },
        QuestionKind.File => $"{string.Join(", ", FileIntake.EndingsOf(question).Select(e => "." + e))} ; {FileIntake.MegabytesOf(question)} Mo au plus.",
        _ => null,
    };

    private static string? Between(decimal? least, decimal? most, string what)
    {
        var words = (least, most) switch
        {
            ({ } a, { } b) => $"De {FrenchNumber.Of(a)} à {FrenchNumber.Of(b)} {what}",
            ({ } a, null) => $"{FrenchNumber.Of(a)} {what} au moins",
            (null, { } b) => $"{FrenchNumber.Of(b)} {what} au plus",
            _ => null,
        };
        return words is null ? null : string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) + ".";
    }

    private static string Day(DateOnly day) => FrenchDate.ShortDay(day.ToDateTime(default));
}
