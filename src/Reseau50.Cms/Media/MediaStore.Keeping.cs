using Microsoft.EntityFrameworkCore;

namespace Reseau50.Cms.Media;

/// <summary>What is said of files, what left, and folders. Each act leaves an audit line.</summary>
public sealed partial class MediaStore
{
    /// <summary>Says <paramref name="facts"/> of the file; false when there is none.</summary>
    public Task<bool> DescribeAsync(string path, MediaFacts facts, CancellationToken ct = default) => WithAsync(path, row =>
    {
        if ((row.Alt, row.Caption, row.Credit, row.Licence) == (facts.Alt, facts.Caption, facts.Credit, facts.Licence)) return;
        (row.Alt, row.Caption, row.Credit, row.Licence) = (facts.Alt, facts.Caption, facts.Credit, facts.Licence);
        row.Place();
        Changed("media.described", path, $"Fiche du fichier « {path} » modifiée.");
    }, ct);

    /// <summary>Answers « can a child be recognised? » of a picture; false when there is none.</summary>
    public Task<bool> AnswerAsync(string path, MediaAnswer answer, CancellationToken ct = default) => WithAsync(path, row =>
    {
        if (!row.IsPicture || AnswerOf(row) == answer) return;
        Set(row, answer);
        Changed("media.answered", path, $"Enfant reconnaissable sur « {path} » : {(answer.Recognisable switch { true => "oui", false => "non", _ => "sans réponse" })}.");
    }, ct);

    /// <summary>Takes the file off the site without deleting it, or lets it come back; false when there is none.</summary>
    public Task<bool> WithdrawAsync(string path, bool withdrawn, CancellationToken ct = default) => WithAsync(path, row =>
    {
        if (row.WithdrawnUtc is not null == withdrawn) return;
        row.WithdrawnUtc = withdrawn ? _clock.GetUtcNow().UtcDateTime : null;
        Changed(withdrawn ? "media.withdrawn" : "media.returned", path, withdrawn ? $"Fichier « {path} » retiré du site." : $"Fichier « {path} » remis sur le site.");
    }, ct);

    /// <summary>
    /// Puts back a file that was deleted, or bytes that were replaced; what stands there now is kept in turn. Throws <see cref="MediaRefusedException"/> when it is no longer kept, or
    /// another file took the name of a deleted one.
    /// </summary>
    public Task<MediaFileRow> BringBackAsync(Guid id, CancellationToken ct = default) => _work.RunAsync(async () =>
    {
        var past = await _db.Set<MediaPastRow>().FindAsync([id], ct);
        var file = past?.File;
        if (past is null || file is null || FileOf(file.Hash) is null) throw new MediaRefusedException(past?.Path ?? "fichier", "il n’est plus gardé.", $"Un fichier supprimé ou remplacé se rétablit pendant {MediaPastRow.KeptDays} jours.");
        if (await _db.MediaFiles.FindAsync([file.Path], ct) is { } now)
        {
            if (past.Kind == MediaPastRow.Deleted) throw new MediaRefusedException(file.Path, "un autre fichier porte maintenant ce nom.", "Renommez-le ou supprimez-le d’abord.");
            _db.Add(MediaPastRow.Of(now, MediaPastRow.Replaced, _clock.GetUtcNow().UtcDateTime, _audit.Actor));
            _db.Entry(now).State = EntityState.Detached;
            _db.Update(file);
        }
        else
        {
            _db.Add(file);
        }
        _db.Remove(past);
        file.ModifiedUtc = _clock.GetUtcNow().UtcDateTime;
        Changed("media.restored", file.Path, $"Fichier « {file.Path} » rétabli.");
        return file;
    }, ct);

    /// <summary>Makes an empty folder; its ancestors come with it. Throws <see cref="MediaRefusedException"/>.</summary>
    public Task<string> MakeFolderAsync(string path, CancellationToken ct = default) => _work.RunAsync(async () =>
    {
        var name = MediaPath.CheckFolder(path);
        if (await _db.Set<MediaFolderRow>().FindAsync([name], ct) is not null || await HasFilesAsync(name, ct)) throw new MediaRefusedException(name, "ce dossier existe déjà.", "Choisissez un autre nom.");
        _db.Add(new MediaFolderRow { Path = name });
        Changed("media.folder-made", name, $"Dossier « {name} » créé.");
        return name;
    }, ct);

    /// <summary>Removes a folder in which there is nothing. Throws <see cref="MediaRefusedException"/>.</summary>
    public Task DropFolderAsync(string path, CancellationToken ct = default) => _work.RunAsync(async () =>
    {
        var inside = path + "/";
        var rows = await _db.Set<MediaFolderRow>().ToListAsync(ct);
        if (await HasFilesAsync(path, ct) || rows.Any(f => f.Path.StartsWith(inside, StringComparison.Ordinal))) throw new MediaRefusedException(path, "ce dossier n’est pas vide.", "Déplacez ou supprimez d’abord ce qu’il contient.");
        if (rows.FirstOrDefault(f => f.Path == path) is not { } row) throw new MediaRefusedException(path, "ce dossier n’existe plus.", "Actualisez la liste.");
        _db.Remove(row);
        Changed("media.folder-dropped", path, $"Dossier « {path} » supprimé.");
    }, ct);

    private async Task<bool> HasFilesAsync(string folder, CancellationToken ct)
    {
        var inside = folder + "/";
        return await _db.MediaFiles.AnyAsync(f => f.Folder == folder || f.Folder.StartsWith(inside), ct);
    }

    private Task<bool> WithAsync(string path, Action<MediaFileRow> change, CancellationToken ct) => _work.RunAsync(async () =>
    {
        if (await _db.MediaFiles.FindAsync([path], ct) is not { } row) return false;
        change(row);
        return true;
    }, ct);
}
