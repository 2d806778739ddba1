using Microsoft.EntityFrameworkCore;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Cms.Text;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Mentions;

/// <summary>Finds whom a post calls: members who see its category, by their whole name. Anybody else stays a word.</summary>
internal sealed class MentionDesk(SiteDb db, CategoryTable categories, IActorNames? names = null, ISitePeople? people = null)
{
    private const int Namesakes = 3, Proposed = 6;

    /// <summary>Writes down whom a post calls, in the unit of work that wrote it; returns those it did not call before.</summary>
    public async Task<IReadOnlyList<string>> LearnAsync(Post post, Category category, CancellationToken ct)
    {
        var known = await db.Set<Mention>().Where(m => m.TopicId == post.TopicId && m.Number == post.Number).ToListAsync(ct);
        var called = await FindAsync(Mention.HandlesIn(post.Text), category, ct);
        db.RemoveRange(known.Where(k => called.All(c => c.Id != k.AccountId)));
        List<string> fresh = [];
        foreach (var (id, handle) in called.DistinctBy(c => c.Id))
        {
            if (known.FirstOrDefault(k => k.AccountId == id) is { } there) there.Handle = handle;
            else
            {
                db.Add(new Mention { TopicId = post.TopicId, Number = post.Number, AccountId = id, Handle = handle });
                fresh.Add(id);
            }
        }
        return fresh;
    }

    /// <summary>Names to propose while one types: of people who wrote already where the reader reads.</summary>
    public async Task<IReadOnlyList<string>> ProposeAsync(string begin, Viewer viewer, CancellationToken ct)
    {
        if (names is null || begin.Length < 2) return [];
        var found = await names.FindAsync(begin.Replace('-', ' '), ct);
        if (found.Count == 0) return [];
        var (ids, visible) = (found.Where(id => id != viewer.AccountId).ToList(), (await categories.AllAsync(viewer, ct)).Select(c => c.Id).ToList());
        var wrote = await db.Set<Post>().Readable().Where(p => ids.Contains(p.AuthorId) && db.Set<Topic>().Any(t => t.Id == p.TopicId && visible.Contains(t.CategoryId) && t.WithdrawnUtc == null)).Select(p => p.AuthorId).Distinct().Take(Proposed).ToListAsync(ct);
        return [.. (await names.OfAsync(wrote, ct)).Values.Order(StringComparer.CurrentCulture)];
    }

    private async Task<IReadOnlyList<(string Id, string Handle)>> FindAsync(IReadOnlyList<string> handles, Category category, CancellationToken ct)
    {
        List<(string, string)> found = [];
        if (names is null || people is null) return found;
        foreach (var handle in handles)
        {
            var candidates = await names.OfAsync(await names.FindAsync(handle.Split('-').MaxBy(w => w.Length)!, ct), ct);
            foreach (var (id, _) in candidates.Where(c => Slug.Of(c.Value) == Slug.Of(handle)).Take(Namesakes))
                if (await people.FindAsync(id, ct) is { } person && (await categories.AllAsync(person.Viewer, ct)).Any(c => c.Id == category.Id)) found.Add((id, handle));
        }
        return found;
    }
}
