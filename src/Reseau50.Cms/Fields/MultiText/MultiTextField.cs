using Reseau50.Cms.Display;

namespace Reseau50.Cms.Fields;

/// <summary>Several values of a fixed list.</summary>
public sealed class MultiTextField
{
    public List<string> Values { get; set; } = [];
}

public sealed class MultiTextFieldSettings : FieldSettings
{
    public List<MultiTextOption> Options { get; set; } = [];
}

public sealed class MultiTextOption
{
    [System.Text.Json.Serialization.JsonPropertyName("name")]
    public string Name { get; set; } = "";

    [System.Text.Json.Serialization.JsonPropertyName("value")]
    public string Value { get; set; } = "";

    [System.Text.Json.Serialization.JsonPropertyName("default")]
    public bool Default { get; set; }
}

internal sealed class MultiTextFieldDriver : FieldDriver<MultiTextField, MultiTextFieldSettings>
{
    protected override Task<object?> Display(MultiTextField field, MultiTextFieldSettings settings, FieldContext context, CancellationToken ct) =>
        Task.FromResult<object?>(IsEmpty(field) ? null : new FieldModel<IReadOnlyList<string>>(
            [.. field.Values.Select(v => settings.Options.FirstOrDefault(o => o.Value == v)?.Name ?? v)], context.Field.DisplayName));

    protected override Task<object?> Edit(MultiTextField field, MultiTextFieldSettings settings, FieldContext context, FormInput? form, CancellationToken ct) =>
        Task.FromResult<object?>(new EditorModel<MultiTextField>(field, context.Prefix, context.Field.DisplayName, settings, form)
        {
            Choices = Choice.Select([.. settings.Options.Select(o => new Choice(o.Value, o.Name))],
                context.IsNew ? settings.Options.Where(o => o.Default).Select(o => o.Value) : field.Values),
        });

    protected override Task Update(MultiTextField field, MultiTextFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        var kept = field.Values;
        field.Values = form.Chosen("", kept);
        if (field.Values.Except(kept).Any(v => settings.Options.All(o => o.Value != v))) form.Report("", $"« {context.Field.DisplayName} » : choisissez parmi les valeurs proposées.");
        return Task.CompletedTask;
    }

    protected override string Missing => "est obligatoire : cochez au moins une case.";

    protected override bool IsEmpty(MultiTextField field) => field.Values.Count == 0;
}
