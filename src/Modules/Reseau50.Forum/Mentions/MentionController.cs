using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;

namespace Reseau50.Forum.Mentions;

/// <summary>Whom one may be about to call, for the script of the form.</summary>
[Authorize, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class MentionController(MentionDesk desk, CurrentViewer viewer) : Controller
{
    [HttpGet(Category.Root + "/personnes")]
    public async Task<IActionResult> Propose(string? debut, CancellationToken ct) => Json((await desk.ProposeAsync(debut ?? "", viewer.Value, ct)).Select(name => new { name, handle = Mention.HandleOf(name) }));
}
