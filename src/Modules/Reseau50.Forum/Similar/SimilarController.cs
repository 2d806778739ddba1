using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;

namespace Reseau50.Forum.Similar;

/// <summary>What a title being typed resembles: a piece of the page, for its script.</summary>
[Authorize, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SimilarController(SimilarTopics similar, CurrentViewer viewer) : Controller
{
    [HttpGet(Category.Root + "/proches")]
    public async Task<IActionResult> Find(string? titre, CancellationToken ct) => PartialView("SimilarTopics", await similar.FindAsync(titre ?? "", viewer.Value, ct));
}
