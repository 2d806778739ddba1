using Microsoft.AspNetCore.Http;
using Reseau50.Admin.Media.Recognisable;
using Reseau50.Cms.Display;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;

namespace Reseau50.Admin.Media.Upload;

/// <summary>What came of one file: kept under a path, or refused. <see cref="Message"/> says it in a sentence or two.</summary>
internal sealed record UploadResult(string Name, string? Path, string Message, bool Waits)
{
    /// <summary>Whether its sheet is open to whoever sent it.</summary>
    public bool Sheet { get; init; } = true;
}

/// <summary>
/// Takes files into the library, each for itself: one that is refused takes no other with it, and none takes the place of another. Those who do not keep the library send into their own folder,
/// whichever is asked for.
/// </summary>
internal sealed class MediaUpload(MediaStore store, CurrentViewer viewer, SiteTime time)
{
    public async Task<IReadOnlyList<UploadResult>> TakeAsync(IEnumerable<IFormFile> files, string folder, AnswerForm answer, CancellationToken ct)
    {
        var results = new List<UploadResult>();
        if (!Keeps) folder = MediaReach.FolderOf(viewer.Value.AccountId!);
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
                    if (!await store.IsSameAsync(path, same, ct)) continue;
                    // Sent again with what was missing: whoever has no sheet to complete answers so.
                    if (known.HoldOn(time.Today) is MediaHold.Unanswered or MediaHold.NoAgreement && answer.Enfant is not null) await store.AnswerAsync(path, answer.Answer(Who), ct);
                    var still = (await store.FindAsync(path, ct))?.HoldOn(time.Today);
                    return Result(name, path, $"« {name} » était déjà dans la médiathèque.", still);
                }
                await using var bytes = file.OpenReadStream();
                var row = await store.PutAsync(path, bytes, answer.Answer(Who), replaces: false, ct);
                var renamed = number > 1 ? $" Un autre fichier portait déjà le nom « {name} » : celui-ci s’appelle « {row.Name} »."
                    : name != file.FileName ? $" Son nom a été adapté : « {row.Name} »." : "";
                return Result(name, path, $"« {row.Name} » est dans la médiathèque.{renamed}", row.HoldOn(time.Today));
            }
        }
        catch (MediaRefusedException e)
        {
            return new UploadResult(name, null, $"« {name} » : {e.Reason} {e.Fix}", false);
        }
    }

    private bool Keeps => viewer.Value.May(MediaPermission.Manage);
    private string Who => viewer.Value.AccountId ?? "";

    private UploadResult Result(string name, string path, string message, MediaHold? hold) => new(name, path, message + hold switch
    {
        null => "",
        { } held when Keeps => $" Cette image {held.Words()}",
        MediaHold.Unanswered => " Cette image attend une réponse : un enfant est-il reconnaissable ? Répondez, puis renvoyez-la.",
        MediaHold.NoAgreement => " Il manque l’accord écrit des parents : complétez la réponse, puis renvoyez l’image.",
        { } held => $" Cette image {held.Words()}",
    }, hold is not null)
    { Sheet = Keeps };
}
