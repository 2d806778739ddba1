using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Media;
using Reseau50.Cms.Text;

namespace Reseau50.Cms.Fields;

/// <summary>Files of the media library, with the text read in place of each.</summary>
public sealed class MediaField
{
    public List<string> Paths { get; set; } = [];
    public List<string>? MediaTexts { get; set; }
    public List<MediaAnchor?>? Anchors { get; set; }

    /// <summary>The caption of each file here; Orchard has none, and leaves it alone.</summary>
    public List<string>? Captions { get; set; }

    /// <summary>The pictures that say nothing: somebody ticked « image décorative ».</summary>
    public List<string>? Decorative { get; set; }

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

    /// <summary>The caption written here, or empty.</summary>
    public string Caption { get; init; } = "";

    public string Url => "/media/" + string.Join('/', Path.Split('/').Select(Uri.EscapeDataString));
    public string FileName => System.IO.Path.GetFileName(Path);
    public bool IsPicture => Pictures.Contains(System.IO.Path.GetExtension(Path), StringComparer.OrdinalIgnoreCase);

    /// <summary>« PDF, 840 ko ».</summary>
    public string Kind => System.IO.Path.GetExtension(Path).TrimStart('.').ToUpperInvariant() + (Length == 0 ? "" : ", " + FrenchNumber.Bytes(Length));
}

internal sealed class MediaFieldDriver(SiteDb db, SiteTime time, MediaChooser chooser) : FieldDriver<MediaField, MediaFieldSettings>
{
    protected override async Task<object?> Display(MediaField field, MediaFieldSettings settings, FieldContext context, CancellationToken ct)
    {
        if (IsEmpty(field)) return null;
        var files = await db.MediaFiles.AsNoTracking().Where(f => field.Paths.Contains(f.Path)).ToDictionaryAsync(f => f.Path, ct);
        // A picture that must not be on the site today: the item shows without it.
        var shown = field.Paths.Select((path, i) => (Path: path, Text: field.TextOf(i), Caption: field.Captions?.ElementAtOrDefault(i) ?? "", File: files.GetValueOrDefault(path))).Where(x => x.File?.HoldOn(time.Today) is null).ToList();
        return shown.Count == 0 ? null : new FieldModel<IReadOnlyList<MediaView>>([.. shown.Select(x => new MediaView(x.Path, x.Text, x.File?.Length ?? 0, x.File?.Width, x.File?.Height) { Caption = x.Caption })],
            context.Field.DisplayName);
    }

    protected override async Task<object?> Edit(MediaField field, MediaFieldSettings settings, FieldContext context, FormInput? form, CancellationToken ct)
    {
        var files = await KnownAsync(field.Paths, ct);
        var lines = field.Paths.Select((path, i) => new MediaEditLine(path, field.TextOf(i), field.Captions?.ElementAtOrDefault(i) ?? "", field.Decorative?.Contains(path) == true, files.GetValueOrDefault(path),
            files.GetValueOrDefault(path)?.HoldOn(time.Today))).ToList();
        return new MediaEditModel(new EditorModel<MediaField>(field, context.Prefix, context.Field.DisplayName, settings, form), settings, lines, await chooser.ForAsync(settings, context, form, ct));
    }

    // Texts, captions and anchors follow their file when lines are moved or removed.
    protected override async Task Update(MediaField field, MediaFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        if (!form.Has("Paths") && !form.Has("Add")) return;
        var lines = MediaFieldForm.Lines(field, settings, context, form);
        var added = form.All("Add").Where(p => lines.All(l => l.Path != p)).Distinct().ToList();
        foreach (var path in await chooser.OutOfReachAsync([.. lines.Select(l => l.Path).Concat(added).Except(field.Paths)], ct))
        {
            (lines, added) = ([.. lines.Where(l => l.Path != path)], [.. added.Where(p => p != path)]);
            form.Report("Paths", $"« {context.Field.DisplayName} » : vous n’avez pas accès au fichier « {Path.GetFileName(path)} ». Choisissez-en un autre.");
        }
        var files = await KnownAsync([.. lines.Select(l => l.Path), .. added], ct);
        if (added.Count > 0 && !settings.Multiple) (lines, added) = ([], added[^1..]);
        lines.AddRange(added.Select(p => new MediaFieldLine(p, files.GetValueOrDefault(p)?.Alt ?? "", files.GetValueOrDefault(p)?.Caption ?? "", false, null)));
        MediaFieldForm.Move(lines, form);
        var arranged = MediaFieldForm.Acts.Any(a => form.All(a).Count > 0);
        form.Rearranged |= arranged;
        MediaFieldForm.Store(field, settings, lines);
        if (arranged || !settings.AllowMediaText || !form.Has("Texts")) return;
        foreach (var line in lines.Where(l => files.GetValueOrDefault(l.Path) is { IsPicture: true } && l.Text.Length == 0 && !l.Decorative))
            form.Report("Paths", $"« {context.Field.DisplayName} » : décrivez l’image « {Path.GetFileName(line.Path)} » pour qui ne la voit pas, ou cochez « Image décorative ».");
    }

    private Task<Dictionary<string, MediaFileRow>> KnownAsync(List<string> paths, CancellationToken ct) =>
        db.MediaFiles.AsNoTracking().Where(f => paths.Contains(f.Path)).ToDictionaryAsync(f => f.Path, ct);

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
