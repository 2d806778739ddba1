using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Media.Recognisable;
using Reseau50.Admin.Media.Upload;
using Reseau50.Cms.Display;
using Reseau50.Cms.Media;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Media.Library;

/// <summary>The media library: folders, files, what is looked for.</summary>
[Needs(MediaPermission.Manage)]
internal sealed class LibraryController(MediaList list, MediaStore store, MediaOptions options) : AdminController
{
    public const string Path = Root + "/medias";
    private const int PageSize = 24;

    protected override IReadOnlyList<string> Scripts => ["/_content/Reseau50.Admin/medias.js"];

    [HttpGet(Path)]
    public Task<IActionResult> All(MediaFilter filter, bool trop, CancellationToken ct) =>
        ListAsync(filter, null, trop ? $"Cet envoi est trop lourd : rien n’a été gardé. Envoyez les fichiers en plusieurs fois, {MediaLink.HumanSize(TakesFilesAttribute.Most)} au plus à chaque fois." : null, ct);

    [HttpPost(Path + "/dossiers")]
    public async Task<IActionResult> MakeFolder(string? dans, string? nom, CancellationToken ct)
    {
        try
        {
            var made = await store.MakeFolderAsync(string.IsNullOrEmpty(dans) || string.IsNullOrWhiteSpace(nom) ? nom ?? "" : dans + "/" + nom.Trim(), ct);
            return Then(Path + "?dossier=" + Uri.EscapeDataString(made), $"Le dossier « {made} » est prêt.");
        }
        catch (MediaRefusedException e)
        {
            Response.StatusCode = 400;
            return await ListAsync(new MediaFilter(Dossier: dans), new EditorInput("nom", "Nom du nouveau dossier", nom, "text", null, true, Sentence(e)), null, ct);
        }
    }

    [HttpPost(Path + "/dossiers/supprimer")]
    public async Task<IActionResult> DropFolder(string? dossier, CancellationToken ct)
    {
        try
        {
            await store.DropFolderAsync(dossier ?? "", ct);
            return Then(Path, $"Le dossier « {dossier} » est supprimé.");
        }
        catch (MediaRefusedException e)
        {
            return Then(Path, Sentence(e));
        }
    }

    internal static string Sentence(MediaRefusedException refusal) => char.ToUpperInvariant(refusal.Reason[0]) + refusal.Reason[1..] + " " + refusal.Fix;

    private async Task<IActionResult> ListAsync(MediaFilter filter, EditorInput? folder, string? problem, CancellationToken ct)
    {
        filter = filter with { Page = Math.Clamp(filter.Page, 1, Pager.Most), Dossier = filter.Dossier?.Trim('/') };
        var (lines, total) = await list.PageAsync(filter, PageSize, ct);
        var pager = new Pager(filter.Page, PageSize, total, Path, new Dictionary<string, string?> { ["q"] = filter.Q, ["dossier"] = filter.Dossier, ["genre"] = filter.Genre });
        var view = new LibraryView(filter, lines, await list.InsideAsync(filter.Dossier ?? "", ct), pager, folder ?? new EditorInput("nom", "Nom du nouveau dossier", null, "text", null, true, null),
            new AnswerForm(null, null, null, null), UploadRules.Of(options), problem);
        var above = (filter.Dossier ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries).SkipLast(1).Aggregate(new List<string>(), (done, part) => { done.Add(done.Count == 0 ? part : done[^1] + "/" + part); return done; });
        Crumb[] crumbs = string.IsNullOrEmpty(filter.Dossier) ? [] : [new Crumb("Médiathèque", Path), .. above.Select(f => new Crumb(f[(f.LastIndexOf('/') + 1)..], Path + "?dossier=" + Uri.EscapeDataString(f)))];
        return Screen("Library", view, string.IsNullOrEmpty(filter.Dossier) ? "Médiathèque" : "Dossier " + filter.Dossier, crumbs);
    }
}

/// <summary>What the library shows.</summary>
internal sealed record LibraryView(MediaFilter Filter, IReadOnlyList<MediaLine> Lines, IReadOnlyList<MediaFolder> Folders, Pager Pager, EditorInput NewFolder, AnswerForm Answer, UploadRules Rules, string? Problem);

/// <summary>What may be sent, said before.</summary>
internal sealed record UploadRules(long MaxBytes, string Words, string Accept)
{
    public static UploadRules Of(MediaOptions options) => new(options.MaxBytes,
        $"{MediaLink.HumanSize(options.MaxBytes)} au plus par fichier. Images : JPEG, PNG, GIF, WebP, SVG. Documents : PDF, ODT, ODS, DOCX, CSV, ICS, TXT, MD. La position et l’appareil sont effacés des photos.",
        ".jpg,.jpeg,.png,.gif,.webp,.svg,.pdf,.odt,.ods,.docx,.csv,.ics,.txt,.md");
}
