using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;

namespace Reseau50.Cms.Media;

/// <summary>Who answered for a picture, who deleted a file. The answer stays. A credit stays too: whoever made a picture is named with it, account or not.</summary>
internal sealed class MediaAnswerers(SiteDb db) : IPersonalData
{
    public string Name => "Fichiers";
    public IReadOnlyList<Type> Tables => [typeof(MediaFileRow), typeof(MediaPastRow)];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(PersonalSubject who, CancellationToken ct)
    {
        var own = MediaReach.FolderOf(who.AccountId);
        var files = await db.MediaFiles.AsNoTracking().Where(f => f.AnswerSource == who.AccountId || f.Folder == own).OrderBy(f => f.Path).Select(f => new { f.Path, Sent = f.Folder == own, Answered = f.AnswerSource == who.AccountId }).ToListAsync(ct);
        return [new("fichiers", ["Fichier", "Envoyé par vous", "Vous avez répondu pour lui"], [.. files.Select(f => (IReadOnlyList<string?>)[f.Path, f.Sent ? "oui" : null, f.Answered ? "oui" : null])])];
    }

    public async Task EraseAsync(PersonalSubject who, CancellationToken ct)
    {
        // Earlier answers bear a name instead of an account.
        var name = who.HasNamesake ? who.AccountId : who.Name;
        await db.MediaFiles.Where(f => f.AnswerSource == who.AccountId || f.AnswerSource == name).ExecuteUpdateAsync(s => s.SetProperty(f => f.AnswerSource, who.Pseudonym), ct);
        await db.Set<MediaPastRow>().Where(p => p.Actor == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(p => p.Actor, who.Pseudonym), ct);
        foreach (var past in await db.Set<MediaPastRow>().ToListAsync(ct))
        {
            var file = past.File;
            if (file.AnswerSource != who.AccountId && file.AnswerSource != name) continue;
            file.AnswerSource = who.Pseudonym;
            past.Json = System.Text.Json.JsonSerializer.Serialize(file, ContentJson.Options);
        }
        await db.SaveChangesAsync(ct);
    }
}
