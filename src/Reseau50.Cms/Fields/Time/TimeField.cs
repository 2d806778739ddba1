using Reseau50.Cms.Display;

namespace Reseau50.Cms.Fields;

/// <summary>A time of day.</summary>
public sealed class TimeField
{
    public TimeSpan? Value { get; set; }
}

public sealed class TimeFieldSettings : FieldSettings
{
    /// <summary>Seconds between the values a browser proposes.</summary>
    public string? Step { get; set; }
}

internal sealed class TimeFieldDriver : FieldDriver<TimeField, TimeFieldSettings>
{
    protected override Task Update(TimeField field, TimeFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        field.Value = form.Moment("", context.Field.DisplayName, Moments.TimeExample, Moments.Times)?.TimeOfDay;
        return Task.CompletedTask;
    }

    protected override bool IsEmpty(TimeField field) => field.Value is null;
}
