using Reseau50.Cms.Display;

namespace Reseau50.Cms.Fields;

/// <summary>A day.</summary>
public sealed class DateField
{
    public DateTime? Value { get; set; }
}

public sealed class DateFieldSettings : FieldSettings;

internal sealed class DateFieldDriver : FieldDriver<DateField, DateFieldSettings>
{
    protected override Task Update(DateField field, DateFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        field.Value = form.Moment("", context.Field.DisplayName, Moments.DayExample, Moments.Days) is { } day ? System.DateTime.SpecifyKind(day, DateTimeKind.Utc) : null;
        return Task.CompletedTask;
    }

    protected override bool IsEmpty(DateField field) => field.Value is null;
}
