using Reseau50.Cms.Display;

namespace Reseau50.Cms.Fields;

/// <summary>A line or a paragraph of plain text, or one value of a fixed list (editor <c>PredefinedList</c>).</summary>
public sealed class TextField
{
    public string? Text { get; set; }
}

public sealed class TextFieldSettings : FieldSettings
{
    public int? MaxLength { get; set; }
}

/// <summary>The list a text is chosen from.</summary>
public sealed class TextFieldPredefinedListEditorSettings
{
    public List<PredefinedOption> Options { get; set; } = [];
    public string? DefaultValue { get; set; }
}

public sealed class PredefinedOption
{
    [System.Text.Json.Serialization.JsonPropertyName("name")]
    public string Name { get; set; } = "";

    [System.Text.Json.Serialization.JsonPropertyName("value")]
    public string Value { get; set; } = "";
}

internal sealed class TextFieldDriver : FieldDriver<TextField, TextFieldSettings>
{
    protected override Task<object?> Display(TextField field, TextFieldSettings settings, FieldContext context, CancellationToken ct)
    {
        var options = context.Field.Settings<TextFieldPredefinedListEditorSettings>().Options;
        var words = options.FirstOrDefault(o => o.Value == field.Text)?.Name;
        return Task.FromResult<object?>(IsEmpty(field) ? null : new FieldModel<TextField>(words is null ? field : new TextField { Text = words }, context.Field.DisplayName));
    }

    protected override Task<object?> Edit(TextField field, TextFieldSettings settings, FieldContext context, FormInput? form, CancellationToken ct)
    {
        var options = context.Field.Settings<TextFieldPredefinedListEditorSettings>();
        return Task.FromResult<object?>(new EditorModel<TextField>(field, context.Prefix, context.Field.DisplayName, settings, form)
        {
            Variant = context.Field.Editor,
            Choices = Choice.Select([.. options.Options.Select(o => new Choice(o.Value, o.Name))], [(context.IsNew ? field.Text ?? options.DefaultValue : field.Text) ?? ""]),
        });
    }

    protected override Task Update(TextField field, TextFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        var kept = field.Text;
        field.Text = form.Text("");
        var options = context.Field.Settings<TextFieldPredefinedListEditorSettings>().Options;
        if (context.Field.Editor == "PredefinedList" && field.Text is not null && field.Text != kept && options.All(o => o.Value != field.Text))
            form.Report("", $"« {context.Field.DisplayName} » : choisissez une des valeurs proposées.");
        return Task.CompletedTask;
    }

    protected override bool Proposes(TextFieldSettings settings, FieldContext context) => context.Field.Settings<TextFieldPredefinedListEditorSettings>().DefaultValue is { Length: > 0 };

    protected override bool IsEmpty(TextField field) => string.IsNullOrWhiteSpace(field.Text);

    protected override IEnumerable<Fault> Faults(TextField field, TextFieldSettings settings) =>
        settings.MaxLength is { } max && field.Text!.Length > max ? [$"est trop long : {max} caractères au plus."] : [];
}
