using Reseau50.Cms.Display;

namespace Reseau50.Cms.Fields;

/// <summary>An instant: UTC in the store, the site's time for people.</summary>
public sealed class DateTimeField
{
    public System.DateTime? Value { get; set; }
}

public sealed class DateTimeFieldSettings : FieldSettings;

internal sealed class DateTimeFieldDriver(SiteTime time) : FieldDriver<DateTimeField, DateTimeFieldSettings>
{
    protected override Task Update(DateTimeField field, DateTimeFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        var local = form.Moment("", context.Field.DisplayName, Moments.InstantExample, Moments.Instants);
        field.Value = local is null ? null : time.ToUtc(local.Value, field.Value);
        return Task.CompletedTask;
    }

    protected override bool IsEmpty(DateTimeField field) => field.Value is null;
}
