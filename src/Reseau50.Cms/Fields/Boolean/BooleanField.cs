using Reseau50.Cms.Display;

namespace Reseau50.Cms.Fields;

/// <summary>Yes or no.</summary>
public sealed class BooleanField
{
    public bool Value { get; set; }
}

public sealed class BooleanFieldSettings : FieldSettings
{
    public string? Label { get; set; }
    public bool DefaultValue { get; set; }
}

internal sealed class BooleanFieldDriver : FieldDriver<BooleanField, BooleanFieldSettings>
{
    protected override Task<object?> Display(BooleanField field, BooleanFieldSettings settings, FieldContext context, CancellationToken ct) =>
        Task.FromResult<object?>(context.IsNew ? null : new FieldModel<BooleanField>(field, context.Field.DisplayName));

    protected override Task<object?> Edit(BooleanField field, BooleanFieldSettings settings, FieldContext context, FormInput? form, CancellationToken ct) =>
        Task.FromResult<object?>(new EditorModel<BooleanField>(context.IsNew ? new BooleanField { Value = settings.DefaultValue } : field, context.Prefix, settings.Label is { Length: > 0 } label ? label : context.Field.DisplayName, settings, form));

    protected override Task Update(BooleanField field, BooleanFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        field.Value = form.Flag("");
        return Task.CompletedTask;
    }

    protected override bool Proposes(BooleanFieldSettings settings, FieldContext context) => settings.DefaultValue;

    protected override string Missing => "est obligatoire : cochez la case.";

    protected override bool IsEmpty(BooleanField field) => !field.Value;
}
