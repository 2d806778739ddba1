using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;

namespace Reseau50.Cms.Media;

/// <summary>
/// What stands between an item and its place because of the files it points to: a picture that must not be on the site keeps it from being
/// published; a file its author may not read cannot be pointed to at all, or pointing would open it.
/// </summary>
public sealed class MediaPublishing(SiteDb db, CurrentViewer viewer, SiteTime time, IEnumerable<IMediaGate> gates)
{
    /// <summary>The problems of <paramref name="item"/>; <paramref name="before"/> is the version it takes the place of.</summary>
    public async Task<IReadOnlyList<Problem>> ProblemsAsync(ContentItem item, ContentItem? before, bool publish, TypeDefinition? type, CancellationToken ct)
    {
        var mentions = MediaMentions.Of(item).ToList();
        if (mentions.Count == 0) return [];
        var paths = mentions.Select(m => m.Path).Distinct().ToArray();
        var files = await db.MediaFiles.AsNoTracking().Where(f => paths.Contains(f.Path)).ToDictionaryAsync(f => f.Path, ct);
        var had = before is null ? [] : MediaMentions.Of(before).Select(m => m.Path).ToHashSet();
        var problems = new List<Problem>();
        foreach (var (input, path) in mentions)
        {
            if (!files.TryGetValue(path, out var file)) continue;
            var (name, label) = (input, Label(type, input));
            if (!had.Contains(path) && viewer.Value.AccountId is not null && !await MayReadAsync(file, ct))
                problems.Add(new Problem(name, $"« {label} » : vous n’avez pas accès au fichier « {file.Name} ». Choisissez-en un autre."));
            else if (publish && file.HoldOn(time.Today) is { } hold)
                problems.Add(new Problem(name, $"« {label} » ne peut pas être publié : l’image « {file.Name} » {hold.Words()}"));
        }
        return problems;
    }

    private async Task<bool> MayReadAsync(MediaFileRow file, CancellationToken ct)
    {
        // A picture on hold stays one's own to work with: publishing is what waits for the agreement.
        var free = file.At(file.Path);
        (free.WithdrawnUtc, free.Recognisable) = (null, false);
        foreach (var gate in gates)
            if (!await gate.MayReadAsync(free, new System.Security.Claims.ClaimsPrincipal(), ct)) return false;
        return true;
    }

    private static string Label(TypeDefinition? type, string input)
    {
        var names = input.Split('.');
        var field = type?.Parts.FirstOrDefault(p => p.Name == names[0])?.Definition.Field(names.ElementAtOrDefault(1) ?? "");
        return field?.DisplayName ?? (names.Contains("MarkdownBodyPart") || names.Contains("HtmlBodyPart") ? "Texte" : "Contenu");
    }
}
