using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forum.Topics;
using Reseau50.Forum.Writing;

namespace Reseau50.Forum.Thanks;

/// <summary>Says one word under a post, or takes it back. Said twice, it is said once; the count on the row is that of the words.</summary>
internal sealed class ReactionDesk(SiteDb db, SiteWork work, HeldTopics topics, TimeProvider clock)
{
    public Task<WriteOutcome> SayAsync(Place place, int number, ReactionKind kind, bool said, Viewer viewer, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (await topics.HoldAsync(place.Topic.Id, ct) is not { } topic || await topics.PostAsync(topic, number, ct) is not { } post || post.IsGone) return WriteOutcome.Gone;
        if (viewer.AccountId is not { } me || me == post.AuthorId || (kind == ReactionKind.Echo && (number != 1 || !topic.IsQuestion))) return WriteOutcome.NotYours;
        var there = await db.Set<Reaction>().FirstOrDefaultAsync(r => r.TopicId == topic.Id && r.Number == number && r.AccountId == me && r.Kind == kind, ct);
        if (there is not null == said) return WriteOutcome.Done;
        if (said) db.Add(new Reaction { TopicId = topic.Id, Number = number, AccountId = me, Kind = kind, AtUtc = clock.GetUtcNow().UtcDateTime });
        else db.Remove(there!);
        var step = said ? 1 : -1;
        if (kind == ReactionKind.Thanks) post.Thanks += step;
        else topic.Echoes += step;
        return WriteOutcome.Done;
    }, ct);
}
