using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Listing;

/// <summary>A topic in a list. <see cref="Unread"/>: how many posts since the reader's last visit; null for one never opened, or without account.</summary>
internal sealed record TopicLine(Place Place, string Author, string LastAuthor, int? Unread, IReadOnlyList<Term> Themes);

/// <summary>Questions that wait, questions answered, topics nobody answered.</summary>
internal enum TopicState { Waiting, Answered, Alone }

/// <summary>Which topics of a category.</summary>
internal sealed record TopicChoice(string? Theme, TopicState? State)
{
    public static readonly TopicChoice All = new(null, null);
}

/// <summary>A category with its newest topics.</summary>
internal sealed record CategoryLine(Category Category, int Total, IReadOnlyList<TopicLine> Topics);

/// <summary>Lists of topics: the rows of topics alone, whatever stands in them.</summary>
internal sealed class TopicLists(SiteDb db, People people, TopicThemes themeNames)
{
    private const int OnTheFirstPage = 3;

    /// <summary>A category's topics, pinned ones first, then the one last written in. The same queries for one and for a thousand.</summary>
    public async Task<(IReadOnlyList<TopicLine> Lines, int Total)> PageAsync(Category category, TopicChoice choice, Viewer viewer, int skip, int take, CancellationToken ct)
    {
        var all = Of(category, choice);
        var topics = await all.Skip(skip).Take(take).ToListAsync(ct);
        return (await LinesAsync([.. topics.Select(t => new Place(category, t))], viewer, ct), await all.TotalAsync(ct));
    }

    /// <summary>Every category with what was last said in it: two questions for each of them.</summary>
    public async Task<IReadOnlyList<CategoryLine>> FirstPageAsync(IReadOnlyList<Category> categories, Viewer viewer, CancellationToken ct)
    {
        List<(Category Category, int Total, List<Topic> Topics)> found = [];
        foreach (var category in categories) found.Add((category, await Of(category).TotalAsync(ct), await Of(category).Take(OnTheFirstPage).ToListAsync(ct)));
        var lines = await LinesAsync([.. found.SelectMany(f => f.Topics.Select(t => new Place(f.Category, t)))], viewer, ct);
        return [.. found.Select(f => new CategoryLine(f.Category, f.Total, [.. lines.Where(l => l.Place.Category.Id == f.Category.Id)]))];
    }

    private IOrderedQueryable<Topic> Of(Category category, TopicChoice? choice = null)
    {
        var topics = db.Set<Topic>().AsNoTracking().Readable().Where(t => t.CategoryId == category.Id);
        if (choice?.Theme is { } term) topics = topics.Where(t => db.Set<TopicTheme>().Any(x => x.TopicId == t.Id && x.TermId == term));
        if (choice?.State is { } state) topics = state switch
        {
            TopicState.Waiting => topics.Where(t => t.IsQuestion && t.AnswerNumber == null),
            TopicState.Answered => topics.Where(t => t.AnswerNumber != null),
            _ => topics.Where(t => t.Posts < 2),
        };
        return topics.OrderByDescending(t => t.Pinned).ThenByDescending(t => t.LastUtc).ThenByDescending(t => t.Id);
    }

    /// <summary>The lines of topics found by another list.</summary>
    public async Task<IReadOnlyList<TopicLine>> LinesAsync(IReadOnlyList<Place> places, Viewer viewer, CancellationToken ct)
    {
        if (places.Count == 0) return [];
        var name = await people.OfAsync(places.SelectMany(p => (string[])[p.Topic.AuthorId, p.Topic.LastAuthorId]), ct);
        var ids = places.Select(p => p.Topic.Id).ToList();
        var themes = await themeNames.OfAsync(ids, ct);
        var read = viewer.AccountId is { } me ? await db.Set<ReadMark>().Where(r => r.AccountId == me && ids.Contains(r.TopicId)).ToDictionaryAsync(r => r.TopicId, r => r.Number, ct) : [];
        return [.. places.Select(p => new TopicLine(p, name(p.Topic.AuthorId), name(p.Topic.LastAuthorId), read.TryGetValue(p.Topic.Id, out var number) ? Math.Max(0, p.Topic.LastNumber - number) : null, [.. themes[p.Topic.Id]]))];
    }
}
