using Reseau50.Cms.Display;

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

internal sealed class MediaFieldDriver : FieldDriver<MediaField, MediaFieldSettings>
{
    protected override Task Update(MediaField field, MediaFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        var lines = (form.Text("Paths") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(l => l.Split('|', 2, StringSplitOptions.TrimEntries)).ToList();
        field.Paths = [.. lines.Select(l => l[0])];
        field.MediaTexts = settings.AllowMediaText ? [.. lines.Select(l => l.ElementAtOrDefault(1) ?? "")] : null;
        return Task.CompletedTask;
    }

    protected override bool IsEmpty(MediaField field) => field.Paths.Count == 0;

    protected override IEnumerable<string> Faults(MediaField field, MediaFieldSettings settings)
    {
        if (!settings.Multiple && field.Paths.Count > 1) yield return "n’accepte qu’un seul fichier : gardez-en un.";
        foreach (var path in field.Paths.Where(p => p.Contains("..", StringComparison.Ordinal))) yield return $"désigne un fichier hors de la médiathèque : « {path} ».";
        foreach (var path in field.Paths.Where(p => settings.AllowedExtensions.Count > 0 && !settings.AllowedExtensions.Contains(Path.GetExtension(p), StringComparer.OrdinalIgnoreCase)))
            yield return $"n’accepte pas ce type de fichier : « {path} ». Types acceptés : {string.Join(", ", settings.AllowedExtensions)}.";
    }
}
