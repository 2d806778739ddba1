using Microsoft.AspNetCore.Html;
using Reseau50.Cms.Display;
using Reseau50.Cms.Text;

namespace Reseau50.Cms.Fields;

/// <summary>HTML, cleaned when shown.</summary>
public sealed class HtmlField
{
    public string? Html { get; set; }
}

public sealed class HtmlFieldSettings : FieldSettings;

internal sealed class HtmlFieldDriver : FieldDriver<HtmlField, HtmlFieldSettings>
{
    protected override Task<object?> Display(HtmlField field, HtmlFieldSettings settings, FieldContext context, CancellationToken ct) =>
        Task.FromResult<object?>(IsEmpty(field) ? null : new HtmlString(SafeHtml.Clean(field.Html!)));

    protected override Task Update(HtmlField field, HtmlFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        field.Html = form.Text("");
        return Task.CompletedTask;
    }

    protected override bool IsEmpty(HtmlField field) => string.IsNullOrWhiteSpace(field.Html);
}
