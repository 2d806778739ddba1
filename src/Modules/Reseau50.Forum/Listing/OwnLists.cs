using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Listing;

/// <summary>What a list of one's own holds: topics never opened, those opened where something was written since, those one wrote in.</summary>
internal enum OwnList { New, Unread, Mine }

/// <summary>The lists of one reader. What the reader does not see is in none of them, nor in their counts.</summary>
internal sealed class OwnLists(SiteDb db, SiteWork work, CategoryTable categories, TopicLists lists, TimeProvider clock)
{
    /// <summary>What is older when somebody comes for the first time is not new to them.</summary>
    public static readonly TimeSpan AtFirst = TimeSpan.FromDays(30);

    /// <summary>The same queries for one and for a thousand.</summary>
    public async Task<(IReadOnlyList<TopicLine> Lines, int Total)> PageAsync(OwnList list, Viewer viewer, int skip, int take, CancellationToken ct)
    {
        var visible = await categories.AllAsync(viewer, ct);
        var all = await OfAsync(list, viewer.AccountId!, visible, ct);
        var topics = await all.Skip(skip).Take(take).ToListAsync(ct);
        return (await lists.LinesAsync([.. topics.Select(t => new Place(visible.First(c => c.Id == t.CategoryId), t))], viewer, ct), await all.TotalAsync(ct));
    }

    /// <summary>How many are new and unread, beside the way to them.</summary>
    public async Task<TabsView> TabsAsync(OwnList? current, Viewer viewer, IReadOnlyList<Category> visible, CancellationToken ct) =>
        new(current, await (await OfAsync(OwnList.New, viewer.AccountId!, visible, ct)).TotalAsync(ct), await (await OfAsync(OwnList.Unread, viewer.AccountId!, visible, ct)).TotalAsync(ct));

    /// <summary>From now on, nothing written before is new.</summary>
    public Task ReadAllAsync(Viewer viewer, CancellationToken ct) => viewer is not { AccountId: { } me, SeenBy: null } ? Task.CompletedTask : work.RunAsync(async () =>
    {
        await work.HoldAsync("forum-reader:" + me, ct);
        var reader = await db.Set<ForumReader>().FirstOrDefaultAsync(r => r.AccountId == me, ct);
        if (reader is null) db.Add(reader = new ForumReader { AccountId = me });
        reader.SinceUtc = clock.GetUtcNow().UtcDateTime;
    }, ct);

    private async Task<IOrderedQueryable<Topic>> OfAsync(OwnList list, string me, IReadOnlyList<Category> visible, CancellationToken ct)
    {
        var ids = visible.Select(c => c.Id).ToList();
        var topics = db.Set<Topic>().AsNoTracking().Readable().Where(t => ids.Contains(t.CategoryId));
        if (list == OwnList.Mine)
        {
            var own = db.Set<Post>().Readable().Where(p => p.AuthorId == me).Select(p => p.TopicId).Distinct();
            return topics.Where(t => own.Contains(t.Id)).OrderByDescending(t => t.LastUtc).ThenByDescending(t => t.Id);
        }
        var since = await db.Set<ForumReader>().Where(r => r.AccountId == me).Select(r => (DateTime?)r.SinceUtc).FirstOrDefaultAsync(ct) ?? clock.GetUtcNow().UtcDateTime - AtFirst;
        return list == OwnList.New
            ? topics.Where(t => t.CreatedUtc > since && t.AuthorId != me && !db.Set<ReadMark>().Any(r => r.AccountId == me && r.TopicId == t.Id)).OrderByDescending(t => t.CreatedUtc).ThenByDescending(t => t.Id)
            : topics.Where(t => t.LastUtc > since && t.LastAuthorId != me && db.Set<ReadMark>().Any(r => r.AccountId == me && r.TopicId == t.Id && r.Number < t.LastNumber)).OrderByDescending(t => t.LastUtc).ThenByDescending(t => t.Id);
    }
}
