using Microsoft.AspNetCore.Html;
using Reseau50.Cms.Display;
using Reseau50.Cms.Text;

namespace Reseau50.Cms.Parts;

/// <summary>A body in HTML. It is cleaned when shown: only what <see cref="SafeHtml"/> allows reaches a page.</summary>
public sealed class HtmlBodyPart
{
    public string? Html { get; set; }
}

internal sealed class HtmlBodyPartDriver : PartDriver<HtmlBodyPart>
{
    protected override Task<object?> Display(HtmlBodyPart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<object?>(string.IsNullOrWhiteSpace(part.Html) ? null : new HtmlString(SafeHtml.Clean(part.Html)));

    protected override Task Update(HtmlBodyPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        part.Html = form.Text("Html");
        return Task.CompletedTask;
    }
}
