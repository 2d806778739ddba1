using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Media.Library;
using Reseau50.Cms.Data;
using Reseau50.Cms.Media;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Media.Deleted;

/// <summary>Files that were deleted, or replaced, and can still come back.</summary>
[Needs(MediaPermission.Manage)]
internal sealed class DeletedController(MediaStore store, SiteDb db) : AdminController
{
    private const int Most = 200;

    [HttpGet(LibraryController.Path + "/supprimes")]
    public async Task<IActionResult> All(CancellationToken ct) =>
        Screen("Deleted", await db.Set<MediaPastRow>().AsNoTracking().Where(p => p.Kind == MediaPastRow.Deleted).OrderByDescending(p => p.AtUtc).Take(Most).ToListAsync(ct), "Fichiers supprimés", new Crumb("Médiathèque", LibraryController.Path));

    [HttpPost(LibraryController.Path + "/retablir")]
    public async Task<IActionResult> BringBack(Guid id, CancellationToken ct)
    {
        try
        {
            return Then(MediaLine.FilePath((await store.BringBackAsync(id, ct)).Path), "Le fichier est rétabli.");
        }
        catch (MediaRefusedException e)
        {
            return Then(LibraryController.Path + "/supprimes", LibraryController.Sentence(e));
        }
    }
}
