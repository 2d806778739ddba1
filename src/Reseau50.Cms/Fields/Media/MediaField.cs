using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Text;

namespace Reseau50.Cms.Fields;

/// <summary>Files of the media library, with the text read in place of each.</summary>
public sealed class MediaField
{
    public List<string> Paths { get; set; } = [];
    public List<string>? MediaTexts { get; set; }
    public List<MediaAnchor?>? Anchors { get; set; }

    public string TextOf(int index) => MediaTexts?.ElementAtOrDefault(index) ?? "";
}

/// <summary>The point of a picture that must stay visible, from 0 to 1.</summary>
public sealed class MediaAnchor
{
    public double X { get; set; } = 0.5;
    public double Y { get; set; } = 0.5;
}

public sealed class MediaFieldSettings : FieldSettings
{
    public bool Multiple { get; set; } = true;
    public bool AllowMediaText { get; set; } = true;
    public bool AllowAnchors { get; set; }
    public List<string> AllowedExtensions { get; set; } = [];
}

/// <summary>A file to show. <see cref="Length"/> is 0 when the library does not have it.</summary>
public sealed record MediaView(string Path, string Text, long Length, int? Width, int? Height)
{
    private static readonly string[] Pictures = [".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg"];

    public string Url => "/media/" + string.Join('/', Path.Split('/').Select(Uri.EscapeDataString));
    public string FileName => System.IO.Path.GetFileName(Path);
    public bool IsPicture => Pictures.Contains(System.IO.Path.GetExtension(Path), StringComparer.OrdinalIgnoreCase);

    /// <summary>« PDF, 840 ko ».</summary>
    public string Kind => System.IO.Path.GetExtension(Path).TrimStart('.').ToUpperInvariant() + (Length == 0 ? "" : ", " + FrenchNumber.Bytes(Length));
}

internal sealed class MediaFieldDriver(SiteDb db) : FieldDriver<MediaField, MediaFieldSettings>
{
    protected override async Task<object?> Display(MediaField field, MediaFieldSettings settings, FieldContext context, CancellationToken ct)
    {
        if (IsEmpty(field)) return null;
        var files = await db.MediaFiles.AsNoTracking().Where(f => field.Paths.Contains(f.Path)).Select(f => new { f.Path, f.Length, f.Width, f.Height }).ToDictionaryAsync(f => f.Path, ct);
        return new FieldModel<IReadOnlyList<MediaView>>([.. field.Paths.Select((path, i) =>
            files.TryGetValue(path, out var file) ? new MediaView(path, field.TextOf(i), file.Length, file.Width, file.Height) : new MediaView(path, field.TextOf(i), 0, null, null))],
            context.Field.DisplayName);
    }

    // Texts and anchors follow their file when lines are moved or removed.
    protected override Task Update(MediaField field, MediaFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        var known = field.Paths.Select((path, i) => (path, Text: field.TextOf(i), Anchor: field.Anchors?.ElementAtOrDefault(i))).DistinctBy(x => x.path).ToDictionary(x => x.path);
        var lines = (form.Text("Paths") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(l => l.Split('|', 2, StringSplitOptions.TrimEntries)).ToList();
        field.Paths = [.. lines.Select(l => l[0])];
        if (settings.AllowMediaText || field.MediaTexts is not null)
            field.MediaTexts = [.. lines.Select(l => settings.AllowMediaText ? l.ElementAtOrDefault(1) ?? "" : known.GetValueOrDefault(l[0]).Text ?? "")];
        if (field.Anchors is not null) field.Anchors = [.. lines.Select(l => known.GetValueOrDefault(l[0]).Anchor)];
        return Task.CompletedTask;
    }

    protected override string MainInput => "Paths";

    protected override bool IsEmpty(MediaField field) => field.Paths.Count == 0;

    protected override IEnumerable<Fault> Faults(MediaField field, MediaFieldSettings settings)
    {
        if (!settings.Multiple && field.Paths.Count > 1) yield return "n’accepte qu’un seul fichier : gardez-en un.";
        foreach (var path in field.Paths.Where(p => p.Contains("..", StringComparison.Ordinal))) yield return $"désigne un fichier hors de la médiathèque : « {path} ».";
        foreach (var path in field.Paths.Where(p => settings.AllowedExtensions.Count > 0 && !settings.AllowedExtensions.Contains(Path.GetExtension(p), StringComparer.OrdinalIgnoreCase)))
            yield return $"n’accepte pas ce type de fichier : « {path} ». Types acceptés : {string.Join(", ", settings.AllowedExtensions)}.";
    }
}
