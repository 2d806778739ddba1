using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Items.Listing;
using Reseau50.Cms.Content;
using Reseau50.Cms.Security;

namespace Reseau50.Admin.Items.Copying;

/// <summary>Begins an item from another one.</summary>
internal sealed class CopyController(ContentReader reader, ContentDrafts drafts, ItemTypes types, CurrentViewer viewer) : AdminController
{
    [HttpPost(ItemsController.Path + "/{id}/dupliquer")]
    public async Task<IActionResult> Copy(string id, CancellationToken ct)
    {
        var me = viewer.Value;
        if (await reader.LatestAsync(id, ct) is not { } item || await types.OfAsync(item.ContentType, ct) is not { } type) return NotFound();
        if (!me.May(ItemAct.Clone, item) || !me.May(ItemAct.View, item) || !me.MayOwn(ItemAct.Edit, item.ContentType) || !type.Is("Creatable")) return Refused();
        var copy = ItemCopy.Of(item, drafts.New(item.ContentType, me.AccountId, me.Name));
        var problems = await drafts.SaveDraftAsync(copy, ct);
        return problems.Count > 0 ? Then(ItemsController.Path + "/" + id, "Ce contenu ne peut pas être dupliqué tel quel : " + string.Join(" ", problems.Select(p => p.Message)))
            : Then(ItemsController.Path + "/" + copy.ContentItemId, "Voici la copie, en brouillon. L’original n’a pas changé.");
    }
}
