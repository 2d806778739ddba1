using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Text;
using Reseau50.Forms.Asking;
using Reseau50.Forms.Contracts;

namespace Reseau50.Forms.Elements;

/// <summary>A part of an element: it is edited, and the form around it draws it.</summary>
internal abstract class ElementDriver<T> : PartDriver<T> where T : class, new()
{
    public override IReadOnlyList<string> DisplayTypes => [];
}

/// <summary>What Orchard keeps of an element and nobody is asked for here.</summary>
internal abstract class SilentDriver<T> : ElementDriver<T> where T : class, new()
{
    protected override Task<object?> Edit(T part, PartContext context, FormInput? form, CancellationToken ct) => Task.FromResult<object?>(null);
}

internal sealed class FormElementPartDriver : SilentDriver<FormElementPart>;

internal sealed class FormElementValidationPartDriver : SilentDriver<FormElementValidationPart>;

internal sealed class ValidationPartDriver : SilentDriver<ValidationPart>;

internal sealed class ValidationSummaryPartDriver : SilentDriver<ValidationSummaryPart>;

internal sealed class LabelPartDriver : ElementDriver<LabelPart>
{
    protected override Task Update(LabelPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        part.For = form.Text("For");
        return Task.CompletedTask;
    }
}

internal sealed class FormElementLabelPartDriver : ElementDriver<FormElementLabelPart>
{
    private const int Longest = 500;

    protected override Task Update(FormElementLabelPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        part.Label = form.Text("Label")?.Replace('\n', ' ');
        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyList<Problem>> Validate(FormElementLabelPart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Problem>>(part.Label?.Length > Longest ? [new(context.Prefix + ".Label", $"Cette question compte plus de {Longest} caractères : dites le reste dans l’aide.")] : []);
}

/// <summary>The name of a question stays when its words change: answers are joined by it.</summary>
internal sealed class FormInputElementPartDriver : ElementDriver<FormInputElementPart>
{
    private const int Usual = 40;

    protected override Task<object?> Edit(FormInputElementPart part, PartContext context, FormInput? form, CancellationToken ct) =>
        Task.FromResult<object?>(FormReading.KindOf(context.Item) is null ? null : new EditorModel<FormInputElementPart>(part, context.Prefix, context.Part.DisplayName, null, form));

    protected override Task Update(FormInputElementPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        if (FormReading.KindOf(context.Item) is not null) part.Name = form.Text("Name");
        return Task.CompletedTask;
    }

    protected override Task Saving(FormInputElementPart part, PartContext context, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(part.Name) || FormReading.KindOf(context.Item) is null || Slug.Of(context.Item.Part<FormElementLabelPart>().Label ?? "") is not { Length: > 0 } slug) return Task.CompletedTask;
        part.Name = slug.Length <= Usual ? slug : slug[..Usual].TrimEnd('-');
        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyList<Problem>> Validate(FormInputElementPart part, PartContext context, CancellationToken ct) => Task.FromResult<IReadOnlyList<Problem>>(
        part.Name?.Length > FormReading.MaxName ? [new(context.Prefix + ".Name", $"Ce nom compte {FormReading.MaxName} caractères au plus.")] : []);
}

internal sealed class InputPartDriver : ElementDriver<InputPart>
{
    public static readonly IReadOnlyList<(string Value, string Text)> Types =
        [("text", "un texte court"), ("email", "une adresse électronique"), ("tel", "un numéro de téléphone"), ("number", "un nombre"), ("url", "une adresse web")];

    protected override Task<object?> Edit(InputPart part, PartContext context, FormInput? form, CancellationToken ct) => Task.FromResult<object?>(
        new EditorModel<InputPart>(part, context.Prefix, context.Part.DisplayName, null, form) { Choices = Choice.Select([.. Types.Select(t => new Choice(t.Value, t.Text))], [part.Type is { Length: > 0 } type ? type : "text"]) });

    protected override Task Update(InputPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        (part.Type, part.DefaultValue) = (form.Text("Type") ?? "text", form.Text("DefaultValue"));
        return Task.CompletedTask;
    }
}

internal sealed class TextAreaPartDriver : ElementDriver<TextAreaPart>
{
    protected override Task Update(TextAreaPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        part.DefaultValue = form.Text("DefaultValue");
        return Task.CompletedTask;
    }
}

internal sealed class ButtonPartDriver : ElementDriver<ButtonPart>
{
    protected override Task Update(ButtonPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        (part.Text, part.Type) = (form.Text("Text"), part.Type ?? "submit");
        return Task.CompletedTask;
    }
}

/// <summary>Choices are written one a line: « texte | valeur ».</summary>
internal sealed class SelectPartDriver : ElementDriver<SelectPart>
{
    private const int LongestValue = 200;

    protected override Task<object?> Edit(SelectPart part, PartContext context, FormInput? form, CancellationToken ct) => Task.FromResult<object?>(new EditorModel<SelectPart>(part, context.Prefix, context.Part.DisplayName, null, form)
    {
        Variant = context.Item.ContentType,
        Choices = Choice.Select([new("Radio", "des boutons, tous visibles"), new("Dropdown", "une liste à dérouler")], part.Editor is { } editor ? [editor] : []),
    });

    public static string Lines(SelectPart part) => string.Join('\n', (part.Options ?? []).Select(o => o.Value is { Length: > 0 } value && value != o.Text ? $"{o.Text} | {value}" : o.Text));

    protected override Task Update(SelectPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        if (!form.Has("Options")) return Task.CompletedTask;
        part.Options = [.. (form.Text("Options") ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Option)];
        part.DefaultValue = form.Text("DefaultValue");
        if (form.Has("Editor")) part.Editor = form.Text("Editor");
        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyList<Problem>> Validate(SelectPart part, PartContext context, CancellationToken ct) => Task.FromResult<IReadOnlyList<Problem>>([.. Faults(part, context.Prefix).Take(1)]);

    private static IEnumerable<Problem> Faults(SelectPart part, string prefix)
    {
        var values = (part.Options ?? []).Select(o => o.Value ?? o.Text ?? "").ToList();
        if (values.Count == 0) yield return new(prefix + ".Options", "Écrivez les choix, un par ligne.");
        if (values.GroupBy(v => v).FirstOrDefault(g => g.Count() > 1) is { } twice) yield return new(prefix + ".Options", $"« {twice.Key} » est écrit deux fois : gardez-en un.");
        if (values.FirstOrDefault(v => v.Length > LongestValue) is { } longest) yield return new(prefix + ".Options", $"« {longest[..40]}… » compte plus de {LongestValue} caractères : écrivez un texte, une barre, puis une valeur courte.");
        if (part.DefaultValue is { Length: > 0 } proposed && !values.Contains(proposed)) yield return new(prefix + ".DefaultValue", $"« {proposed} » n’est pas un des choix.");
    }

    private static SelectOption Option(string line)
    {
        var bar = line.LastIndexOf('|');
        var (text, value) = bar < 0 ? (line, line) : (line[..bar].Trim(), line[(bar + 1)..].Trim());
        return new SelectOption { Text = text.Length > 0 ? text : value, Value = value.Length > 0 ? value : text };
    }
}
