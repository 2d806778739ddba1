using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Media.Library;
using Reseau50.Admin.Media.Recognisable;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Media.Upload;

/// <summary>Sending files: a page says what came of each; a script is answered the same as JSON.</summary>
[Needs(MediaPermission.Manage, MediaPermission.Own), TakesFiles]
internal sealed class UploadController(MediaUpload upload, MediaOptions options, CurrentViewer viewer) : AdminController
{
    public const string Path = LibraryController.Path + "/envoyer";

    protected override IReadOnlyList<string> Scripts => ["/_content/Reseau50.Admin/medias.js"];

    [HttpPost(Path)]
    public async Task<IActionResult> Send(IFormFileCollection fichiers, string? dossier, AnswerForm answer, CancellationToken ct)
    {
        var json = Request.Headers.Accept.ToString().Contains("json", StringComparison.Ordinal);
        // The page leads back to the library; who has none sends from the form of an item.
        if (!json && !viewer.Value.May(MediaPermission.Manage)) return Refused();
        var folder = (dossier ?? "").Trim('/');
        var results = await upload.TakeAsync(fichiers, folder, answer, ct);
        if (results.Count == 0) results = [new UploadResult("", null, "Choisissez d’abord un fichier à envoyer.", false)];
        Response.StatusCode = results.Any(r => r.Path is not null) ? 200 : 400;
        if (json)
            return new ContentResult { StatusCode = Response.StatusCode, ContentType = "application/json; charset=utf-8", Content = System.Text.Json.JsonSerializer.Serialize(results) };
        return Screen("UploadDone", new UploadView(results, folder, answer, UploadRules.Of(options)), "Fichiers envoyés", new Crumb("Médiathèque", LibraryController.Path));
    }
}

/// <summary>What the page says of a sending.</summary>
internal sealed record UploadView(IReadOnlyList<UploadResult> Results, string Folder, AnswerForm Answer, UploadRules Rules);
