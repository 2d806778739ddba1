using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reseau50.Networks.Contracts;

/// <summary>
/// <c>&lt;cover-art theme="theme-nature" network="…" seed="…" /&gt;</c>: a picture of cut papers made from a theme and a network. Same input, same picture:
/// an author never has to find an image.
/// </summary>
[HtmlTargetElement("cover-art", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CoverTagHelper : TagHelper
{
    /// <summary>A term's id; decides the scene.</summary>
    public string? Theme { get; set; }
    public Reseau? Network { get; set; }

    /// <summary>Anything that tells two covers of one theme apart.</summary>
    public string Seed { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"cover cover--{Network?.Tint ?? "granit"}");
        output.Attributes.SetAttribute("viewBox", "0 0 360 150");
        output.Attributes.SetAttribute("preserveAspectRatio", "xMidYMid slice");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent(CoverArt.Draw(Theme ?? "", Network?.Shape ?? "triangle", Seed));
    }
}
