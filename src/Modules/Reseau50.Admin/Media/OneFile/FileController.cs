using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Media.Library;
using Reseau50.Admin.Media.Recognisable;
using Reseau50.Admin.Media.Upload;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Media.OneFile;

/// <summary>One file: what is said of it, where it is used, what can be done with it.</summary>
[Needs(MediaPermission.Manage)]
internal sealed class FileController(MediaStore store, MediaUses uses, SiteDb db, ContentReader reader, MediaOptions options, IEnumerable<IActorNames> names, CurrentViewer viewer, SiteTime time) : AdminController
{
    private const string Path = LibraryController.Path;

    [HttpGet(Path + "/fichier")]
    public Task<IActionResult> Show(string? chemin, CancellationToken ct) => ShowAsync(chemin, new FilePosted(), 200, ct);

    [HttpPost(Path + "/fiche")]
    public async Task<IActionResult> Describe(string? chemin, FactsForm form, CancellationToken ct)
    {
        var said = form.Check();
        if (said.Problems.Count > 0) return await ShowAsync(chemin, new FilePosted { Facts = said }, 400, ct);
        return await store.DescribeAsync(chemin ?? "", said.Facts, ct) ? Then(MediaLine.FilePath(chemin!), "La fiche est enregistrée.") : NotFound();
    }

    [HttpPost(Path + "/enfant")]
    public async Task<IActionResult> Answer(string? chemin, AnswerForm form, CancellationToken ct)
    {
        var said = form.Check(time.Today);
        if (said.Problems.Count > 0) return await ShowAsync(chemin, new FilePosted { Answer = said }, 400, ct);
        return await store.AnswerAsync(chemin ?? "", said.Answer(Me), ct) ? Then(MediaLine.FilePath(chemin!), "La réponse est enregistrée.") : NotFound();
    }

    [HttpPost(Path + "/remplacer"), TakesFiles]
    public async Task<IActionResult> Replace(string? chemin, IFormFile? fichier, [Bind(Prefix = "remplacement")] AnswerForm form, CancellationToken ct)
    {
        if (await store.FindAsync(chemin ?? "", ct) is not { } file) return NotFound();
        var said = file.IsPicture ? form.Check(time.Today) : form;
        if (fichier is null) return await ShowAsync(chemin, new FilePosted { Replacement = said, ReplaceProblem = "Choisissez d’abord le fichier qui prend sa place." }, 400, ct);
        if (said.Problems.Count > 0) return await ShowAsync(chemin, new FilePosted { Replacement = said, ReplaceProblem = "Répondez à la question ci-dessous, puis choisissez de nouveau le fichier." }, 400, ct);
        try
        {
            await using var bytes = fichier.OpenReadStream();
            var put = await store.PutAsync(file.Path, bytes, said.Answer(Me), replaces: true, ct);
            return Then(MediaLine.FilePath(file.Path), put.Changed ? $"Le fichier est remplacé partout où il est utilisé. L’ancien reste ici {MediaPastRow.KeptDays} jours." : "C’est le même fichier : rien n’a changé.");
        }
        catch (MediaRefusedException e)
        {
            return await ShowAsync(chemin, new FilePosted { Replacement = said, ReplaceProblem = LibraryController.Sentence(e) }, 400, ct);
        }
    }

    [HttpPost(Path + "/renommer")]
    public async Task<IActionResult> Move(string? chemin, string? nom, string? dossier, CancellationToken ct)
    {
        if (await store.FindAsync(chemin ?? "", ct) is not { } file) return NotFound();
        var (name, folder) = ((nom ?? "").Trim(), (dossier ?? "").Trim().Trim('/'));
        try
        {
            if (name.Length == 0 || name.Contains('/')) throw new MediaRefusedException(name, "le nom manque, ou contient une barre oblique.", $"Écrivez un nom comme « {file.Name} ».");
            var moved = await store.MoveAsync(file.Path, folder.Length == 0 ? name : folder + "/" + name, ct);
            return Then(MediaLine.FilePath(moved.Path), "Le fichier a son nouveau nom.");
        }
        catch (MediaRefusedException e)
        {
            return await ShowAsync(chemin, new FilePosted { Name = nom ?? "", Folder = dossier ?? "", MoveProblem = LibraryController.Sentence(e) }, 400, ct);
        }
    }

    [HttpPost(Path + "/retirer")]
    public async Task<IActionResult> Withdraw(string? chemin, CancellationToken ct) =>
        await store.WithdrawAsync(chemin ?? "", true, ct) ? Then(MediaLine.FilePath(chemin!), "Ce fichier n’est plus sur le site. Les contenus qui l’utilisent s’affichent sans lui.") : NotFound();

    [HttpPost(Path + "/remettre")]
    public async Task<IActionResult> Return(string? chemin, CancellationToken ct) =>
        await store.WithdrawAsync(chemin ?? "", false, ct) ? Then(MediaLine.FilePath(chemin!), "Ce fichier peut de nouveau être sur le site.") : NotFound();

    [HttpGet(Path + "/supprimer")]
    public async Task<IActionResult> AskDelete(string? chemin, CancellationToken ct) => await store.FindAsync(chemin ?? "", ct) is { } file
        ? Screen("FileDelete", new FileDeleteView(file, await UsesAsync(file.Path, ct)), "Supprimer un fichier", new Crumb("Médiathèque", Path)) : NotFound();

    [HttpPost(Path + "/supprimer")]
    public async Task<IActionResult> Delete(string? chemin, CancellationToken ct) =>
        await store.DeleteAsync(chemin ?? "", ct) ? Then(Path, $"« {chemin} » est supprimé. Vous pouvez le rétablir pendant {MediaPastRow.KeptDays} jours.") : NotFound();

    private string Me => viewer.Value.AccountId ?? "";

    private async Task<IActionResult> ShowAsync(string? chemin, FilePosted posted, int status, CancellationToken ct)
    {
        if (await store.FindAsync(chemin ?? "", ct) is not { } file) return NotFound();
        Response.StatusCode = status;
        var past = await db.Set<MediaPastRow>().AsNoTracking().Where(p => p.Path == file.Path).OrderByDescending(p => p.AtUtc).ToListAsync(ct);
        var answered = file.AnswerSource;
        if (answered is { Length: > 0 })
            foreach (var source in names) answered = (await source.OfAsync([answered], ct)).GetValueOrDefault(answered, answered);
        var view = new FileView(file, file.HoldOn(time.Today), await UsesAsync(file.Path, ct), past, posted, UploadRules.Of(options)) { Answered = answered };
        return Screen("File", view, file.Name, new Crumb("Médiathèque", Path));
    }

    // Who keeps the library may not be allowed to read everything that uses it: a title is shown to those who may.
    private async Task<IReadOnlyList<FileUse>> UsesAsync(string path, CancellationToken ct)
    {
        var (found, definitions) = (await uses.OfAsync(path, ct), await reader.DefinitionsAsync(ct));
        var ids = found.Where(u => u.Id is not null).Select(u => u.Id!).ToArray();
        var seen = await db.VisibleTo(viewer.Value).Where(x => ids.Contains(x.ContentItemId)).Select(x => x.ContentItemId).ToListAsync(ct);
        return [.. found.Select(u =>
        {
            var type = definitions.Type(u.ContentType)?.DisplayName ?? u.ContentType;
            if (u.Id is null) return new FileUse("Réglages du site : " + type, null, "réglage");
            var edits = viewer.Value.May(ItemAct.Edit, u.ContentType, u.Owner);
            var title = edits || seen.Contains(u.Id) ? u.Title.Length > 0 ? u.Title : type + " sans titre" : "Un contenu auquel vous n’avez pas accès";
            return new FileUse(title, edits ? Items.Listing.ItemsController.Path + "/" + u.Id : null, type + (u.OnSite ? ", publié" : ", brouillon"));
        })];
    }
}
