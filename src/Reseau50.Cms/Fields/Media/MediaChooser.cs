using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;

namespace Reseau50.Cms.Fields;

/// <summary>What the editor of a media field draws. <see cref="Chooser"/> is null for those who may not choose from the library.</summary>
public sealed record MediaEditModel(EditorModel<MediaField> Editor, MediaFieldSettings Settings, IReadOnlyList<MediaEditLine> Lines, MediaChoices? Chooser);

/// <summary>One file of the field. <see cref="File"/> is null when the library does not have it.</summary>
public sealed record MediaEditLine(string Path, string Text, string Caption, bool Decorative, MediaFileRow? File, MediaHold? Hold)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}

/// <summary>Files to choose from: the newest, or those found.</summary>
public sealed record MediaChoices(string? Q, IReadOnlyList<MediaFileRow> Files, string Accept, string Kind)
{
    /// <summary>Whether the library itself is open to whoever chooses.</summary>
    public bool Keeps { get; init; }
}

/// <summary>The files one may put in a field, without a script.</summary>
internal sealed class MediaChooser(SiteDb db, CurrentViewer viewer, SiteTime time)
{
    private const int Most = 12;
    private static readonly string[] Pictures = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"];

    public async Task<MediaChoices?> ForAsync(MediaFieldSettings settings, FieldContext context, FormInput? form, CancellationToken ct)
    {
        if (!viewer.Value.MayChooseMedia()) return null;
        var q = form?.Raw(context.Prefix + ".Q")?.Trim();
        var allowed = settings.AllowedExtensions.Select(e => e.ToLowerInvariant()).ToList();
        var files = db.MediaWithin(viewer.Value, time.Today).AsNoTracking().Where(f => f.WithdrawnUtc == null);
        foreach (var word in MediaSearch.Fold(q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8)) files = files.Where(f => f.Search.Contains(word));
        // Types are few: each ending is asked for, in any case.
        if (allowed.Count > 0)
        {
            var types = allowed.Select(e => MediaKind.Of("a" + e)?.ContentType).OfType<string>().Distinct().ToArray();
            files = files.Where(f => types.Contains(f.ContentType));
        }
        var newest = await files.OrderByDescending(f => f.ModifiedUtc).ThenBy(f => f.Path).Take(Most).ToListAsync(ct);
        var kind = allowed.Count > 0 && allowed.All(e => Pictures.Contains(e)) ? "image" : allowed.Count > 0 && !allowed.Any(e => Pictures.Contains(e)) ? "document" : "";
        return new MediaChoices(q, newest, string.Join(',', allowed.Count > 0 ? allowed : MediaKind.Extensions.Select(e => "." + e)), kind) { Keeps = viewer.Value.May(MediaPermission.Manage) };
    }

    /// <summary>Those of <paramref name="paths"/> that whoever is there may not put anywhere: nothing is said of them, not even that they exist.</summary>
    public async Task<IReadOnlyCollection<string>> OutOfReachAsync(IReadOnlyCollection<string> paths, CancellationToken ct)
    {
        if (paths.Count == 0 || viewer.Value.AccountId is null || viewer.Value.May(MediaPermission.Manage)) return [];
        return [.. paths.Except(await db.MediaWithin(viewer.Value, time.Today).Where(f => paths.Contains(f.Path)).Select(f => f.Path).ToListAsync(ct))];
    }
}
