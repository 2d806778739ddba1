using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Media.Library;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Media.Picking;

/// <summary>What the dialog that chooses a file asks: folders and files, a page at a time, as JSON.</summary>
[Needs(MediaPermission.Manage, MediaPermission.Own)]
internal sealed class PickController(MediaList list, MediaOptions options, CurrentViewer viewer) : AdminController
{
    private const int PageSize = 24;

    [HttpGet(LibraryController.Path + "/choisir")]
    public async Task<IActionResult> Ask(MediaFilter filter, CancellationToken ct)
    {
        filter = filter with { Page = Math.Clamp(filter.Page, 1, Pager.Most), Genre = filter.Genre == MediaFilter.Waiting ? null : filter.Genre };
        var (lines, total) = await list.PageAsync(filter, PageSize, ct);
        var rules = UploadRules.Of(options);
        var found = new
        {
            // Folders are the keepers' order: others choose among what is theirs and what they see.
            folders = (viewer.Value.May(MediaPermission.Manage) ? await list.InsideAsync(filter.Dossier ?? "", ct) : []).Select(f => new { path = f.Path, name = f.Name }),
            files = lines.Where(l => l.File.WithdrawnUtc is null).Select(l => new
            {
                path = l.File.Path,
                name = l.File.Name,
                url = MediaUrl.Plain(l.File.Path),
                small = l.Thumbnail,
                alt = l.File.Alt ?? "",
                picture = l.File.IsPicture,
                hold = l.Hold is { } hold ? hold.Short() : "",
            }),
            more = filter.Page * PageSize < total,
            max = rules.MaxBytes,
            accept = rules.Accept,
            words = rules.Words,
        };
        return new ContentResult { ContentType = "application/json; charset=utf-8", Content = JsonSerializer.Serialize(found) };
    }
}
