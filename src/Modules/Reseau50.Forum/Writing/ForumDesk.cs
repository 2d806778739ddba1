using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Moderating;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Writing;

/// <summary>What came of writing: the number of the post, or why there is none.</summary>
internal enum WriteOutcome { Done, Gone, Locked, NotYours, Overtaken }

/// <summary>Writes topics and posts. Whoever writes in a topic holds it: numbers follow each other, whoever comes at once.</summary>
internal sealed class ForumDesk(SiteDb db, SiteWork work, AuditTrail audit, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Opens a topic and returns its number; sent again with the same key and the same words, the number of the first.</summary>
    public Task<long> OpenAsync(Category category, string author, string title, string text, Guid key, CancellationToken ct) => work.RunAsync(async () =>
    {
        await work.HoldAsync("forum", ct);
        var (sent, own) = await SentAsync(key, text, ct);
        if (sent is not null && await db.Set<Topic>().AnyAsync(t => t.Id == sent.TopicId && t.Title == title, ct)) return sent.TopicId;
        var topic = new Topic { Id = (await db.Set<Topic>().MaxAsync(t => (long?)t.Id, ct) ?? 0) + 1, CategoryId = category.Id, Title = title, AuthorId = author, CreatedUtc = Now };
        db.Add(topic);
        Add(topic, author, text, sent is null ? own : Guid.NewGuid());
        return topic.Id;
    }, ct);

    /// <summary>Adds a post and returns its number.</summary>
    public Task<(WriteOutcome Outcome, int Number)> AnswerAsync(Place place, Viewer viewer, string text, Guid key, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (await HeldAsync(place, ct) is not { } topic) return (WriteOutcome.Gone, 0);
        var (sent, own) = await SentAsync(key, text, ct);
        if (sent is not null) return (WriteOutcome.Done, sent.Number);
        if (!viewer.MayAnswer(place.Category, topic)) return (WriteOutcome.Locked, 0);
        return (WriteOutcome.Done, Add(topic, viewer.AccountId!, text, own));
    }, ct);

    /// <summary>Changes a post, and keeps what it said. <paramref name="known"/>: how many former texts the writer knew of.</summary>
    public Task<WriteOutcome> EditAsync(Place place, int number, Viewer viewer, string? title, string text, int known, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (await HeldAsync(place, ct) is not { } topic || await PostAsync(topic, number, ct) is not { } post) return WriteOutcome.Gone;
        if (!viewer.MayEdit(place.Category, topic, post)) return topic.LockedUtc is null ? WriteOutcome.NotYours : WriteOutcome.Locked;
        if (post.Versions != known) return WriteOutcome.Overtaken;
        if (title is not null) topic.Title = title;
        if (post.Text == text) return WriteOutcome.Done;
        db.Add(new PostVersion { TopicId = topic.Id, Number = number, Version = post.Versions, Text = post.Text, ReplacedBy = viewer.AccountId!, ReplacedUtc = Now });
        (post.Text, post.EditedUtc, post.Versions) = (text, Now, post.Versions + 1);
        if (viewer.AccountId != post.AuthorId) Journal("forum.edited", topic, number, "Un message du forum est modifié par la modération.");
        return WriteOutcome.Done;
    }, ct);

    /// <summary>Takes a post out of sight; the first goes with its topic only.</summary>
    public Task<WriteOutcome> WithdrawAsync(Place place, int number, Viewer viewer, string? reason, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (number == 1 || await HeldAsync(place, ct) is not { } topic || await PostAsync(topic, number, ct) is not { } post) return WriteOutcome.Gone;
        if (!viewer.MayEdit(place.Category, topic, post)) return post.WithdrawnUtc is not null ? WriteOutcome.Done : WriteOutcome.NotYours;
        (post.WithdrawnUtc, post.WithdrawnBy, post.Reason) = (Now, viewer.AccountId, reason);
        topic.Posts--;
        if (viewer.AccountId != post.AuthorId) Journal("forum.withdrawn", topic, number, "Un message du forum est retiré par la modération.");
        return WriteOutcome.Done;
    }, ct);

    public Task<WriteOutcome> RestoreAsync(Place place, int number, Viewer viewer, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (await HeldAsync(place, ct) is not { } topic || await PostAsync(topic, number, ct) is not { } post) return WriteOutcome.Gone;
        if (!viewer.MayModerate(place.Category)) return WriteOutcome.NotYours;
        if (post.WithdrawnUtc is null) return WriteOutcome.Done;
        (post.WithdrawnUtc, post.WithdrawnBy, post.Reason) = (null, null, null);
        topic.Posts++;
        Journal("forum.restored", topic, number, "Un message du forum est rétabli.");
        return WriteOutcome.Done;
    }, ct);

    /// <summary>One of <see cref="TopicActs"/>; done twice, it is done once.</summary>
    public Task<WriteOutcome> ActAsync(Place place, string act, Viewer viewer, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (TopicActs.Said(act) is not { } said || await HeldAsync(place, ct) is not { } topic) return WriteOutcome.Gone;
        if (!viewer.MayModerate(place.Category)) return WriteOutcome.NotYours;
        if (TopicActs.For(topic).All(a => a.Act != act)) return WriteOutcome.Done;
        (topic.LockedUtc, topic.Pinned, topic.WithdrawnUtc) = act switch
        {
            TopicActs.Lock or TopicActs.Unlock => (act == TopicActs.Lock ? Now : null, topic.Pinned, topic.WithdrawnUtc),
            TopicActs.Pin or TopicActs.Unpin => (topic.LockedUtc, act == TopicActs.Pin, topic.WithdrawnUtc),
            _ => (topic.LockedUtc, topic.Pinned, act == TopicActs.Withdraw ? Now : null),
        };
        Journal("forum.topic-" + act, topic, null, said);
        return WriteOutcome.Done;
    }, ct);

    private int Add(Topic topic, string author, string text, Guid key)
    {
        (topic.LastNumber, topic.Posts, topic.LastUtc, topic.LastAuthorId) = (topic.LastNumber + 1, topic.Posts + 1, Now, author);
        db.Add(new Post { TopicId = topic.Id, Number = topic.LastNumber, Key = key, AuthorId = author, Text = text, WrittenUtc = Now });
        return topic.LastNumber;
    }

    /// <summary>The topic as it stands once nobody else writes in it.</summary>
    private async Task<Topic?> HeldAsync(Place place, CancellationToken ct)
    {
        await work.HoldAsync("forum:" + place.Topic.Id.ToString(CultureInfo.InvariantCulture), ct);
        return await db.Set<Topic>().FirstOrDefaultAsync(t => t.Id == place.Topic.Id, ct);
    }

    private Task<Post?> PostAsync(Topic topic, int number, CancellationToken ct) => db.Set<Post>().FirstOrDefaultAsync(p => p.TopicId == topic.Id && p.Number == number, ct);

    /// <summary>The post that this sending has made already; else the key of the one to make.</summary>
    private async Task<(Post? Sent, Guid Key)> SentAsync(Guid key, string text, CancellationToken ct)
    {
        var sent = await db.Set<Post>().AsNoTracking().FirstOrDefaultAsync(p => p.Key == key, ct);
        // A page gone back to keeps its key: other words are another post.
        return sent is null ? (null, key) : sent.Text == text ? (sent, key) : (null, Guid.NewGuid());
    }

    private void Journal(string action, Topic topic, int? number, string said) => audit.Add(action, "Sujet", topic.Id.ToString(CultureInfo.InvariantCulture) + (number is { } n ? $"/{n}" : ""), said);
}
