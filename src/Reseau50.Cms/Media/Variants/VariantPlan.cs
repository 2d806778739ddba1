using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Reseau50.Cms.Media.Pictures;

namespace Reseau50.Cms.Media.Variants;

/// <summary>One copy to make.</summary>
internal sealed record VariantSpec(string Format, int Width, int Height, string? Profile, bool Crop = false, bool Pad = false, int Quality = 80);

/// <summary>The copies a picture gets: usual widths in WebP and in its own format, and one per profile.</summary>
internal sealed record VariantPlan(IReadOnlyList<VariantSpec> Specs)
{
    private const int Version = 1;
    private static readonly int[] Widths = [320, 640, 1280];

    /// <summary>Changes when the copies would.</summary>
    public string Fingerprint { get; private init; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Version}\n{string.Join('\n', Specs)}")))[..32];

    /// <summary>No copies: a still one of a moving picture would be another picture.</summary>
    public static readonly VariantPlan Moving = new([]) { Fingerprint = "moving" };

    public static VariantPlan Of(PictureFormat format, int width, int height, IEnumerable<KeyValuePair<string, JsonObject>> profiles)
    {
        var own = format switch { PictureFormat.Jpeg => "jpg", PictureFormat.Png => "png", PictureFormat.Gif => "gif", _ => "webp" };
        var specs = new List<VariantSpec>();
        foreach (var w in Widths.Where(w => w < width))
        {
            var h = Math.Max(1, (int)Math.Round((double)height * w / width));
            specs.Add(new VariantSpec("webp", w, h, null));
            if (own != "webp") specs.Add(new VariantSpec(own, w, h, null));
        }
        if (width <= Widths[^1] && own != "webp") specs.Add(new VariantSpec("webp", width, height, null));
        specs.AddRange(profiles.Select(p => MediaProfile.From(p.Value).For(p.Key, own, width, height)));
        return new VariantPlan(specs);
    }
}
