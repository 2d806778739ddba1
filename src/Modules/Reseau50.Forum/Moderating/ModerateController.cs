using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Reading;
using Reseau50.Forum.Topics;
using Reseau50.Forum.Writing;

namespace Reseau50.Forum.Moderating;

/// <summary>Taking a post or a topic out of sight and putting it back, closing, pinning, reading former texts.</summary>
[Authorize, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ModerateController(ForumPlaces places, TopicReader reader, ForumDesk desk, SiteDb db, People people, CurrentViewer viewer) : Controller
{
    public const int LongestReason = 500;

    [HttpGet(Category.Root + "/{categorie}/{sujet}/{number:int}/retirer")]
    public async Task<IActionResult> Ask(string sujet, int number, CancellationToken ct) => await FindAsync(sujet, number, ct) is not var (place, line) ? NotFound() : line.MayWithdraw ? Page(place, line, null, null) : StatusCode(403);

    [HttpPost(Category.Root + "/{categorie}/{sujet}/{number:int}/retirer"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Withdraw(string sujet, int number, string? raison, CancellationToken ct)
    {
        if (await FindAsync(sujet, number, ct) is not var (place, line)) return NotFound();
        if (!line.MayWithdraw) return line.Post.WithdrawnUtc is null ? StatusCode(403) : LocalRedirect(place.PathOf(number));
        var (own, reason) = (line.Post.AuthorId == viewer.Value.AccountId, string.IsNullOrWhiteSpace(raison) ? null : raison.Trim());
        if (!own && reason is null) return Page(place, line, raison, "Donnez la raison : la personne qui a écrit la lira.");
        if (reason?.Length > LongestReason) return Page(place, line, raison, $"Ce texte compte {Pager.Words(reason.Length)} caractères ; gardez-en {Pager.Words(LongestReason)} au plus.");
        return await desk.WithdrawAsync(place, number, viewer.Value, reason, ct) switch { WriteOutcome.Done => LocalRedirect(place.PathOf(number)), WriteOutcome.Gone => NotFound(), _ => StatusCode(403) };
    }

    [HttpPost(Category.Root + "/{categorie}/{sujet}/{number:int}/retablir"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Restore(string sujet, int number, CancellationToken ct) =>
        await places.FindAsync(sujet, ct) is not { } place ? NotFound() : await desk.RestoreAsync(place, number, viewer.Value, ct) switch { WriteOutcome.Done => LocalRedirect(place.PathOf(number)), WriteOutcome.Gone => NotFound(), _ => StatusCode(403) };

    [HttpPost(Category.Root + "/{categorie}/{sujet}/{act:regex(^(fermer|rouvrir|epingler|detacher|retirer|retablir)$)}"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Act(string sujet, string act, CancellationToken ct) =>
        await places.FindAsync(sujet, ct) is not { } place ? NotFound() : await desk.ActAsync(place, act, viewer.Value, ct) switch { WriteOutcome.Done => LocalRedirect(place.Path), WriteOutcome.Gone => NotFound(), _ => StatusCode(403) };

    [HttpGet(Category.Root + "/{categorie}/{sujet}/{number:int}/versions")]
    public async Task<IActionResult> Versions(string sujet, int number, CancellationToken ct)
    {
        if (await FindAsync(sujet, number, ct) is not var (place, line)) return NotFound();
        if (!line.MaySeeVersions) return StatusCode(403);
        var versions = await db.Set<PostVersion>().AsNoTracking().Where(v => v.TopicId == place.Topic.Id && v.Number == number).OrderByDescending(v => v.Version).ToListAsync(ct);
        var name = await people.OfAsync(versions.Select(v => v.ReplacedBy), ct);
        ViewData[PageHead.Key] = Head("Textes précédents", place, number);
        return View("PostVersions", new VersionsView(place, line, [.. versions.Select(v => (v, name(v.ReplacedBy)))]));
    }

    private async Task<(Place Place, PostLine Line)?> FindAsync(string address, int number, CancellationToken ct) =>
        await places.FindAsync(address, ct) is { } place && await reader.FindAsync(place, number, viewer.Value, ct) is { } line ? (place, line) : null;

    private ViewResult Page(Place place, PostLine line, string? reason, string? problem)
    {
        if (problem is not null) Response.StatusCode = 400;
        ViewData[PageHead.Key] = Head("Retirer un message", place, line.Post.Number);
        return View("WithdrawPost", new WithdrawView(place, line, line.Post.AuthorId == viewer.Value.AccountId, reason, problem is null ? null : new Problem("raison", problem)));
    }

    private static PageHead Head(string title, Place place, int number) =>
        new(title, title) { Section = Category.Root, Kind = "write", Indexed = false, Crumbs = [new Crumb("Forum", Category.Root), new Crumb(place.Category.Title, place.Category.Path), new Crumb(place.Topic.Title, place.PathOf(number))] };
}

internal sealed record WithdrawView(Place Place, PostLine Line, bool IsOwn, string? Reason, Problem? Problem);

internal sealed record VersionsView(Place Place, PostLine Line, IReadOnlyList<(PostVersion Version, string Who)> Versions);
