using System.Globalization;
using Reseau50.Cms.Media.Pictures;

namespace Reseau50.Cms.Media.Variants;

/// <summary>libvips' command-line tools. Without them the site works, and serves pictures as they came.</summary>
internal sealed class ImageTools(MediaOptions options, MediaBlobs blobs)
{
    // Each run takes a core: two uploads at once must not starve the pages. One queue for the process.
    private static readonly SemaphoreSlim Turn = new(Math.Max(1, Environment.ProcessorCount / 2));

    public bool Available => Find(options.VipsThumbnail) is not null && Find(options.Vips) is not null;

    /// <summary>The picture with its pixels turned as the camera was held, or null when it cannot be decoded.</summary>
    public Task<Picture?> TurnAsync(Picture picture, CancellationToken ct) => InFolderAsync(async folder =>
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "in.jpg"), JpegFile.Oriented(picture), ct);
        return await RunAsync(options.Vips, ["autorot", "in.jpg", "out.jpg[Q=92,optimize_coding]"], folder, ct) ? await ReadAsync(folder, "out.jpg", picture.Format, profile: true, ct) : null;
    }, ct);

    /// <summary>The copy of the picture in <paramref name="file"/> that <paramref name="spec"/> asks for, without metadata, or null when it cannot be decoded.</summary>
    public Task<Picture?> CopyAsync(string file, VariantSpec spec, CancellationToken ct) => InFolderAsync(async folder =>
    {
        var output = "out." + spec.Format;
        var target = output + Save(spec);
        var done = !spec.Pad
            ? await ThumbnailAsync(file, $"{spec.Width}x{spec.Height}" + (spec.Crop ? "" : "!"), spec.Crop, target, folder, ct)
            : await ThumbnailAsync(file, $"{spec.Width}x{spec.Height}", false, "fit.png", folder, ct)
              && await RunAsync(options.Vips, ["gravity", "fit.png", target, "centre", Text(spec.Width), Text(spec.Height), "--extend", "white"], folder, ct);
        return done ? await ReadAsync(folder, output, FormatOf(spec.Format), profile: false, ct) : null;
    }, ct);

    private Task<bool> ThumbnailAsync(string file, string size, bool crop, string target, string folder, CancellationToken ct)
    {
        List<string> arguments = [file, "--size", size, "--export-profile", "srgb", "-o", Path.Combine(folder, target)];
        if (crop) arguments.AddRange(["--smartcrop", "centre"]);
        return RunAsync(options.VipsThumbnail, arguments, folder, ct);
    }

    private async Task<bool> RunAsync(string tool, IReadOnlyList<string> arguments, string folder, CancellationToken ct) =>
        await ConfinedProcess.RunAsync(Find(tool)!, arguments, folder, options, ct);

    // What a tool wrote goes through our own reader: that is what takes metadata out, whichever version of the tool left some in.
    private static async Task<Picture?> ReadAsync(string folder, string name, PictureFormat format, bool profile, CancellationToken ct)
    {
        try
        {
            return Picture.Read(format, await File.ReadAllBytesAsync(Path.Combine(folder, name), ct), profile);
        }
        catch (Exception e) when (e is InvalidDataException or FileNotFoundException)
        {
            return null;
        }
    }

    private async Task<Picture?> InFolderAsync(Func<string, Task<Picture?>> work, CancellationToken ct)
    {
        var folder = blobs.NewAside();
        await Turn.WaitAsync(ct);
        try
        {
            Directory.CreateDirectory(folder);
            return await work(folder);
        }
        finally
        {
            Turn.Release();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Save(VariantSpec spec) => spec.Format switch
    {
        "webp" => $"[Q={spec.Quality},strip]",
        "jpg" => $"[Q={spec.Quality},strip,optimize_coding,background=255]",
        "png" => "[compression=9,strip]",
        _ => "",
    };

    private static PictureFormat FormatOf(string name) => name switch { "jpg" => PictureFormat.Jpeg, "png" => PictureFormat.Png, "gif" => PictureFormat.Gif, _ => PictureFormat.WebP };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Find(string tool)
    {
        if (Path.IsPathRooted(tool)) return File.Exists(tool) ? tool : null;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists);
    }
}
