using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reseau50.Networks.Contracts;

/// <summary><c>&lt;network-tags networks="…" /&gt;</c>: each network's shape and word, in its colour. The word carries the meaning, the rest helps.</summary>
[HtmlTargetElement("network-tags", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NetworkTagHelper : TagHelper
{
    public IReadOnlyList<Reseau> Networks { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var network in Networks)
        {
            output.Content.AppendHtml($"<span class=\"network network--{HtmlEncoder.Default.Encode(network.Tint)}\"><svg class=\"network__shape\" viewBox=\"0 0 100 100\" aria-hidden=\"true\">{ShapeDrawing.Svg(network.Shape)}</svg>");
            output.Content.Append(network.Sigle);
            output.Content.AppendHtml("</span> ");
        }
    }
}
