using Microsoft.AspNetCore.Html;
using Reseau50.Cms.Display;
using Reseau50.Cms.Text;

namespace Reseau50.Cms.Fields;

/// <summary>Markdown text.</summary>
public sealed class MarkdownField
{
    public string? Markdown { get; set; }
}

public sealed class MarkdownFieldSettings : FieldSettings;

internal sealed class MarkdownFieldDriver : FieldDriver<MarkdownField, MarkdownFieldSettings>
{
    protected override Task<object?> Display(MarkdownField field, MarkdownFieldSettings settings, FieldContext context, CancellationToken ct) =>
        Task.FromResult<object?>(IsEmpty(field) ? null : new HtmlString(MarkdownText.ToHtml(field.Markdown!)));

    protected override Task Update(MarkdownField field, MarkdownFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        field.Markdown = form.Text("");
        return Task.CompletedTask;
    }

    protected override bool IsEmpty(MarkdownField field) => string.IsNullOrWhiteSpace(field.Markdown);
}
