using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Listing;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Similar;

/// <summary>Topics that say already what somebody is about to ask, among those they may read.</summary>
internal sealed class SimilarTopics(SiteDb db, CategoryTable categories, TopicLists lists)
{
    private const int Shown = 5;

    /// <summary>Those whose titles share the most words, two at least unless the title has only one.</summary>
    public async Task<IReadOnlyList<TopicLine>> FindAsync(string title, Viewer viewer, CancellationToken ct)
    {
        var words = TitleWord.Of(title);
        if (words.Count == 0) return [];
        var visible = await categories.AllAsync(viewer, ct);
        var (ids, least) = (visible.Select(c => c.Id).ToList(), Math.Min(2, words.Count));
        var found = await db.Set<TitleWord>().Where(w => words.Contains(w.Word)).GroupBy(w => w.TopicId).Select(g => new { Id = g.Key, Shared = g.Count() }).Where(g => g.Shared >= least)
            .Join(db.Set<Topic>().Readable().Where(t => ids.Contains(t.CategoryId)), g => g.Id, t => t.Id, (g, t) => new { g.Shared, Topic = t })
            .OrderByDescending(x => x.Shared).ThenByDescending(x => x.Topic.LastUtc).Take(Shown).AsNoTracking().ToListAsync(ct);
        return await lists.LinesAsync([.. found.Select(f => new Place(visible.First(c => c.Id == f.Topic.CategoryId), f.Topic))], viewer, ct);
    }

    /// <summary>Writes down the words of a topic's title, in the unit of work that wrote the title.</summary>
    public async Task LearnAsync(Topic topic, CancellationToken ct)
    {
        var (words, known) = (TitleWord.Of(topic.Title), await db.Set<TitleWord>().Where(w => w.TopicId == topic.Id).ToListAsync(ct));
        db.RemoveRange(known.Where(k => !words.Contains(k.Word)));
        foreach (var word in words.Where(w => known.All(k => k.Word != w))) db.Add(new TitleWord { TopicId = topic.Id, Word = word });
    }
}
