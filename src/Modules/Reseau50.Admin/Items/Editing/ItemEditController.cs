using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Items.Listing;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Media.Picking;
using Reseau50.Admin.Media.Upload;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Items.Editing;

/// <summary>Writing one item: a form made from its type, a draft or a publication out of it.</summary>
[TakesFiles]
internal sealed class ItemEditController(ContentReader reader, ContentDrafts drafts, ItemEditor editor, ItemSave save, ItemTypes types, ItemList list, CurrentViewer viewer, FormFiles files) : AdminController
{
    private const string New = ItemsController.Path + "/nouveau/{type}", One = ItemsController.Path + "/{id}";
    private Viewer Me => viewer.Value;

    protected override IReadOnlyList<string> Scripts => ["/_content/Reseau50.Admin/media-field.js"];

    [HttpGet(New)]
    public async Task<IActionResult> Begin(string type, CancellationToken ct)
    {
        if (await types.OfAsync(type, ct) is not { } known || !known.Is("Creatable")) return NotFound();
        return Me.MayOwn(ItemAct.Edit, type) ? await FormAsync(known, drafts.New(type, Me.AccountId, Me.Name), null, null, ct) : Refused();
    }

    [HttpPost(New)]
    public async Task<IActionResult> Create(string type, CancellationToken ct)
    {
        if (await types.OfAsync(type, ct) is not { } known || !known.Is("Creatable")) return NotFound();
        return Me.MayOwn(ItemAct.Edit, type) ? await TakeAsync(known, drafts.New(type, Me.AccountId, Me.Name), isNew: true, ct) : Refused();
    }

    /// <summary>The form of an item, or the list of a type: the two share an address.</summary>
    [HttpGet(One)]
    public async Task<IActionResult> Open(string id, CancellationToken ct)
    {
        if (await types.OfAsync(id, ct) is not null) return LocalRedirect(ItemsController.Path + "?type=" + id);
        if (await reader.LatestAsync(id, ct) is not { } item || await types.OfAsync(item.ContentType, ct) is not { } type) return NotFound();
        return Me.May(ItemAct.Edit, item) ? await FormAsync(type, item, null, ItemSave.StampOf(item), ct) : Refused();
    }

    [HttpPost(One)]
    public async Task<IActionResult> Save(string id, CancellationToken ct)
    {
        if (await reader.LatestAsync(id, ct) is not { } item || await types.OfAsync(item.ContentType, ct) is not { } type) return NotFound();
        return Me.May(ItemAct.Edit, item) ? await TakeAsync(type, item, isNew: false, ct) : Refused();
    }

    private async Task<IActionResult> TakeAsync(TypeDefinition type, ContentItem before, bool isNew, CancellationToken ct)
    {
        var posted = await Request.ReadFormAsync(ct);
        var form = await files.TakeAsync(posted, ct);
        var (act, stamp) = (posted["geste"].ToString(), isNew ? null : posted["depart"].ToString());
        var publish = act == "publier";
        var item = before.Clone();
        await editor.UpdateAsync(item, form, ct: ct);
        if (!Me.May("EditContentOwner") && !Me.May($"EditContentOwner_{type.Name}")) item.Owner = before.Owner;
        item.Author = Me.Name;
        if (publish && !Me.May(ItemAct.Publish, before)) return Refused();
        if (form.Rearranged || act == "reprendre") return await FormAsync(type, item, form, stamp, ct);
        if (form.Problems.Count > 0) return await FormAsync(type, item, form, stamp, ct, 400);
        var outcome = await save.SaveAsync(item, stamp, publish, ct);
        if (outcome.Overtaken) return Overtaken(type, item, before, publish, posted);
        form.Report(outcome.Problems);
        if (form.Problems.Count > 0) return await FormAsync(type, item, form, stamp, ct, 400);
        return Then(ItemsController.Path + "/" + item.ContentItemId, publish ? "C’est publié." : "Le brouillon est enregistré.");
    }

    private async Task<IActionResult> FormAsync(TypeDefinition type, ContentItem item, FormInput? form, string? stamp, CancellationToken ct, int status = 200)
    {
        Response.StatusCode = status;
        var title = stamp is null ? "Nouveau : " + type.DisplayName : item.DisplayText.Length > 0 ? item.DisplayText : type.DisplayName;
        var onSite = stamp is not null && await reader.PublishedAsync(item.ContentItemId, Viewer.System, ct) is not null;
        var publish = Me.May(ItemAct.Publish, item);
        // A draft is given up for the version that is on the site: without one there is nothing to go back to.
        var rights = new ItemMay(publish, publish && onSite, onSite && !item.Published, Me.May(ItemAct.Delete, item));
        return Screen("ItemForm", new ItemFormView(type, item, form, stamp, title, rights), title, new Crumb("Contenus", ItemsController.Path));
    }

    private ViewResult Overtaken(TypeDefinition type, ContentItem mine, ContentItem theirs, bool publish, Microsoft.AspNetCore.Http.IFormCollection posted)
    {
        Response.StatusCode = 409;
        var typed = posted.Where(p => p.Key is not ("geste" or "depart" or "__RequestVerificationToken")).SelectMany(p => p.Value.Select(v => (p.Key, v ?? ""))).ToList();
        return Screen("ItemOvertaken", new OvertakenView(theirs, ItemTexts.Differences(type, mine, theirs), typed, ItemSave.StampOf(theirs), publish), "Une version plus récente existe",
            new Crumb("Contenus", ItemsController.Path));
    }

    /// <summary>Asks before an item goes.</summary>
    [HttpGet(One + "/supprimer")]
    public async Task<IActionResult> AskDelete(string id, CancellationToken ct)
    {
        if (await reader.LatestAsync(id, ct) is not { } item) return NotFound();
        if (!Me.May(ItemAct.Delete, item)) return Refused();
        return Screen("/Modules/Admin/Items/Listing/BulkConfirm.cshtml", new BulkView(BulkAct.Of("supprimer")! with { Title = "Supprimer ce contenu" }, await list.OfAsync([id], ct), []), "Supprimer ce contenu", new Crumb("Contenus", ItemsController.Path));
    }

    [HttpPost(One + "/depublier")]
    public async Task<IActionResult> Unpublish(string id, CancellationToken ct)
    {
        if (await reader.LatestAsync(id, ct) is not { } item) return NotFound();
        if (!Me.May(ItemAct.Publish, item)) return Refused();
        await drafts.UnpublishAsync(id, ct);
        return Then(ItemsController.Path + "/" + id, "Ce contenu n’est plus sur le site. Son texte reste ici, en brouillon.");
    }

    [HttpPost(One + "/abandonner")]
    public async Task<IActionResult> Discard(string id, CancellationToken ct)
    {
        if (await reader.LatestAsync(id, ct) is not { } item) return NotFound();
        if (!Me.May(ItemAct.Edit, item)) return Refused();
        await drafts.DiscardDraftAsync(id, ct);
        return Then(ItemsController.Path + "/" + id, await reader.LatestAsync(id, ct) is { Published: true }
            ? "Le brouillon est abandonné : voici la version publiée." : "Ce contenu n’a pas encore été publié : il n’y a pas de version à laquelle revenir.");
    }
}

/// <summary>Which buttons the form has.</summary>
internal sealed record ItemMay(bool Publish, bool Unpublish, bool Discard, bool Delete);

/// <summary>What the form shows. <see cref="Stamp"/> is null for an item that is not stored yet.</summary>
internal sealed record ItemFormView(TypeDefinition Type, ContentItem Item, FormInput? Form, string? Stamp, string Title, ItemMay May)
{
    public string Address => Stamp is null ? $"{ItemsController.Path}/nouveau/{Type.Name}" : $"{ItemsController.Path}/{Item.ContentItemId}";
}

/// <summary>Two versions side by side, and everything that was typed.</summary>
internal sealed record OvertakenView(ContentItem Theirs, IReadOnlyList<FieldPair> Pairs, IReadOnlyList<(string Name, string Value)> Typed, string Stamp, bool Publish);
