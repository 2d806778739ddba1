using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Mentions;
using Reseau50.Forum.Thanks;
using Reseau50.Forum.Topics;
using Reseau50.Forum.Writing;

namespace Reseau50.Forum.Threads;

/// <summary>Puts discussions where they are looked for: a topic in another category, posts in another topic. What goes leaves its number behind, and the way to where it is.</summary>
internal sealed class ThreadDesk(SiteDb db, SiteWork work, HeldTopics topics, ForumDesk desk)
{
    public Task<WriteOutcome> MoveAsync(Place place, Category to, Viewer viewer, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (await topics.HoldAsync(place.Topic.Id, ct) is not { } topic) return WriteOutcome.Gone;
        if (!viewer.MayModerate(place.Category) || !viewer.MayModerate(to)) return WriteOutcome.NotYours;
        if (topic.CategoryId == to.Id) return WriteOutcome.Done;
        topic.CategoryId = to.Id;
        topics.Journal("forum.topic-moved", topic, null, "Un sujet du forum change de catégorie.");
        return WriteOutcome.Done;
    }, ct);

    /// <summary>How long a member waits between two posts of this topic.</summary>
    public Task<WriteOutcome> SlowAsync(Place place, int minutes, Viewer viewer, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (await topics.HoldAsync(place.Topic.Id, ct) is not { } topic) return WriteOutcome.Gone;
        if (!viewer.MayModerate(place.Category)) return WriteOutcome.NotYours;
        if (topic.SlowMinutes == minutes) return WriteOutcome.Done;
        topic.SlowMinutes = minutes;
        topics.Journal("forum.topic-slowed", topic, null, topic.SlowMinutes == 0 ? "Un sujet du forum reprend son rythme." : "Un sujet du forum est ralenti.");
        return WriteOutcome.Done;
    }, ct);

    /// <summary>Makes a topic of some posts of another, the first excepted; its number, or 0 when none of them is there.</summary>
    public Task<(WriteOutcome Outcome, long Topic)> SplitAsync(Place place, IReadOnlyCollection<int> numbers, string title, Viewer viewer, CancellationToken ct) => work.RunAsync(async () =>
    {
        await work.HoldAsync("forum", ct);
        if (await topics.HoldAsync(place.Topic.Id, ct) is not { } topic) return (WriteOutcome.Gone, 0L);
        if (!viewer.MayModerate(place.Category)) return (WriteOutcome.NotYours, 0L);
        var posts = await db.Set<Post>().Readable().Where(p => p.TopicId == topic.Id && p.Number > 1 && numbers.Contains(p.Number)).OrderBy(p => p.Number).ToListAsync(ct);
        if (posts.Count == 0) return (WriteOutcome.Gone, 0L);
        var fresh = await desk.NewAsync(place.Category, posts[0].AuthorId, title, ct);
        fresh.CreatedUtc = posts[0].WrittenUtc;
        await CarryAsync(topic, fresh, posts, ct);
        topics.Journal("forum.topic-split", topic, null, "Des messages d’un sujet du forum deviennent un sujet.");
        return (WriteOutcome.Done, fresh.Id);
    }, ct);

    /// <summary>Brings all the posts of a topic to the end of another, which its address leads to from then on.</summary>
    public Task<WriteOutcome> MergeAsync(Place place, Place into, Viewer viewer, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (place.Topic.Id == into.Topic.Id) return WriteOutcome.Gone;
        // Always in the same order: two who merge each other's topics wait, and do not stand in each other's way.
        foreach (var id in new[] { place.Topic.Id, into.Topic.Id }.Order()) await topics.HoldAsync(id, ct);
        if (await topics.HoldAsync(place.Topic.Id, ct) is not { MergedInto: null } topic || await topics.HoldAsync(into.Topic.Id, ct) is not { MergedInto: null } target) return WriteOutcome.Gone;
        if (!viewer.MayModerate(place.Category) || !viewer.MayModerate(into.Category)) return WriteOutcome.NotYours;
        await CarryAsync(topic, target, await db.Set<Post>().Readable().Where(p => p.TopicId == topic.Id).OrderBy(p => p.Number).ToListAsync(ct), ct);
        topic.MergedInto = target.Id;
        topics.Journal("forum.topic-merged", topic, null, "Un sujet du forum est réuni à un autre.");
        return WriteOutcome.Done;
    }, ct);

    private async Task CarryAsync(Topic from, Topic to, List<Post> posts, CancellationToken ct)
    {
        var numbers = posts.Select(p => p.Number).ToList();
        var reactions = await db.Set<Reaction>().Where(r => r.TopicId == from.Id && numbers.Contains(r.Number) && r.Kind == ReactionKind.Thanks).ToListAsync(ct);
        var versions = await db.Set<PostVersion>().Where(v => v.TopicId == from.Id && numbers.Contains(v.Number)).ToListAsync(ct);
        var mentions = await db.Set<Mention>().Where(m => m.TopicId == from.Id && numbers.Contains(m.Number)).ToListAsync(ct);
        // A post is known by its key, wherever it goes: it is free before the other takes it.
        var keys = posts.ToDictionary(p => p.Number, p => p.Key);
        foreach (var post in posts) post.Key = Guid.NewGuid();
        await db.SaveChangesAsync(ct);
        foreach (var post in posts)
        {
            var number = ++to.LastNumber;
            db.Add(new Post { TopicId = to.Id, Number = number, Key = keys[post.Number], AuthorId = post.AuthorId, Text = post.Text, WrittenUtc = post.WrittenUtc, EditedUtc = post.EditedUtc, EditedBy = post.EditedBy, Versions = post.Versions, Thanks = post.Thanks, IsOpen = post.IsOpen });
            db.AddRange(reactions.Where(r => r.Number == post.Number).Select(r => new Reaction { TopicId = to.Id, Number = number, AccountId = r.AccountId, Kind = r.Kind, AtUtc = r.AtUtc }));
            db.AddRange(versions.Where(v => v.Number == post.Number).Select(v => new PostVersion { TopicId = to.Id, Number = number, Version = v.Version, Text = v.Text, ReplacedBy = v.ReplacedBy, ReplacedUtc = v.ReplacedUtc }));
            db.AddRange(mentions.Where(m => m.Number == post.Number).Select(m => new Mention { TopicId = to.Id, Number = number, AccountId = m.AccountId, Handle = m.Handle }));
            if (from.AnswerNumber == post.Number) from.AnswerNumber = null;
            (post.Text, post.Versions, post.Thanks, post.MovedToTopic, post.MovedToNumber) = ("", 0, 0, to.Id, number);
        }
        db.RemoveRange(reactions);
        db.RemoveRange(versions);
        db.RemoveRange(mentions);
        (to.Posts, from.Posts) = (to.Posts + posts.Count, from.Posts - posts.Count);
        if (posts.MaxBy(p => p.WrittenUtc) is { } latest && latest.WrittenUtc >= to.LastUtc) (to.LastUtc, to.LastAuthorId) = (latest.WrittenUtc, latest.AuthorId);
        if (await db.Set<Post>().Readable().Where(p => p.TopicId == from.Id && !numbers.Contains(p.Number)).OrderByDescending(p => p.Number).FirstOrDefaultAsync(ct) is { } last) (from.LastUtc, from.LastAuthorId) = (last.WrittenUtc, last.AuthorId);
    }
}
