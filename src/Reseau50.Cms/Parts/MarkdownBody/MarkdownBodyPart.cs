using Microsoft.AspNetCore.Html;
using Reseau50.Cms.Display;
using Reseau50.Cms.Text;

namespace Reseau50.Cms.Parts;

/// <summary>A body in Markdown.</summary>
public sealed class MarkdownBodyPart
{
    public string? Markdown { get; set; }
}

internal sealed class MarkdownBodyPartDriver : PartDriver<MarkdownBodyPart>
{
    protected override Task<object?> Display(MarkdownBodyPart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<object?>(string.IsNullOrWhiteSpace(part.Markdown) ? null : new HtmlString(MarkdownText.ToHtml(part.Markdown)));

    protected override Task Update(MarkdownBodyPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        part.Markdown = form.Text("Markdown");
        return Task.CompletedTask;
    }
}
