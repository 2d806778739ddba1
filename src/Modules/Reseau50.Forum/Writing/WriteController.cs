using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Drafts;
using Reseau50.Forum.Polls;
using Reseau50.Forum.Reading;
using Reseau50.Forum.Similar;
using Reseau50.Forum.Threads;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Writing;

/// <summary>Opening a topic, answering, changing a post: one form, shown again with a preview or with what is wrong.</summary>
[Authorize, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class WriteController(CategoryTable categories, ForumPlaces places, TopicReader reader, TopicThemes themes, PollReader polls, SimilarTopics similar, PostDrafts drafts, ForumDesk desk, WritingLimit limit, CurrentViewer viewer, SiteTime time) : Controller
{
    private const string TooMuch = "Vous avez beaucoup écrit depuis une heure. Attendez un peu, puis renvoyez ce message : il est intact.";
    private const string Closed = "Ce sujet a été fermé pendant que vous écriviez : on n’y répond plus. Votre texte est intact, vous pouvez le reprendre ailleurs.";

    [HttpGet(Category.Root + "/{categorie}/nouveau")]
    public async Task<IActionResult> New(string categorie, CancellationToken ct) => await categories.FindAsync(categorie, viewer.Value, ct) is { } category ? Topic(category, new PostForm().With(await drafts.FindAsync(PostDraft.PlaceOf(category), viewer.Value, ct))) : NotFound();

    [HttpPost(Category.Root + "/{categorie}/nouveau"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Open(string categorie, PostForm form, CancellationToken ct)
    {
        if (await categories.FindAsync(categorie, viewer.Value, ct) is not { } category) return NotFound();
        if (!viewer.Value.MayOpen(category)) return StatusCode(403);
        form.AsksTitle = true;
        form.Problems = [.. form.Faults(time)];
        if (form.Problems.Count == 0 && !form.IsPreview && !limit.MayOpen(viewer.Value.AccountId!)) form.Refusal = TooMuch;
        if (form.Problems.Count > 0 || form.IsPreview || form.Refusal is not null)
        {
            form.Similar = await similar.FindAsync(form.Title, viewer.Value, ct);
            await drafts.KeepAsync(PostDraft.PlaceOf(category), form.Title, form.Text, viewer.Value, ct);
            return Topic(category, form);
        }
        var facts = form.Sujet.Facts((await themes.AllAsync(ct)).Select(t => t.Id), time);
        var id = await desk.OpenAsync(category, viewer.Value.AccountId!, new NewTopic(form.Title, form.Text) { Facts = facts, IsOpen = form.Fiche }, form.Cle, ct);
        await drafts.ThrowAwayAsync(PostDraft.PlaceOf(category), viewer.Value.AccountId!, ct);
        return await places.FindAsync(id, ct) is { } place ? LocalRedirect(place.Path) : NotFound();
    }

    [HttpGet(Category.Root + "/{categorie}/{sujet}/repondre")]
    public async Task<IActionResult> Answer(string sujet, int a, CancellationToken ct)
    {
        if (await places.FindAsync(sujet, ct) is not { } place) return NotFound();
        var quoted = a > 0 ? await reader.FindAsync(place, a, viewer.Value, ct) : null;
        var begun = await drafts.FindAsync(PostDraft.PlaceOf(place), viewer.Value, ct);
        var form = PostForm.Blank(place, begun);
        if (quoted?.Text is { } text) form.Message = Quotes.Of(a, place.PathOf(a), text) + form.Message;
        return Reply(place, form);
    }

    [HttpPost(Category.Root + "/{categorie}/{sujet}/repondre"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Send(string sujet, PostForm form, CancellationToken ct)
    {
        if (await places.FindAsync(sujet, ct) is not { } place) return NotFound();
        form.Problems = [.. form.Faults(time)];
        if (form.Problems.Count == 0 && !form.IsPreview && !limit.MayPost(viewer.Value.AccountId!)) form.Refusal = TooMuch;
        if (form.Problems.Count > 0 || form.IsPreview || form.Refusal is not null) return await KeptAsync(place, form, ct);
        var (outcome, number) = await desk.AnswerAsync(place, viewer.Value, form.Text, form.Cle, ct);
        if (outcome == WriteOutcome.Done) return LocalRedirect(place.PathOf(number));
        if (outcome == WriteOutcome.Gone) return NotFound();
        form.Refusal = outcome == WriteOutcome.TooSoon ? TooSoon(place.Topic.SlowMinutes, await desk.WaitAsync(place.Topic, viewer.Value, place.Category, ct)) : Closed;
        return await KeptAsync(place, form, ct);
    }

    [HttpGet(Category.Root + "/{categorie}/{sujet}/{number:int}/modifier")]
    public async Task<IActionResult> Edit(string sujet, int number, CancellationToken ct)
    {
        if (await places.FindAsync(sujet, ct) is not { } place || await reader.FindAsync(place, number, viewer.Value, ct) is not { } line) return NotFound();
        if (!line.MayEdit) return StatusCode(403);
        var poll = number == 1 ? await polls.OfAsync(place, viewer.Value, ct) : null;
        var fields = TopicFields.Of((await themes.OfAsync([place.Topic.Id], ct))[place.Topic.Id].Select(t => t.Id), place.Topic, poll, time);
        return Change(place, line, new PostForm { Titre = place.Topic.Title, Message = line.Text, Vu = line.Post.Versions, Fiche = line.Post.IsOpen, Sujet = fields, PollIsSettled = poll?.Voters > 0 }, null);
    }

    [HttpPost(Category.Root + "/{categorie}/{sujet}/{number:int}/modifier"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Save(string sujet, int number, PostForm form, CancellationToken ct)
    {
        if (await places.FindAsync(sujet, ct) is not { } place || await reader.FindAsync(place, number, viewer.Value, ct) is not { } line) return NotFound();
        if (!line.MayEdit && place.Topic.LockedUtc is null) return StatusCode(403);
        form.AsksTitle = number == 1 && line.Owns;
        form.PollIsSettled = form.AsksTitle && (await polls.OfAsync(place, viewer.Value, ct))?.Voters > 0;
        form.Problems = [.. form.Faults(time).Where(p => !form.PollIsSettled || !p.Name.StartsWith("Sujet.", StringComparison.Ordinal))];
        if (form.Problems.Count > 0 || form.IsPreview) return Change(place, line, form, null);
        var facts = form.AsksTitle ? form.Sujet.Facts((await themes.AllAsync(ct)).Select(t => t.Id), time) : null;
        switch (await desk.EditAsync(place, number, viewer.Value, new PostChange(form.Text, form.Vu) { Title = form.AsksTitle ? form.Title : null, Facts = facts, IsOpen = form.Fiche }, ct))
        {
            case WriteOutcome.Done: return await places.FindAsync(place.Topic.Id, ct) is { } now ? LocalRedirect(now.PathOf(number)) : NotFound();
            case WriteOutcome.Gone: return NotFound();
            case WriteOutcome.NotYours: return StatusCode(403);
            case WriteOutcome.Overtaken:
                form.Refusal = "Quelqu’un a changé ce message entre-temps. Votre texte est intact, le sien est dessous : reprenez ce qu’il faut, puis enregistrez.";
                form.Vu = line.Post.Versions;
                return Change(place, line, form, line.Text);
            default:
                form.Refusal = Closed;
                return Change(place, line, form, null);
        }
    }

    private ViewResult Topic(Category category, PostForm form)
    {
        (form.Action, form.AsksTitle, form.AsksSheet, form.Button, form.Kept) = (category.Path + "/nouveau", true, true, "Ouvrir le sujet", PostDraft.PlaceOf(category));
        if (!viewer.Value.MayOpen(category)) Response.StatusCode = 403;
        return Page("WriteTopic", $"Ouvrir un sujet dans « {category.Title} »", new WriteTopicView(category, form, viewer.Value.MayOpen(category)), form, new Crumb(category.Title, category.Path));
    }

    // What was refused is kept: the page may be closed by mistake.
    private async Task<IActionResult> KeptAsync(Place place, PostForm form, CancellationToken ct)
    {
        await drafts.KeepAsync(PostDraft.PlaceOf(place), null, form.Text, viewer.Value, ct);
        return Reply(place, form);
    }

    private static string TooSoon(int minutes, TimeSpan left) => $"Ce sujet est ralenti : on y écrit {Pace.Words(minutes)}. Encore {Pager.Count((int)Math.Ceiling(left.TotalMinutes), "un instant", "1 minute", "minutes")} : votre texte est gardé.";

    private ViewResult Reply(Place place, PostForm form)
    {
        (form.Action, form.Button, form.Kept) = (place.Path + "/repondre", "Envoyer ma réponse", PostDraft.PlaceOf(place));
        return Page("WriteAnswer", $"Répondre : {place.Topic.Title}", new WriteAnswerView(place, form, viewer.Value.MayAnswer(place.Category, place.Topic)), form, new Crumb(place.Category.Title, place.Category.Path), new Crumb(place.Topic.Title, place.Path));
    }

    private ViewResult Change(Place place, PostLine line, PostForm form, string? theirs)
    {
        (form.Action, form.AsksTitle, form.AsksSheet, form.Button) = (place.ActOn(line.Post.Number, "modifier"), line.Post.Number == 1 && line.Owns, line.Owns, "Enregistrer");
        return Page("EditPost", $"Modifier un message : {place.Topic.Title}", new EditPostView(place, form, theirs), form, new Crumb(place.Category.Title, place.Category.Path), new Crumb(place.Topic.Title, place.PathOf(line.Post.Number)));
    }

    private ViewResult Page(string view, string title, object model, PostForm form, params Crumb[] above)
    {
        if (form.Problems.Count > 0) Response.StatusCode = 400;
        else if (form.Refusal is not null) Response.StatusCode = 409;
        ViewData[PageHead.Key] = new PageHead(title, title) { Section = Category.Root, Kind = "write", Indexed = false, Scripts = [ForumModule.Script], Crumbs = [new Crumb("Forum", Category.Root), .. above] };
        return View(view, model);
    }
}

internal sealed record WriteTopicView(Category Category, PostForm Form, bool MayOpen);

internal sealed record WriteAnswerView(Place Place, PostForm Form, bool MayAnswer);

/// <summary><see cref="Theirs"/>: what somebody else made of the post meanwhile.</summary>
internal sealed record EditPostView(Place Place, PostForm Form, string? Theirs);
