using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Items.Listing;
using Reseau50.Admin.Items.Previewing;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Media.Picking;
using Reseau50.Admin.Media.Upload;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Media;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Cms.Text;

namespace Reseau50.Admin.Items.Editing;

/// <summary>Writing one item: a form made from its type, a draft or a publication out of it.</summary>
[TakesFiles]
internal sealed class ItemEditController(ContentReader reader, ContentHandlers handlers, ContentDrafts drafts, ItemEditor editor, ItemSave save, ItemTypes types, ItemList list, IItemReview review, ItemSigns signs, OpenForms forms, CurrentViewer viewer, FormFiles files, SiteTime time) : AdminController
{
    private const string New = ItemsController.Path + "/nouveau/{type}", One = ItemsController.Path + "/{id}";
    private Viewer Me => viewer.Value;

    protected override IReadOnlyList<string> Scripts => FormPieces.Scripts;

    [HttpGet(New)]
    public async Task<IActionResult> Begin(string type, string? copie, CancellationToken ct)
    {
        if (await types.OfAsync(type, ct) is not { } known || !known.Is("Creatable")) return NotFound();
        return Me.MayOwn(ItemAct.Edit, type) ? await OpenAsync(known, drafts.New(type, Me.AccountId, Me.Name), null, copie, ct) : Refused();
    }

    [HttpPost(New)]
    public async Task<IActionResult> Create(string type, CancellationToken ct)
    {
        if (await types.OfAsync(type, ct) is not { } known || !known.Is("Creatable")) return NotFound();
        return Me.MayOwn(ItemAct.Edit, type) ? await TakeAsync(known, drafts.New(type, Me.AccountId, Me.Name), isNew: true, ct) : Refused();
    }

    /// <summary>The form of an item, or the list of a type: the two share an address.</summary>
    [HttpGet(One)]
    public async Task<IActionResult> Open(string id, string? copie, CancellationToken ct)
    {
        if (await types.OfAsync(id, ct) is not null) return LocalRedirect(ItemsController.Path + "?type=" + id);
        if (await reader.LatestAsync(id, ct) is not { } item || await types.OfAsync(item.ContentType, ct) is not { } type) return NotFound();
        return Me.May(ItemAct.Edit, item) ? await OpenAsync(type, item, ItemSave.StampOf(item), copie, ct) : Refused();
    }

    [HttpPost(One)]
    public async Task<IActionResult> Save(string id, CancellationToken ct)
    {
        if (await reader.LatestAsync(id, ct) is not { } item || await types.OfAsync(item.ContentType, ct) is not { } type) return NotFound();
        return Me.May(ItemAct.Edit, item) ? await TakeAsync(type, item, isNew: false, ct) : Refused();
    }

    // What one typed and did not save comes back on demand, over the version it was typed on: if that one is no longer the newest, the save says so.
    private async Task<IActionResult> OpenAsync(TypeDefinition type, ContentItem item, string? stamp, string? copie, CancellationToken ct)
    {
        var unsaved = await forms.UnsavedAsync(ItemFormView.AddressOf(type, item, stamp), ct);
        if (unsaved is null || copie != "reprendre") return await FormAsync(type, item, null, stamp, ct, unsaved: unsaved);
        var shown = item.Clone();
        await editor.UpdateAsync(shown, unsaved.Form, ct: ct);
        return await FormAsync(type, shown, unsaved.Form, stamp is null ? null : unsaved.Stamp ?? stamp, ct);
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
        var mayPublish = Me.May(ItemAct.Publish, before);
        if (publish && !mayPublish) return Refused();
        // A date is a publication too, at another moment.
        foreach (var schedule in (string[])[nameof(PublishLaterPart), nameof(ArchiveLaterPart)])
            if (!mayPublish && !ContentJson.SaysTheSame(before.Parts[schedule], item.Parts[schedule])) form.Report(schedule, "Votre rôle ne permet pas de programmer une publication ni un retrait : laissez cette date comme elle était.");
        if (form.Rearranged || act == "reprendre") return await FormAsync(type, item, form, stamp, ct);
        if (form.Problems.Count > 0)
        {
            // All of it at once: nobody mends three things to be told of a fourth.
            form.Report(await handlers.ValidateAsync(item, ct));
            return await FormAsync(type, item, form, stamp, ct, 400);
        }
        // Whoever publishes reads what a colleague would have said, once; the second time it is a choice.
        var stops = publish && !isNew && (await signs.OfAsync(item, ct)).Any(s => s.Stops(posted["malgre"]));
        if (act == "relire" || stops || (publish && posted["relu"] != "oui"))
        {
            var said = await review.OfAsync(type, item, ct);
            var show = act == "relire" || (said.MustMend && posted["relu"] != "oui");
            if (show || stops) return await FormAsync(type, item, form, stamp, ct, review: show ? said with { Asked = publish } : null, stopped: stops);
        }
        var outcome = await save.SaveAsync(item, stamp ?? ItemSave.NotYet, publish, ct);
        if (outcome.Overtaken) return Overtaken(type, item, before, publish, form);
        form.Report(outcome.Problems);
        if (form.Problems.Count > 0) return await FormAsync(type, item, form, stamp, ct, 400);
        await forms.ForgetAsync(ItemFormView.AddressOf(type, item, isNew ? null : stamp), ct);
        var path = ItemsController.Path + "/" + item.ContentItemId;
        return act == "apercu" ? LocalRedirect(PreviewController.PathOf(item.ContentItemId)) : Then(path, publish ? "C’est publié." : item.Part<PublishLaterPart>().ScheduledPublishUtc is { } due ? $"Le brouillon est enregistré. Il sera publié le {FrenchDate.Moment(time.ToLocal(due))}." : "Le brouillon est enregistré.");
    }

    private async Task<IActionResult> FormAsync(TypeDefinition type, ContentItem item, FormInput? form, string? stamp, CancellationToken ct, int status = 200, Unsaved? unsaved = null, Review? review = null, bool stopped = false)
    {
        Response.StatusCode = status;
        var title = stamp is null ? "Nouveau : " + type.DisplayName : item.DisplayText.Length > 0 ? item.DisplayText : type.DisplayName;
        var onSite = stamp is not null && await reader.PublishedAsync(item.ContentItemId, Viewer.System, ct) is not null;
        var publish = Me.May(ItemAct.Publish, item);
        // A draft is given up for the version that is on the site: without one there is nothing to go back to.
        var rights = new ItemMay(publish, publish && onSite, onSite && !item.Published, Me.May(ItemAct.Delete, item), Me.May(ItemAct.Clone, item) && type.Is("Creatable"), Me.MayChooseMedia());
        var address = ItemFormView.AddressOf(type, item, stamp);
        var state = await forms.ShowAsync(address, stamp is null ? null : item.ContentItemId, stamp, unsaved, ct);
        return Screen("ItemForm", new ItemFormView(type, item, form, stamp, title, rights, state) { Review = review, Signs = stamp is null ? [] : [.. (await signs.OfAsync(item, ct)).Select(s => s with { Asked = stopped })] }, title, new Crumb("Contenus", ItemsController.Path));
    }

    private ViewResult Overtaken(TypeDefinition type, ContentItem mine, ContentItem theirs, bool publish, FormInput form)
    {
        Response.StatusCode = 409;
        var typed = form.Everything.Where(p => !OpenForms.NotTyped.Contains(p.Name)).ToList();
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
internal sealed record ItemMay(bool Publish, bool Unpublish, bool Discard, bool Delete, bool Copy, bool Library);

/// <summary>What the form shows. <see cref="Stamp"/> is null for an item that is not stored yet.</summary>
internal sealed record ItemFormView(TypeDefinition Type, ContentItem Item, FormInput? Form, string? Stamp, string Title, ItemMay May, FormState State)
{
    public string Address => AddressOf(Type, Item, Stamp);

    /// <summary>What modules say of it.</summary>
    public IReadOnlyList<ItemSign> Signs { get; init; } = [];

    /// <summary>What the checks say, when they were asked.</summary>
    public Review? Review { get; init; }

    public static string AddressOf(TypeDefinition type, ContentItem item, string? stamp) =>
        stamp is null ? $"{ItemsController.Path}/nouveau/{type.Name}" : $"{ItemsController.Path}/{item.ContentItemId}";
}

/// <summary>Two versions side by side, and everything that was typed.</summary>
internal sealed record OvertakenView(ContentItem Theirs, IReadOnlyList<FieldPair> Pairs, IReadOnlyList<(string Name, string Value)> Typed, string Stamp, bool Publish);
