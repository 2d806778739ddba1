using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Thanks;
using Reseau50.Forum.Topics;
using Reseau50.Forum.Writing;

namespace Reseau50.Forum.Answers;

/// <summary>One word under a post: thanks, « me too », « this is the answer », and their taking back.</summary>
[Authorize]
internal sealed class AnswerController(ForumPlaces places, AnswerDesk answers, ReactionDesk reactions, CurrentViewer viewer) : Controller
{
    [HttpPost(Category.Root + "/{categorie}/{sujet}/{number:int}/retenir"), ValidateAntiForgeryToken]
    public Task<IActionResult> Keep(string sujet, int number, bool annuler, CancellationToken ct) => DoAsync(sujet, number, p => answers.KeepAsync(p, number, !annuler, viewer.Value, ct), ct);

    [HttpPost(Category.Root + "/{categorie}/{sujet}/{number:int}/merci"), ValidateAntiForgeryToken]
    public Task<IActionResult> Thank(string sujet, int number, bool annuler, CancellationToken ct) => DoAsync(sujet, number, p => reactions.SayAsync(p, number, ReactionKind.Thanks, !annuler, viewer.Value, ct), ct);

    [HttpPost(Category.Root + "/{categorie}/{sujet}/{number:int}/moi-aussi"), ValidateAntiForgeryToken]
    public Task<IActionResult> Echo(string sujet, int number, bool annuler, CancellationToken ct) => DoAsync(sujet, number, p => reactions.SayAsync(p, number, ReactionKind.Echo, !annuler, viewer.Value, ct), ct);

    private async Task<IActionResult> DoAsync(string address, int number, Func<Place, Task<WriteOutcome>> act, CancellationToken ct) =>
        await places.FindAsync(address, ct) is not { } place ? NotFound() : await act(place) switch { WriteOutcome.Done => LocalRedirect(place.PathOf(number)), WriteOutcome.Gone => NotFound(), _ => StatusCode(403) };
}
