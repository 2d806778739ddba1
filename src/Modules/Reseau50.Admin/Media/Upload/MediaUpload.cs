using Microsoft.AspNetCore.Http;
using Reseau50.Admin.Media.Recognisable;
using Reseau50.Cms.Display;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;

namespace Reseau50.Admin.Media.Upload;

/// <summary>What came of one file: kept under a path, or refused. <see cref="Message"/> says it in a sentence or two.</summary>
internal sealed record UploadResult(string Name, string? Path, string Message, bool Waits);

/// <summary>Takes files into the library, each for itself: one that is refused takes no other with it, and none takes the place of another.</summary>
internal sealed class MediaUpload(MediaStore store, CurrentViewer viewer, SiteTime time)
{
    public async Task<IReadOnlyList<UploadResult>> TakeAsync(IEnumerable<IFormFile> files, string folder, AnswerForm answer, CancellationToken ct)
    {
        var results = new List<UploadResult>();
        foreach (var file in files) results.Add(await TakeAsync(file, folder, answer, ct));
        return results;
    }

    private async Task<UploadResult> TakeAsync(IFormFile file, string folder, AnswerForm answer, CancellationToken ct)
    {
        var name = UploadName.Of(file.FileName);
        var wanted = folder.Length == 0 ? name : folder + "/" + name;
        try
        {
            for (var number = 1; ; number++)
            {
                var path = number == 1 ? wanted : UploadName.Next(wanted, number);
                if (await store.FindAsync(path, ct) is { } known)
                {
                    await using var same = file.OpenReadStream();
                    if (await store.IsSameAsync(path, same, ct)) return new UploadResult(name, path, $"« {name} » était déjà dans la médiathèque.", known.HoldOn(time.Today) is not null);
                    continue;
                }
                await using var bytes = file.OpenReadStream();
                var row = await store.PutAsync(path, bytes, answer.Answer(viewer.Value.Name ?? viewer.Value.AccountId ?? ""), replaces: false, ct);
                var renamed = number > 1 ? $" Un autre fichier portait déjà le nom « {name} » : celui-ci s’appelle « {row.Name} »."
                    : name != file.FileName ? $" Son nom a été adapté : « {row.Name} »." : "";
                var hold = row.HoldOn(time.Today);
                return new UploadResult(name, path, $"« {row.Name} » est dans la médiathèque.{renamed}{(hold is { } h ? $" Cette image {h.Words()}" : "")}", hold is not null);
            }
        }
        catch (MediaRefusedException e)
        {
            return new UploadResult(name, null, $"« {name} » : {e.Reason} {e.Fix}", false);
        }
    }
}
