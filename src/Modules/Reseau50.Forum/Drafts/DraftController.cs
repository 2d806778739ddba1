using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Drafts;

/// <summary>What the page sends while somebody types, and the button that throws it away.</summary>
[Authorize, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class DraftController(PostDrafts drafts, CurrentViewer viewer) : Controller
{
    [HttpPost(Category.Root + "/brouillon"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Keep(string? lieu, string? titre, string? message, CancellationToken ct)
    {
        if (message?.Length > Post.Longest || titre?.Length > PostDraft.LongestTitle) return BadRequest();
        return await drafts.KeepAsync(lieu ?? "", titre, message ?? "", viewer.Value, ct) ? NoContent() : NotFound();
    }

    [HttpPost(Category.Root + "/brouillon/effacer"), ValidateAntiForgeryToken]
    public async Task<IActionResult> ThrowAway(string? lieu, string? retour, CancellationToken ct)
    {
        await drafts.ThrowAwayAsync(lieu ?? "", viewer.Value.AccountId!, ct);
        return LocalRedirect(Url.IsLocalUrl(retour) ? retour : Category.Root);
    }
}
