using Reseau50.Cms.Display;

namespace Reseau50.Cms.Fields;

/// <summary>One file of the field, as the form has it.</summary>
internal sealed record MediaFieldLine(string Path, string Text, string Caption, bool Decorative, MediaAnchor? Anchor);

/// <summary>
/// The form of a media field: <c>Paths</c>, <c>Texts</c> and <c>Captions</c> once for each file, in order; <c>Decorative</c> and <c>Add</c> hold paths. Buttons hold the path they act on
/// (<c>Up</c>, <c>Down</c>, <c>Remove</c>), look (<c>Find</c>) or take what is ticked and sent (<c>Take</c>): the form comes back, nothing is stored.
/// </summary>
internal static class MediaFieldForm
{
    public static readonly IReadOnlyList<string> Acts = ["Up", "Down", "Remove", "Find", "Take"];

    public static List<MediaFieldLine> Lines(MediaField field, MediaFieldSettings settings, FieldContext context, FormInput form)
    {
        var before = field.Paths.Select((path, i) => new MediaFieldLine(path, field.TextOf(i), field.Captions?.ElementAtOrDefault(i) ?? "", false, field.Anchors?.ElementAtOrDefault(i)))
            .DistinctBy(l => l.Path).ToDictionary(l => l.Path, StringComparer.Ordinal);
        var (texts, captions) = (form.RawAll(context.Prefix + ".Texts"), form.RawAll(context.Prefix + ".Captions"));
        var (decorative, removed) = (form.All("Decorative"), form.All("Remove"));
        return [.. form.All("Paths").Select((path, i) => new MediaFieldLine(path, settings.AllowMediaText ? Said(texts, i) : before.GetValueOrDefault(path)?.Text ?? "",
            captions is null ? before.GetValueOrDefault(path)?.Caption ?? "" : Said(captions, i), decorative.Contains(path), before.GetValueOrDefault(path)?.Anchor)).Where(l => !removed.Contains(l.Path))];
    }

    public static void Move(List<MediaFieldLine> lines, FormInput form)
    {
        foreach (var (path, by) in form.All("Up").Select(p => (p, -1)).Concat(form.All("Down").Select(p => (p, 1))))
        {
            var at = lines.FindIndex(l => l.Path == path);
            if (at >= 0 && at + by >= 0 && at + by < lines.Count) (lines[at], lines[at + by]) = (lines[at + by], lines[at]);
        }
    }

    public static void Store(MediaField field, MediaFieldSettings settings, List<MediaFieldLine> lines)
    {
        field.Paths = [.. lines.Select(l => l.Path)];
        if (settings.AllowMediaText || field.MediaTexts is not null) field.MediaTexts = [.. lines.Select(l => l.Decorative ? "" : l.Text)];
        field.Captions = lines.Any(l => l.Caption.Length > 0) ? [.. lines.Select(l => l.Caption)] : null;
        field.Decorative = lines.Any(l => l.Decorative) ? [.. lines.Where(l => l.Decorative).Select(l => l.Path)] : null;
        if (field.Anchors is not null) field.Anchors = [.. lines.Select(l => l.Anchor)];
    }

    private static string Said(IReadOnlyList<string>? values, int index) => values?.ElementAtOrDefault(index)?.Trim() ?? "";
}
