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
        var local = form.Moment("", context.Field.DisplayName, "14/01/2027 09:15", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "dd/MM/yyyy HH:mm", "d/M/yyyy H:mm");
        field.Value = local is null ? null : time.ToUtc(local.Value);
        return Task.CompletedTask;
    }

    protected override bool IsEmpty(DateTimeField field) => field.Value is null;
}
