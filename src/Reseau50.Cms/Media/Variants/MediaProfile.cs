using System.Text.Json.Nodes;
using Reseau50.Cms.Content;

namespace Reseau50.Cms.Media.Variants;

internal enum ResizeMode { Undefined, Max, Crop, Pad, BoxPad, Min, Stretch }

internal enum ProfileFormat { Undefined, Bmp, Gif, Jpg, Png, Tga, WebP }

/// <summary>A named size, as Orchard's <c>MediaProfiles</c> step gives it.</summary>
internal sealed class MediaProfile
{
    private const int MaxSide = 4096, DefaultQuality = 82;

    public string? Hint { get; set; }
    public int Width { get; set; }
    public int Height { get; set; }
    public ResizeMode Mode { get; set; }
    public ProfileFormat Format { get; set; }
    public int Quality { get; set; }

    public static MediaProfile From(JsonObject json) => ContentJson.Read<MediaProfile>(json);

    /// <summary>The variant of a picture of that format and size.</summary>
    public VariantSpec For(string name, string format, int width, int height)
    {
        var (w, h) = (Math.Clamp(Width, 0, MaxSide), Math.Clamp(Height, 0, MaxSide));
        var (outW, outH, pad) = Mode switch
        {
            ResizeMode.Crop or ResizeMode.Stretch when w > 0 && h > 0 => (w, h, false),
            ResizeMode.Pad or ResizeMode.BoxPad when w > 0 && h > 0 => (w, h, true),
            ResizeMode.Min => Scaled(width, height, Math.Max(Ratio(w, width), Ratio(h, height))),
            _ => Scaled(width, height, Math.Min(w == 0 ? 1 : Ratio(w, width), h == 0 ? 1 : Ratio(h, height))),
        };
        var crop = Mode == ResizeMode.Crop && w > 0 && h > 0;
        // 100 is what Orchard writes when nobody chose: taken at its word, it doubles the weight for nothing one can see.
        return new VariantSpec(Name(format), outW, outH, name, crop, pad, Quality is > 0 and < 100 ? Quality : DefaultQuality);
    }

    private string Name(string own) => Format switch
    {
        ProfileFormat.Gif => "gif",
        ProfileFormat.Jpg => "jpg",
        ProfileFormat.WebP => "webp",
        ProfileFormat.Png or ProfileFormat.Bmp or ProfileFormat.Tga => "png",
        _ => own,
    };

    private static double Ratio(int wanted, int actual) => (double)wanted / actual;

    // Pictures are never enlarged but to fill a frame: a blurred copy serves nobody.
    private static (int, int, bool) Scaled(int width, int height, double scale) => scale is > 0 and < 1
        ? (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)), false)
        : (width, height, false);
}
