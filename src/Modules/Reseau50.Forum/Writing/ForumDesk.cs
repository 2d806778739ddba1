using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Drafts;
using Reseau50.Forum.Mentions;
using Reseau50.Forum.Moderating;
using Reseau50.Forum.Polls;
using Reseau50.Forum.Similar;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Writing;

/// <summary>What came of writing: the number of the post, or why there is none.</summary>
internal enum WriteOutcome { Done, Gone, Locked, TooSoon, NotYours, Overtaken }

/// <summary>Writes topics and posts. Whoever writes in a topic holds it: numbers follow each other, whoever comes at once.</summary>
internal sealed class ForumDesk(SiteDb db, SiteWork work, HeldTopics topics, SimilarTopics similar, PollDesk polls, PostDrafts drafts, MentionDesk mentions, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Opens a topic and returns its number; sent again with the same key and the same words, the number of the first.</summary>
    public Task<long> OpenAsync(Category category, string author, NewTopic given, Guid key, CancellationToken ct) => work.RunAsync(async () =>
    {
        await work.HoldAsync("forum", ct);
        var (sent, own) = await SentAsync(key, given.Text, ct);
        if (sent is not null && await db.Set<Topic>().AnyAsync(t => t.Id == sent.TopicId && t.Title == given.Title, ct)) return sent.TopicId;
        var topic = await NewAsync(category, author, given.Title, ct);
        var post = Add(topic, author, given.Text, sent is null ? own : Guid.NewGuid());
        post.IsOpen = given.IsOpen;
        await mentions.LearnAsync(post, category, ct);
        await StateAsync(topic, given.Facts, ct);
        return topic.Id;
    }, ct);

    /// <summary>An empty topic, while the forum is held: its posts come in the same unit of work.</summary>
    public async Task<Topic> NewAsync(Category category, string author, string title, CancellationToken ct)
    {
        var topic = new Topic { Id = (await db.Set<Topic>().MaxAsync(t => (long?)t.Id, ct) ?? 0) + 1, CategoryId = category.Id, Title = title, AuthorId = author, CreatedUtc = Now };
        db.Add(topic);
        await similar.LearnAsync(topic, ct);
        return topic;
    }

    /// <summary>Adds a post and returns its number.</summary>
    public Task<(WriteOutcome Outcome, int Number)> AnswerAsync(Place place, Viewer viewer, string text, Guid key, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (await topics.HoldAsync(place.Topic.Id, ct) is not { } topic) return (WriteOutcome.Gone, 0);
        var (sent, own) = await SentAsync(key, text, ct);
        if (sent is not null) return (WriteOutcome.Done, sent.Number);
        if (!viewer.MayAnswer(place.Category, topic)) return (WriteOutcome.Locked, 0);
        if (await WaitAsync(topic, viewer, place.Category, ct) > TimeSpan.Zero) return (WriteOutcome.TooSoon, 0);
        await drafts.ThrowAwayAsync(PostDraft.PlaceOf(place), viewer.AccountId!, ct);
        var post = Add(topic, viewer.AccountId!, text, own);
        await mentions.LearnAsync(post, place.Category, ct);
        return (WriteOutcome.Done, post.Number);
    }, ct);

    /// <summary>How long the writer has still to wait, in a topic where one takes one's time.</summary>
    public async Task<TimeSpan> WaitAsync(Topic topic, Viewer viewer, Category category, CancellationToken ct)
    {
        if (topic.SlowMinutes == 0 || viewer.AccountId is not { } me || viewer.MayModerate(category)) return TimeSpan.Zero;
        var last = await db.Set<Post>().Where(p => p.TopicId == topic.Id && p.AuthorId == me).MaxAsync(p => (DateTime?)p.WrittenUtc, ct);
        return last is { } at && at.AddMinutes(topic.SlowMinutes) - Now is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Changes a post, and keeps what it said. Who completes somebody's open sheet changes its words, and nothing else.</summary>
    public Task<WriteOutcome> EditAsync(Place place, int number, Viewer viewer, PostChange change, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (await topics.HoldAsync(place.Topic.Id, ct) is not { } topic || await topics.PostAsync(topic, number, ct) is not { } post) return WriteOutcome.Gone;
        if (!viewer.MayEdit(place.Category, topic, post)) return topic.LockedUtc is null ? WriteOutcome.NotYours : WriteOutcome.Locked;
        if (post.Versions != change.Known) return WriteOutcome.Overtaken;
        if (viewer.Owns(place.Category, topic, post)) await SettleAsync(topic, post, change, ct);
        if (post.Text == change.Text) return WriteOutcome.Done;
        db.Add(new PostVersion { TopicId = topic.Id, Number = number, Version = post.Versions, Text = post.Text, ReplacedBy = viewer.AccountId!, ReplacedUtc = Now });
        (post.Text, post.EditedUtc, post.EditedBy, post.Versions) = (change.Text, Now, viewer.AccountId, post.Versions + 1);
        await mentions.LearnAsync(post, place.Category, ct);
        if (viewer.AccountId != post.AuthorId) topics.Journal("forum.edited", topic, number, post.IsOpen ? "Une fiche ouverte du forum est complétée." : "Un message du forum est modifié par la modération.");
        return WriteOutcome.Done;
    }, ct);

    private async Task SettleAsync(Topic topic, Post post, PostChange change, CancellationToken ct)
    {
        if (change.IsOpen is { } open) post.IsOpen = open;
        if (post.Number > 1) return;
        if (change.Title is { } title && title != topic.Title)
        {
            topic.Title = title;
            await similar.LearnAsync(topic, ct);
        }
        if (change.Facts is { } facts) await StateAsync(topic, facts, ct);
    }

    private async Task StateAsync(Topic topic, TopicFacts facts, CancellationToken ct)
    {
        topic.IsQuestion = facts.IsQuestion;
        if (!topic.IsQuestion) topic.AnswerNumber = null;
        var known = await db.Set<TopicTheme>().Where(t => t.TopicId == topic.Id).ToListAsync(ct);
        db.RemoveRange(known.Where(k => !facts.Themes.Contains(k.TermId)));
        foreach (var term in facts.Themes.Where(f => known.All(k => k.TermId != f))) db.Add(new TopicTheme { TopicId = topic.Id, TermId = term });
        await polls.SetAsync(topic, facts.Poll, ct);
    }

    /// <summary>Takes a post out of sight; the first goes with its topic only.</summary>
    public Task<WriteOutcome> WithdrawAsync(Place place, int number, Viewer viewer, string? reason, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (number == 1 || await topics.HoldAsync(place.Topic.Id, ct) is not { } topic || await topics.PostAsync(topic, number, ct) is not { } post) return WriteOutcome.Gone;
        if (post.IsGone || !viewer.Owns(place.Category, topic, post)) return post.IsGone ? WriteOutcome.Done : WriteOutcome.NotYours;
        if (topic.AnswerNumber == number) topic.AnswerNumber = null;
        (post.WithdrawnUtc, post.WithdrawnBy, post.Reason) = (Now, viewer.AccountId, reason);
        topic.Posts--;
        if (viewer.AccountId != post.AuthorId) topics.Journal("forum.withdrawn", topic, number, "Un message du forum est retiré par la modération.");
        return WriteOutcome.Done;
    }, ct);

    public Task<WriteOutcome> RestoreAsync(Place place, int number, Viewer viewer, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (await topics.HoldAsync(place.Topic.Id, ct) is not { } topic || await topics.PostAsync(topic, number, ct) is not { } post) return WriteOutcome.Gone;
        if (!viewer.MayModerate(place.Category)) return WriteOutcome.NotYours;
        if (post.WithdrawnUtc is null) return WriteOutcome.Done;
        (post.WithdrawnUtc, post.WithdrawnBy, post.Reason) = (null, null, null);
        topic.Posts++;
        topics.Journal("forum.restored", topic, number, "Un message du forum est rétabli.");
        return WriteOutcome.Done;
    }, ct);

    /// <summary>One of <see cref="TopicActs"/>; done twice, it is done once.</summary>
    public Task<WriteOutcome> ActAsync(Place place, string act, Viewer viewer, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (TopicActs.Said(act) is not { } said || await topics.HoldAsync(place.Topic.Id, ct) is not { } topic) return WriteOutcome.Gone;
        if (!viewer.MayModerate(place.Category)) return WriteOutcome.NotYours;
        if (TopicActs.For(topic).All(a => a.Act != act)) return WriteOutcome.Done;
        (topic.LockedUtc, topic.Pinned, topic.WithdrawnUtc) = act switch
        {
            TopicActs.Lock or TopicActs.Unlock => (act == TopicActs.Lock ? Now : null, topic.Pinned, topic.WithdrawnUtc),
            TopicActs.Pin or TopicActs.Unpin => (topic.LockedUtc, act == TopicActs.Pin, topic.WithdrawnUtc),
            _ => (topic.LockedUtc, topic.Pinned, act == TopicActs.Withdraw ? Now : null),
        };
        topics.Journal("forum.topic-" + act, topic, null, said);
        return WriteOutcome.Done;
    }, ct);

    private Post Add(Topic topic, string author, string text, Guid key)
    {
        (topic.LastNumber, topic.Posts, topic.LastUtc, topic.LastAuthorId) = (topic.LastNumber + 1, topic.Posts + 1, Now, author);
        var post = new Post { TopicId = topic.Id, Number = topic.LastNumber, Key = key, AuthorId = author, Text = text, WrittenUtc = Now };
        db.Add(post);
        return post;
    }

    /// <summary>The post that this sending has made already; else the key of the one to make.</summary>
    private async Task<(Post? Sent, Guid Key)> SentAsync(Guid key, string text, CancellationToken ct)
    {
        var sent = await db.Set<Post>().AsNoTracking().FirstOrDefaultAsync(p => p.Key == key, ct);
        // A page gone back to keeps its key: other words are another post.
        return sent is null ? (null, key) : sent.Text == text ? (sent, key) : (null, Guid.NewGuid());
    }
}
