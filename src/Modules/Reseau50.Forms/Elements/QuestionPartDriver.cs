using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Forms.Asking;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Files;

namespace Reseau50.Forms.Elements;

/// <summary>What the editor shows of a question depends on its kind; a section has only its condition.</summary>
internal sealed record QuestionEditor(EditorModel<QuestionPart> Model, QuestionKind? Kind)
{
    public QuestionPart Part => Model.Value;

    /// <summary>The words of the limits, or null where there is none.</summary>
    public (string? Least, string? Most, string Input, string? Hint) Limits => Kind switch
    {
        QuestionKind.Text or QuestionKind.LongText => ("Caractères au moins", "Caractères au plus", "number", null),
        QuestionKind.Number => ("Pas moins de", "Pas plus de", "number", "De 1 à 5, par exemple, fait une échelle : les statistiques comptent chaque note."),
        QuestionKind.Choices => ("Réponses au moins", "Réponses au plus", "number", null),
        QuestionKind.Date => ("Pas avant le", "Pas après le", "date", null),
        QuestionKind.File => (null, "Poids au plus, en mégaoctets", "number", $"{FileIntake.MostMegabytes} au plus. Laissez vide pour {FileIntake.UsualMegabytes}."),
        _ => (null, null, "number", null),
    };
}

internal sealed class QuestionPartDriver : ElementDriver<QuestionPart>
{
    public static readonly IReadOnlyList<(string Value, string Text)> Operators =
        [(QuestionCondition.Is, "est"), (QuestionCondition.IsNot, "n’est pas"), (QuestionCondition.Answered, "a une réponse, quelle qu’elle soit")];

    protected override bool IsOptional => true;

    protected override Task<object?> Edit(QuestionPart part, PartContext context, FormInput? form, CancellationToken ct) => Task.FromResult<object?>(new QuestionEditor(
        new EditorModel<QuestionPart>(part, context.Prefix, context.Part.DisplayName, null, form) { Choices = Choice.Select([.. Operators.Select(o => new Choice(o.Value, o.Text))], [part.When?.Operator ?? QuestionCondition.Is]) },
        FormReading.KindOf(context.Item)));

    protected override Task Update(QuestionPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        if (!form.Has("When.Name")) return Task.CompletedTask;
        if (form.Has("Help")) (part.Help, part.Required) = (form.Text("Help"), form.Flag("Required"));
        if (form.Has("Min")) part.Min = form.Text("Min")?.Replace(',', '.');
        if (form.Has("Max")) part.Max = form.Text("Max")?.Replace(',', '.');
        if (form.Has("Extensions")) part.Extensions = (form.Text("Extensions") ?? "").Split([',', ';', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(e => e.TrimStart('.').ToLowerInvariant()).Where(e => e.Length > 0).Distinct().ToList() is { Count: > 0 } named ? named : null;
        part.When = form.Text("When.Name") is { } name ? new QuestionWhen { Name = name, Operator = form.Text("When.Operator") ?? QuestionCondition.Is, Value = form.Text("When.Value") } : null;
        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyList<Problem>> Validate(QuestionPart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Problem>>([.. Faults(part, FormReading.KindOf(context.Item)).Select(f => new Problem($"{context.Prefix}.{f.Input}", f.Message))]);

    private static IEnumerable<(string Input, string Message)> Faults(QuestionPart part, QuestionKind? kind)
    {
        var (least, most) = (Read(part.Min, kind), Read(part.Max, kind));
        var expected = kind == QuestionKind.Date ? "une date" : kind == QuestionKind.Number ? "un nombre" : "un nombre entier";
        if (part.Min is { Length: > 0 } && least is null) yield return ("Min", $"Donnez {expected}, ou laissez vide.");
        if (part.Max is { Length: > 0 } && most is null) yield return ("Max", $"Donnez {expected}, ou laissez vide.");
        if (least > most) yield return ("Max", "Le plus est en dessous du moins : échangez-les.");
        if (kind == QuestionKind.File && most is < 1 or > FileIntake.MostMegabytes && kind == QuestionKind.File) yield return ("Max", $"Donnez de 1 à {FileIntake.MostMegabytes} mégaoctets.");
        if (part.Extensions?.FirstOrDefault(e => !Cms.Media.FileContent.Endings.Contains(e.TrimStart('.').ToLowerInvariant())) is { } unknown)
            yield return ("Extensions", $"« {unknown} » ne peut pas être reçu ici. Genres possibles : {string.Join(", ", Cms.Media.FileContent.Endings)}.");
        if (part.When is { Operator: not QuestionCondition.Answered, Value: null or "" }) yield return ("When.Value", "Donnez la réponse attendue.");
    }

    private static decimal? Read(string? text, QuestionKind? kind) => kind switch
    {
        QuestionKind.Date => FormCheck.Day(text)?.DayNumber,
        QuestionKind.Number => FormCheck.Decimal(text),
        _ => FormCheck.Whole(text),
    };
}
