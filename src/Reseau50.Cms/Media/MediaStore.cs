using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;

namespace Reseau50.Cms.Media;

/// <summary>The media library: files under their path, checked and cleaned at the door, their bytes kept once.</summary>
public sealed class MediaStore
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
    public async Task<MediaFileRow> PutAsync(string path, Stream bytes, CancellationToken ct = default)
    {
        var name = MediaPath.Check(path);
        using var received = await _intake.ReceiveAsync(name, bytes, ct);
        var known = await _db.MediaFiles.FindAsync([name], ct);
        if (known is not null && await _intake.IsCurrentAsync(known, received.Hash, ct))
        {
            known.Changed = false;
            return known;
        }
        // Seconds of work on a picture: done before the transaction, if this call is the one to open it.
        var prepared = await _intake.PrepareAsync(name, received, ct);
        return await _work.RunAsync(() => Task.FromResult(Stage(known, name, received.Hash, prepared)), ct);
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
        Changed("media.deleted", path, $"Fichier « {path} » supprimé.");
        return true;
    }, ct);

    /// <summary>Gives the file another path, of the same type. Throws <see cref="MediaRefusedException"/> when that is taken or the file is not there.</summary>
    public Task<MediaFileRow> MoveAsync(string from, string to, CancellationToken ct = default) => _work.RunAsync(async () =>
    {
        var target = MediaPath.Check(to);
        var row = await _db.MediaFiles.FindAsync([from], ct) ?? throw new MediaRefusedException(from, "ce fichier n’est pas dans la médiathèque.", "Actualisez la liste.");
        if (MediaKind.Of(target)!.ContentType != row.ContentType) throw new MediaRefusedException(to, "le type du fichier changerait.", $"Gardez l’extension de « {from} ».");
        if (await _db.MediaFiles.FindAsync([target], ct) is not null) throw new MediaRefusedException(to, "un fichier porte déjà ce nom.", "Choisissez un autre nom.");
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

    /// <summary>Makes the copies of a picture again if they are not those it should have.</summary>
    internal async Task<bool> RefreshAsync(string path, CancellationToken ct)
    {
        if (await _db.MediaFiles.FindAsync([path], ct) is not { } row || await _intake.RefreshedAsync(row, ct) is not { } made) return false;
        return (await _work.RunAsync(() => Task.FromResult(Stage(row, path, row.SourceHash, made)), ct)).Changed;
    }

    /// <summary>Where the bytes of that hash lie, or null if they are not there.</summary>
    internal string? FileOf(string hash) => File.Exists(_intake.FileOf(hash)) ? _intake.FileOf(hash) : null;

    /// <summary>The bytes served for the file.</summary>
    public Stream OpenRead(MediaFileRow row) => File.OpenRead(_intake.FileOf(row.Hash));

    private MediaFileRow Stage(MediaFileRow? known, string path, string sourceHash, PreparedFile file)
    {
        var row = known ?? _db.Add(new MediaFileRow { Path = path }).Entity;
        var variants = JsonSerializer.Serialize(file.Variants ?? [], ContentJson.Options);
        row.Changed = known is null || row.Hash != file.Hash || row.Variants != variants;
        (row.Hash, row.SourceHash, row.Length, row.ContentType) = (file.Hash, sourceHash, file.Length, MediaKind.Of(path)!.ContentType);
        (row.Width, row.Height, row.Variants, row.Plan) = (file.Width, file.Height, variants, file.Plan);
        if (!row.Changed) return row;
        row.ModifiedUtc = _clock.GetUtcNow().UtcDateTime;
        Changed("media.put", path, known is null ? $"Fichier « {path} » ajouté." : $"Fichier « {path} » remplacé.");
        return row;
    }

    private void Changed(string action, string path, string summary)
    {
        _db.SiteChanged = true;
        _audit.Add(action, "media", path.Length <= 200 ? path : path[..200], summary.Length <= 500 ? summary : summary[..500]);
    }
}
