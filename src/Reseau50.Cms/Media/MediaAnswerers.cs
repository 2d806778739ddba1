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
        var files = await db.MediaFiles.AsNoTracking().Where(f => f.AnswerSource == who.AccountId).OrderBy(f => f.Path).Select(f => f.Path).ToListAsync(ct);
        return [new("fichiers", ["Fichier pour lequel vous avez répondu"], [.. files.Select(f => (IReadOnlyList<string?>)[f])])];
    }

    public async Task EraseAsync(PersonalSubject who, CancellationToken ct)
    {
        await db.MediaFiles.Where(f => f.AnswerSource == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(f => f.AnswerSource, who.Pseudonym), ct);
        await db.Set<MediaPastRow>().Where(p => p.Actor == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(p => p.Actor, who.Pseudonym), ct);
        foreach (var past in await db.Set<MediaPastRow>().Where(p => p.Json.Contains(who.AccountId)).ToListAsync(ct))
        {
            var file = past.File;
            if (file.AnswerSource != who.AccountId) continue;
            file.AnswerSource = who.Pseudonym;
            past.Json = System.Text.Json.JsonSerializer.Serialize(file, ContentJson.Options);
        }
        await db.SaveChangesAsync(ct);
    }
}
