using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reseau50.Cms.Media;

/// <summary>
/// <c>&lt;picture-of path="ateliers/photo.jpg" alt="…" sizes="(min-width: 60em) 40em, 100vw" /&gt;</c>: the picture with its copies, its size and lazy
/// loading. With <c>profile</c>, the copy of that profile. Draws nothing for a path that is not in the library.
/// </summary>
[HtmlTargetElement("picture-of", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PictureOfTagHelper(MediaStore store) : TagHelper
{
    private const int LargestCopy = 1280;

    public string Path { get; set; } = "";

    /// <summary>What the picture says to someone who does not see it; empty for an ornament.</summary>
    public string? Alt { get; set; }
    public string Sizes { get; set; } = "100vw";
    public string? Profile { get; set; }

    /// <summary>For the picture at the top of the page: loaded at once.</summary>
    public bool Eager { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (await store.FindShownAsync(Path) is not { } file || !file.ContentType.StartsWith("image/", StringComparison.Ordinal))
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "img";
        output.TagMode = TagMode.StartTagOnly;
        var (src, width, height) = Shown(file);
        output.Attributes.SetAttribute("src", src);
        var candidates = Profile is null ? file.AllVariants.Where(v => v is { Profile: null, Format: "webp" }).OrderBy(v => v.Width).ToList() : [];
        if (candidates.Count > 1)
        {
            output.Attributes.SetAttribute("srcset", string.Join(", ", candidates.Select(v => $"{MediaUrl.Of(file, v)} {v.Width}w")));
            output.Attributes.SetAttribute("sizes", Sizes);
        }
        if (width is not null && height is not null)
        {
            output.Attributes.SetAttribute("width", width);
            output.Attributes.SetAttribute("height", height);
        }
        output.Attributes.SetAttribute("alt", Alt ?? "");
        if (Eager) output.Attributes.SetAttribute("fetchpriority", "high");
        else output.Attributes.SetAttribute("loading", "lazy");
        output.Attributes.SetAttribute("decoding", "async");
    }

    private (string Src, int? Width, int? Height) Shown(MediaFileRow file)
    {
        var shown = Profile is not null
            ? file.AllVariants.FirstOrDefault(v => v.Profile == Profile)
            : file.AllVariants.Where(v => v.Profile is null && v.Width < file.Width).OrderBy(v => v.Format == "webp").ThenByDescending(v => v.Width).FirstOrDefault();
        // A picture of moderate size is its own largest copy.
        if (shown is null || (Profile is null && file.Width <= LargestCopy)) return (MediaUrl.Of(file), file.Width, file.Height);
        return (MediaUrl.Of(file, shown), shown.Width, shown.Height);
    }
}
