using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;

namespace Reseau50.Cms.Media;

/// <summary>The media library: files under their path, checked and cleaned at the door, their bytes kept once.</summary>
public sealed partial class MediaStore
{
    private readonly SiteDb _db;
    private readonly SiteWork _work;
    private readonly SiteCache _cache;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _clock;
    private readonly MediaIntake _intake;

    internal MediaStore(SiteDb db, SiteWork work, SiteCache cache, AuditTrail audit, TimeProvider clock, MediaIntake intake) =>
        (_db, _work, _cache, _audit, _clock, _intake) = (db, work, cache, audit, clock, intake);

    /// <summary>
    /// Puts a file at <paramref name="path"/>, in the unit of work under way or in one of its own; <see cref="MediaFileRow.Changed"/> is false when it
    /// was there already. Throws <see cref="MediaRefusedException"/>.
    /// </summary>
    public Task<MediaFileRow> PutAsync(string path, Stream bytes, CancellationToken ct = default) => PutAsync(path, bytes, null, replaces: true, ct);

    /// <summary>
    /// The same with the answer to « can a child be recognised? »: without one a picture that is new, or has new bytes, waits for it. When it does not replace, a name that
    /// is taken is refused. The bytes it takes the place of are kept for <see cref="MediaPastRow.KeptDays"/> days.
    /// </summary>
    public async Task<MediaFileRow> PutAsync(string path, Stream bytes, MediaAnswer? answer, bool replaces, CancellationToken ct = default)
    {
        var name = MediaPath.Check(path);
        using var received = await _intake.ReceiveAsync(name, bytes, ct);
        var known = await _db.MediaFiles.FindAsync([name], ct);
        if (known is not null && !replaces) throw Taken(path);
        if (known is not null && await _intake.IsCurrentAsync(known, received.Hash, ct))
        {
            known.Changed = false;
            if (answer is not null && known.IsPicture && AnswerOf(known) != answer) await AnswerAsync(name, answer, ct);
            return known;
        }
        // Seconds of work on a picture: done before the transaction, if this call is the one to open it.
        var prepared = await _intake.PrepareAsync(name, received, ct);
        return await _work.RunAsync(() => Task.FromResult(Stage(known, name, received.Hash, prepared, answer)), ct);
    }

    /// <summary>True when putting these bytes there would change nothing; stores nothing.</summary>
    public async Task<bool> IsSameAsync(string path, Stream bytes, CancellationToken ct = default)
    {
        var known = await FindAsync(MediaPath.Check(path), ct);
        if (known is null) return false;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, ct));
        return known.SourceHash == hash || known.Hash == hash;
    }

    /// <summary>Takes the file out of the library; false when there was none.</summary>
    public Task<bool> DeleteAsync(string path, CancellationToken ct = default) => _work.RunAsync(async () =>
    {
        if (await _db.MediaFiles.FindAsync([path], ct) is not { } row) return false;
        _db.Remove(row);
        _db.Add(MediaPastRow.Of(row, MediaPastRow.Deleted, _clock.GetUtcNow().UtcDateTime, _audit.Actor));
        Changed("media.deleted", path, $"Fichier « {path} » supprimé.");
        return true;
    }, ct);

    /// <summary>Gives the file another path, of the same type. Throws <see cref="MediaRefusedException"/> when that is taken, the file is not there, or an item points to it.</summary>
    public Task<MediaFileRow> MoveAsync(string from, string to, CancellationToken ct = default) => _work.RunAsync(async () =>
    {
        var target = MediaPath.Check(to);
        var row = await _db.MediaFiles.FindAsync([from], ct) ?? throw new MediaRefusedException(from, "ce fichier n’est pas dans la médiathèque.", "Actualisez la liste.");
        if (MediaKind.Of(target)!.ContentType != row.ContentType) throw new MediaRefusedException(to, "le type du fichier changerait.", $"Gardez l’extension de « {from} ».");
        if (await _db.MediaFiles.FindAsync([target], ct) is not null) throw Taken(to);
        if (await _db.Set<MediaIndex>().AnyAsync(i => i.Path == from, ct)) throw new MediaRefusedException(from, "des contenus utilisent ce fichier : leurs liens seraient rompus.", "Retirez-le d’abord de ces contenus, ou gardez son nom.");
        var moved = row.At(target);
        _db.Remove(row);
        _db.Add(moved);
        Changed("media.moved", target, $"Fichier « {from} » déplacé vers « {target} ».");
        return moved;
    }, ct);

    /// <summary>Everything below a folder (the empty one is the whole library), in the order of paths.</summary>
    public async Task<IReadOnlyList<MediaFileRow>> ListAsync(string folder = "", CancellationToken ct = default)
    {
        var prefix = folder.Trim('/') is { Length: > 0 } name ? name + "/" : "";
        var rows = await _db.MediaFiles.AsNoTracking().Where(m => m.Path.StartsWith(prefix)).ToListAsync(ct);
        return [.. rows.Where(m => m.Path.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(m => m.Path, StringComparer.Ordinal)];
    }

    /// <summary>The file at that path, or null; from memory once it was asked for.</summary>
    public async Task<MediaFileRow?> FindAsync(string path, CancellationToken ct = default)
    {
        if (path.Contains('\0')) return null;
        if (_cache.Bypassed(_db)) return await _db.MediaFiles.FindAsync([path], ct);
        // Only what exists is remembered: a stranger asking for a thousand wrong addresses must not fill the memory.
        var known = await _cache.GetAsync("media", () => Task.FromResult(new ConcurrentDictionary<string, MediaFileRow>(StringComparer.Ordinal)));
        if (known.TryGetValue(path, out var row)) return row;
        row = await _db.MediaFiles.AsNoTracking().FirstOrDefaultAsync(m => m.Path == path, ct);
        if (row is not null) known[path] = row;
        return row;
    }

    /// <summary>The same, but null for a picture that must not be on the site today: what pages ask.</summary>
    public async Task<MediaFileRow?> FindShownAsync(string path, CancellationToken ct = default) =>
        await FindAsync(path, ct) is { } file && file.HoldOn(new SiteTime(_clock).Today) is null ? file : null;

    /// <summary>Makes the copies of a picture again if they are not those it should have.</summary>
    internal async Task<bool> RefreshAsync(string path, CancellationToken ct)
    {
        if (await _db.MediaFiles.FindAsync([path], ct) is not { } row || await _intake.RefreshedAsync(row, ct) is not { } made) return false;
        return (await _work.RunAsync(() => Task.FromResult(Stage(row, path, row.SourceHash, made, null)), ct)).Changed;
    }

    /// <summary>Where the bytes of that hash lie, or null if they are not there.</summary>
    internal string? FileOf(string hash) => File.Exists(_intake.FileOf(hash)) ? _intake.FileOf(hash) : null;

    /// <summary>The bytes served for the file.</summary>
    public Stream OpenRead(MediaFileRow row) => File.OpenRead(_intake.FileOf(row.Hash));

    private MediaFileRow Stage(MediaFileRow? known, string path, string sourceHash, PreparedFile file, MediaAnswer? answer)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        if (known is not null && known.Hash != file.Hash)
        {
            _db.Add(MediaPastRow.Of(known, MediaPastRow.Replaced, now, _audit.Actor));
            // Another picture is another question.
            if (answer is null) Set(known, new MediaAnswer(null));
        }
        var row = known ?? _db.Add(new MediaFileRow { Path = path }).Entity;
        var variants = JsonSerializer.Serialize(file.Variants ?? [], ContentJson.Options);
        row.Changed = known is null || row.Hash != file.Hash || row.Variants != variants;
        (row.Hash, row.SourceHash, row.Length, row.ContentType) = (file.Hash, sourceHash, file.Length, MediaKind.Of(path)!.ContentType);
        (row.Width, row.Height, row.Variants, row.Plan) = (file.Width, file.Height, variants, file.Plan);
        if (answer is not null && row.IsPicture) Set(row, answer);
        row.Place();
        if (!row.Changed) return row;
        row.ModifiedUtc = now;
        Changed("media.put", path, known is null ? $"Fichier « {path} » ajouté." : $"Fichier « {path} » remplacé.");
        return row;
    }

    internal static MediaAnswer AnswerOf(MediaFileRow row) => new(row.Recognisable, row.AgreementReference, row.AgreementUntil, row.AgreementContext, row.AnswerSource);

    // An agreement has a meaning with « yes » only.
    private static void Set(MediaFileRow row, MediaAnswer answer)
    {
        var agreed = answer.Recognisable == true ? answer : new MediaAnswer(null);
        (row.Recognisable, row.AnswerSource) = (answer.Recognisable, answer.Source);
        (row.AgreementReference, row.AgreementUntil, row.AgreementContext) = (agreed.Reference, agreed.Until, agreed.Context);
    }

    private static MediaRefusedException Taken(string path) => new(path, "un fichier porte déjà ce nom.", "Choisissez un autre nom.");

    private void Changed(string action, string path, string summary)
    {
        _db.SiteChanged = true;
        _audit.Add(action, "media", path.Length <= 200 ? path : path[..200], summary.Length <= 500 ? summary : summary[..500]);
    }
}
