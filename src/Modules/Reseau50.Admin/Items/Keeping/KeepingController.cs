using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Items.Listing;
using Reseau50.Cms.Content;
using Reseau50.Cms.Security;

namespace Reseau50.Admin.Items.Keeping;

/// <summary>What an open form tells the site every few seconds, and what it is told.</summary>
internal sealed class KeepingController(OpenForms forms, ItemTypes types, ContentReader reader, CurrentViewer viewer) : AdminController
{
    private const string New = ItemsController.Path + "/nouveau/{type}", One = ItemsController.Path + "/{id}";

    [HttpPost(New + "/copie")]
    public async Task<IActionResult> KeepNew(string type, CancellationToken ct) =>
        await types.OfAsync(type, ct) is not { } known || !known.Is("Creatable") ? NotFound() : viewer.Value.MayOwn(ItemAct.Edit, type) ? await KeepAsync($"{ItemsController.Path}/nouveau/{known.Name}", null, ct) : Refused();

    [HttpPost(One + "/copie")]
    public async Task<IActionResult> Keep(string id, CancellationToken ct) =>
        await reader.LatestAsync(id, ct) is not { } item ? NotFound() : viewer.Value.May(ItemAct.Edit, item) ? await KeepAsync($"{ItemsController.Path}/{id}", item, ct) : Refused();

    [HttpPost(New + "/copie/effacer")]
    public Task<IActionResult> ForgetNew(string type, CancellationToken ct) => ForgetAsync($"{ItemsController.Path}/nouveau/{type}", ct);

    [HttpPost(One + "/copie/effacer")]
    public Task<IActionResult> Forget(string id, CancellationToken ct) => ForgetAsync($"{ItemsController.Path}/{id}", ct);

    private async Task<IActionResult> KeepAsync(string address, ContentItem? item, CancellationToken ct)
    {
        var news = await forms.HearAsync(await Request.ReadFormAsync(ct), address, item?.ContentItemId, item, ct);
        return news is null ? StatusCode(413) : Json(news);
    }

    // One's own copy only: nothing to learn from an address that holds none.
    private async Task<IActionResult> ForgetAsync(string address, CancellationToken ct)
    {
        await forms.ForgetAsync(address, ct);
        return Then(address, "Le texte non enregistré est effacé.");
    }
}
