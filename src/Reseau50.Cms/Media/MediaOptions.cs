namespace Reseau50.Cms.Media;

/// <summary>What the media library accepts and the tools it uses (section <c>Media</c>).</summary>
public sealed class MediaOptions
{
    public long MaxBytes { get; set; } = 50_000_000;

    /// <summary>Pictures beyond this are refused before a single pixel is decoded.</summary>
    public long MaxPixels { get; set; } = 50_000_000;

    /// <summary>libvips' command-line tools: a name looked up in PATH, or a full path.</summary>
    public string VipsThumbnail { get; set; } = "vipsthumbnail";
    public string Vips { get; set; } = "vips";

    /// <summary>What one run of a tool may take.</summary>
    public TimeSpan ToolTime { get; set; } = TimeSpan.FromSeconds(30);
    public int ToolMegabytes { get; set; } = 1500;
}
