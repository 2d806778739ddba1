using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Cms.Text;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Drafts;
using Reseau50.Forum.Polls;
using Reseau50.Forum.Topics;
using Reseau50.Workshops.Contracts;

namespace Reseau50.Forum.Reading;

/// <summary>A topic, by pages of twenty numbers.</summary>
internal sealed class TopicController(ForumPlaces places, TopicReader reader, ReadMarks marks, TopicThemes themes, PollReader polls, PostDrafts drafts, IWriteUps writeUps, CurrentViewer viewer) : Controller
{
    /// <summary>The page the reader stopped at, instead of a number.</summary>
    public const string WhereILeft = "reprendre";

    [HttpGet(Category.Root + "/{categorie}/{sujet}")]
    public async Task<IActionResult> Show(string categorie, string sujet, string? page, CancellationToken ct)
    {
        if (await places.FindAsync(sujet, ct) is not { } place) return NotFound();
        var topic = place.Topic;
        if (topic.MergedInto is { } into) return await places.FindAsync(into, ct) is { } found ? LocalRedirect(found.Path) : NotFound();
        if (page == WhereILeft) return LocalRedirect(place.PathOf(Math.Min(topic.LastNumber, await marks.OfAsync(topic.Id, viewer.Value, ct) + 1)));
        if (!int.TryParse(page ?? "1", out var number) || number < 1 || number > place.Pages) return NotFound();
        // Old words, another category: the number says which topic it is. Not for good: a title may come back.
        if (Request.Path.Value != place.Path) return LocalRedirect(place.PathOfPage(number));
        var lines = await reader.PageAsync(place, number, viewer.Value, ct);
        var read = await marks.OfAsync(topic.Id, viewer.Value, ct);
        if (lines.Count > 0 && lines[^1].Post.Number > read) await marks.MarkAsync(topic.Id, lines[^1].Post.Number, viewer.Value, ct);
        ViewData[PageHead.Key] = new PageHead(number == 1 ? topic.Title : $"{topic.Title}, page {number}", Begin(topic, lines))
        {
            Section = Category.Root,
            Kind = "topic",
            Canonical = place.PathOfPage(number),
            Scripts = [ForumModule.Script],
            Crumbs = [new Crumb("Forum", Category.Root), new Crumb(place.Category.Title, place.Category.Path)],
        };
        var pager = new Pager(number, Place.PageSize, topic.LastNumber, place.Path, new Dictionary<string, string?>()) { Whole = true };
        var answers = viewer.Value.MayAnswer(place.Category, topic);
        return View("Topic", new TopicView(place, lines, pager, read, viewer.Value.AccountId is not null, answers, viewer.Value.MayModerate(place.Category))
        {
            Themes = [.. (await themes.OfAsync([topic.Id], ct))[topic.Id]],
            Poll = number == 1 ? await polls.OfAsync(place, viewer.Value, ct) : null,
            // Just under the question already, it is not said twice.
            Kept = number > 1 || topic.AnswerNumber is not ({ } kept and > 2) ? null : lines.FirstOrDefault(l => l.Post.Number == kept) ?? await reader.FindAsync(place, kept, viewer.Value, ct),
            Subject = number == 1 && topic.SubjectId is { } subject ? await writeUps.SummaryAsync(subject, viewer.Value, ct) : null,
            MayKeepAnswer = viewer.Value.MayKeepAnswer(place.Category, topic),
            Draft = answers ? await drafts.FindAsync(PostDraft.PlaceOf(place), viewer.Value, ct) : null,
        });
    }

    // Many topics begin with the same words; each has its title.
    private static string Begin(Topic topic, IReadOnlyList<PostLine> lines)
    {
        var words = $"{topic.Title} — {MarkdownText.ToPlainText(lines.FirstOrDefault(l => l.Text is not null)?.Text ?? "une discussion du forum").ReplaceLineEndings(" ")}";
        return words.Length > 160 ? words[..159] + "…" : words;
    }
}

/// <summary><see cref="Read"/>: the last number its reader had seen before; 0 at the first visit, or without account.</summary>
internal sealed record TopicView(Place Place, IReadOnlyList<PostLine> Posts, Pager Pager, int Read, bool IsKnown, bool MayAnswer, bool MayModerate)
{
    public IReadOnlyList<Term> Themes { get; init; } = [];
    public PollView? Poll { get; init; }

    /// <summary>The answer that was kept, shown under the question.</summary>
    public PostLine? Kept { get; init; }
    public WriteUpSummary? Subject { get; init; }
    public bool MayKeepAnswer { get; init; }
    public PostDraft? Draft { get; init; }
}
