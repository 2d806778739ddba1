using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Polls;

/// <summary>Voting, voting otherwise, taking one's vote back.</summary>
[Authorize, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PollController(ForumPlaces places, PollDesk desk, PollReader reader, CurrentViewer viewer) : Controller
{
    public const string Anchor = "sondage";

    [HttpPost(Category.Root + "/{categorie}/{sujet}/sondage"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Vote(string sujet, List<int> choix, bool retirer, CancellationToken ct)
    {
        if (await places.FindAsync(sujet, ct) is not { } place) return NotFound();
        var problem = await desk.VoteAsync(place, choix, retirer, viewer.Value, ct) switch
        {
            VoteOutcome.Done => null,
            VoteOutcome.Nothing => "Cochez ce que vous choisissez, puis votez.",
            VoteOutcome.OnlyOne => "On ne choisit qu’une réponse à ce sondage : gardez la vôtre.",
            VoteOutcome.Closed => "Le vote est clos : en voici les résultats.",
            _ => "",
        };
        if (problem is null) return LocalRedirect($"{place.Path}#{Anchor}");
        if (problem.Length == 0 || await reader.OfAsync(place, viewer.Value, ct) is not { } poll) return NotFound();
        Response.StatusCode = 400;
        ViewData[PageHead.Key] = new PageHead(place.Topic.Title, "Sondage") { Section = Category.Root, Kind = "topic", Indexed = false, Crumbs = [new Crumb("Forum", Category.Root), new Crumb(place.Category.Title, place.Category.Path), new Crumb(place.Topic.Title, place.Path)] };
        return View("PollAlone", poll with { Problem = problem });
    }
}
