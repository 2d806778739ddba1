using Reseau50.Cms.Display;
using Reseau50.Cms.Text;

namespace Reseau50.Cms.Fields;

/// <summary>A number.</summary>
public sealed class NumericField
{
    public decimal? Value { get; set; }
}

public sealed class NumericFieldSettings : FieldSettings
{
    /// <summary>Digits after the comma.</summary>
    public int Scale { get; set; }
    public decimal? Minimum { get; set; }
    public decimal? Maximum { get; set; }
    public string? Placeholder { get; set; }
}

internal sealed class NumericFieldDriver : FieldDriver<NumericField, NumericFieldSettings>
{
    protected override Task Update(NumericField field, NumericFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        field.Value = form.Number("", context.Field.DisplayName);
        return Task.CompletedTask;
    }

    protected override bool IsEmpty(NumericField field) => field.Value is null;

    protected override IEnumerable<Fault> Faults(NumericField field, NumericFieldSettings settings)
    {
        var value = field.Value!.Value;
        if (value < settings.Minimum) yield return $"doit valoir au moins {Show(settings.Minimum.Value)}.";
        if (value > settings.Maximum) yield return $"doit valoir au plus {Show(settings.Maximum.Value)}.";
        if (decimal.Round(value, settings.Scale) != value)
            yield return settings.Scale == 0 ? "doit être un nombre entier." : $"a trop de décimales : {settings.Scale} au plus.";
    }

    private static string Show(decimal value) => FrenchNumber.Of(value);
}
