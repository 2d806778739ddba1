using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Cms.Text;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Topics;
using Reseau50.Forum.Writing;

namespace Reseau50.Forum.Threads;

/// <summary>Moving, splitting, merging and slowing a topic: for who moderates where it stands, and where it goes.</summary>
[Authorize, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ThreadController(ForumPlaces places, CategoryTable categories, ThreadDesk desk, SiteDb db, CurrentViewer viewer) : Controller
{
    [HttpPost(Category.Root + "/{categorie}/{sujet}/rythme"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Slow(string sujet, int minutes, CancellationToken ct)
    {
        if (await places.FindAsync(sujet, ct) is not { } place) return NotFound();
        if (Pace.All.All(p => p.Minutes != minutes)) return BadRequest();
        return Answer(await desk.SlowAsync(place, minutes, viewer.Value, ct), place.Path);
    }

    [HttpGet(Category.Root + "/{categorie}/{sujet}/deplacer")]
    public Task<IActionResult> AskMove(string sujet, CancellationToken ct) => AskAsync(sujet, place => MovePageAsync(place, null, null, ct), ct);

    [HttpPost(Category.Root + "/{categorie}/{sujet}/deplacer"), ValidateAntiForgeryToken]
    public Task<IActionResult> Move(string sujet, string? vers, CancellationToken ct) => AskAsync(sujet, async place =>
    {
        if ((await categories.AllAsync(viewer.Value, ct)).FirstOrDefault(c => c.Id == vers && viewer.Value.MayModerate(c)) is not { } to) return await MovePageAsync(place, vers, "Choisissez la catégorie où ce sujet sera lu.", ct);
        return Answer(await desk.MoveAsync(place, to, viewer.Value, ct), (place with { Category = to }).Path);
    }, ct);

    [HttpGet(Category.Root + "/{categorie}/{sujet}/scinder")]
    public Task<IActionResult> AskSplit(string sujet, CancellationToken ct) => AskAsync(sujet, place => SplitPageAsync(place, [], null, [], ct), ct);

    [HttpPost(Category.Root + "/{categorie}/{sujet}/scinder"), ValidateAntiForgeryToken]
    public Task<IActionResult> Split(string sujet, List<int> messages, string? titre, CancellationToken ct) => AskAsync(sujet, async place =>
    {
        var form = new PostForm { Titre = titre };
        List<Problem> problems = [.. form.TitleFaults("titre")];
        if (messages.All(m => m <= 1)) problems.Add(new("messages", "Cochez les messages qui partent : un au moins."));
        if (problems.Count > 0) return await SplitPageAsync(place, messages, titre, problems, ct);
        var (outcome, id) = await desk.SplitAsync(place, messages, form.Title, viewer.Value, ct);
        if (outcome == WriteOutcome.Done && await places.FindAsync(id, ct) is { } fresh) return LocalRedirect(fresh.Path);
        return outcome == WriteOutcome.Gone ? await SplitPageAsync(place, [], titre, [new("messages", "Ces messages ne sont plus là : cochez-en d’autres.")], ct) : StatusCode(403);
    }, ct);

    [HttpGet(Category.Root + "/{categorie}/{sujet}/reunir")]
    public Task<IActionResult> AskMerge(string sujet, CancellationToken ct) => AskAsync(sujet, place => Task.FromResult<IActionResult>(MergePage(place, null, null)), ct);

    [HttpPost(Category.Root + "/{categorie}/{sujet}/reunir"), ValidateAntiForgeryToken]
    public Task<IActionResult> Merge(string sujet, string? adresse, CancellationToken ct) => AskAsync(sujet, async place =>
    {
        if (NumberIn(adresse) is not { } id || await places.FindAsync(id, ct) is not { } into || !viewer.Value.MayModerate(into.Category)) return MergePage(place, adresse, "Aucun sujet que vous modérez n’a cette adresse : copiez celle de sa page.");
        if (into.Topic.Id == place.Topic.Id) return MergePage(place, adresse, "C’est l’adresse de ce sujet : donnez celle de l’autre.");
        if (into.Topic.MergedInto is not null || into.Topic.WithdrawnUtc is not null) return MergePage(place, adresse, "Ce sujet n’est plus là : donnez l’adresse de celui où il est lu.");
        return Answer(await desk.MergeAsync(place, into, viewer.Value, ct), into.PathOf(into.Topic.LastNumber + 1));
    }, ct);

    private async Task<IActionResult> AskAsync(string address, Func<Place, Task<IActionResult>> then, CancellationToken ct)
    {
        if (await places.FindAsync(address, ct) is not { Topic.MergedInto: null } place) return NotFound();
        return viewer.Value.MayModerate(place.Category) ? await then(place) : StatusCode(403);
    }

    private IActionResult Answer(WriteOutcome outcome, string path) => outcome switch { WriteOutcome.Done => LocalRedirect(path), WriteOutcome.Gone => NotFound(), _ => StatusCode(403) };

    private async Task<IActionResult> MovePageAsync(Place place, string? to, string? problem, CancellationToken ct)
    {
        var others = (await categories.AllAsync(viewer.Value, ct)).Where(c => c.Id != place.Category.Id && viewer.Value.MayModerate(c)).Select(c => new Choice(c.Id, c.Title, c.Id == to));
        return Page("MoveTopic", "Changer de catégorie", place, new MoveView(place, [.. others], Problem("vers", problem)), problem);
    }

    private async Task<IActionResult> SplitPageAsync(Place place, IReadOnlyCollection<int> chosen, string? title, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        var posts = await db.Set<Post>().AsNoTracking().Readable().Where(p => p.TopicId == place.Topic.Id && p.Number > 1).OrderBy(p => p.Number).Select(p => new { p.Number, p.Text }).ToListAsync(ct);
        var lines = posts.Select(p => new Choice(p.Number.ToString(CultureInfo.InvariantCulture), $"N° {p.Number} : {Short(p.Text)}", chosen.Contains(p.Number)));
        return Page("SplitTopic", "En faire deux sujets", place, new SplitView(place, [.. lines], title, problems), problems.FirstOrDefault()?.Message);
    }

    private ViewResult MergePage(Place place, string? address, string? problem) => Page("MergeTopic", "Réunir à un autre sujet", place, new MergeView(place, address, Problem("adresse", problem)), problem);

    private ViewResult Page(string view, string title, Place place, object model, string? problem)
    {
        if (problem is not null) Response.StatusCode = 400;
        ViewData[PageHead.Key] = new PageHead($"{title} : {place.Topic.Title}", title) { Section = Category.Root, Kind = "write", Indexed = false, Crumbs = [new Crumb("Forum", Category.Root), new Crumb(place.Category.Title, place.Category.Path), new Crumb(place.Topic.Title, place.Path)] };
        return View(view, model);
    }

    private static List<Problem> Problem(string field, string? words) => words is null ? [] : [new Problem(field, words)];

    private static string Short(string text)
    {
        var words = MarkdownText.ToPlainText(text).ReplaceLineEndings(" ");
        return words.Length > 90 ? words[..89] + "…" : words;
    }

    /// <summary>The number of a topic, out of an address as it is copied from the browser.</summary>
    private static long? NumberIn(string? address)
    {
        var path = Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var whole) && whole.Scheme.StartsWith("http", StringComparison.Ordinal) ? whole.AbsolutePath : (address ?? "").Trim().Split('?', '#')[0];
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts is ["forum", _, var topic, ..] && long.TryParse(topic.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }
}

internal sealed record MoveView(Place Place, IReadOnlyList<Choice> Categories, IReadOnlyList<Problem> Problems);

internal sealed record SplitView(Place Place, IReadOnlyList<Choice> Posts, string? Title, IReadOnlyList<Problem> Problems);

internal sealed record MergeView(Place Place, string? Address, IReadOnlyList<Problem> Problems);
