using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Mentions;
using Reseau50.Forum.Thanks;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Reading;

/// <summary>A post as its reader may see it. <see cref="Text"/> is null where it was withdrawn or has gone elsewhere; <see cref="Reason"/> is for its author and for who moderates.</summary>
internal sealed record PostLine(Post Post, string Author, string? Text, string? Reason, bool Owns, bool MayEdit, bool MayWithdraw, bool MayRestore, bool MaySeeVersions)
{
    /// <summary>Who changed it last, where it is somebody else.</summary>
    public string? EditedBy { get; init; }

    /// <summary>Where it went, if the reader sees that topic.</summary>
    public Place? MovedTo { get; init; }

    /// <summary>What the reader said of it already.</summary>
    public IReadOnlyCollection<ReactionKind> Said { get; init; } = [];
    public bool MayThank { get; init; }

    /// <summary>Whom it calls, by their name of today.</summary>
    public IReadOnlyList<(string Handle, string Name)> Mentions { get; init; } = [];
    public string? Html => Text is { } text ? MentionHtml.Of(text, Mentions) : null;
}

/// <summary>Reads posts, a page at a time. The same questions at the start of a topic and at its thousandth post.</summary>
internal sealed class TopicReader(SiteDb db, CategoryTable categories, People people)
{
    public async Task<IReadOnlyList<PostLine>> PageAsync(Place place, int page, Viewer viewer, CancellationToken ct)
    {
        var (first, last) = ((page - 1) * Place.PageSize + 1, page * Place.PageSize);
        var posts = await db.Set<Post>().AsNoTracking().Where(p => p.TopicId == place.Topic.Id && p.Number >= first && p.Number <= last).OrderBy(p => p.Number).ToListAsync(ct);
        return await LinesAsync(place, posts, viewer, ct);
    }

    public async Task<PostLine?> FindAsync(Place place, int number, Viewer viewer, CancellationToken ct) =>
        await db.Set<Post>().AsNoTracking().FirstOrDefaultAsync(p => p.TopicId == place.Topic.Id && p.Number == number, ct) is { } post ? (await LinesAsync(place, [post], viewer, ct))[0] : null;

    private async Task<IReadOnlyList<PostLine>> LinesAsync(Place place, List<Post> posts, Viewer viewer, CancellationToken ct)
    {
        var (first, last) = posts.Count == 0 ? (0, 0) : (posts[0].Number, posts[^1].Number);
        var called = await db.Set<Mention>().AsNoTracking().Where(m => m.TopicId == place.Topic.Id && m.Number >= first && m.Number <= last).ToListAsync(ct);
        var name = await people.OfAsync(posts.SelectMany(p => (string?[])[p.AuthorId, p.EditedBy]).OfType<string>().Concat(called.Select(m => m.AccountId)), ct);
        var mentions = called.ToLookup(m => m.Number, m => (m.Handle, name(m.AccountId)));
        var (moved, said) = (await MovedAsync(posts, viewer, ct), await SaidAsync(place, posts, viewer, ct));
        var moderates = viewer.MayModerate(place.Category);
        return [.. posts.Select(p =>
        {
            var (behind, edits, owns) = (viewer.MaySeeBehind(place.Category, p), viewer.MayEdit(place.Category, place.Topic, p), !p.IsGone && viewer.Owns(place.Category, place.Topic, p));
            return new PostLine(p, name(p.AuthorId), p.IsGone ? null : p.Text, p.WithdrawnUtc is not null && behind ? p.Reason : null, owns, edits, owns && p.Number > 1,
                p.WithdrawnUtc is not null && moderates, behind && p.Versions > 0 && (!p.IsGone || moderates))
            {
                EditedBy = p.EditedBy is { } by && by != p.AuthorId ? name(by) : null,
                MovedTo = p.MovedToTopic is { } to ? moved.GetValueOrDefault(to) : null,
                Mentions = [.. mentions[p.Number]],
                Said = [.. said[p.Number]],
                MayThank = !p.IsGone && viewer.AccountId is { } me && me != p.AuthorId,
            };
        })];
    }

    private async Task<Dictionary<long, Place>> MovedAsync(List<Post> posts, Viewer viewer, CancellationToken ct)
    {
        var ids = posts.Select(p => p.MovedToTopic).OfType<long>().Distinct().ToList();
        if (ids.Count == 0) return [];
        var visible = (await categories.AllAsync(viewer, ct)).ToDictionary(c => c.Id);
        var topics = await db.Set<Topic>().AsNoTracking().Readable().Where(t => ids.Contains(t.Id)).ToListAsync(ct);
        return topics.Where(t => visible.ContainsKey(t.CategoryId)).ToDictionary(t => t.Id, t => new Place(visible[t.CategoryId], t));
    }

    private async Task<ILookup<int, ReactionKind>> SaidAsync(Place place, List<Post> posts, Viewer viewer, CancellationToken ct)
    {
        if (viewer.AccountId is not { } me || posts.Count == 0) return Array.Empty<Reaction>().ToLookup(r => r.Number, r => r.Kind);
        var (first, last) = (posts[0].Number, posts[^1].Number);
        return (await db.Set<Reaction>().AsNoTracking().Where(r => r.TopicId == place.Topic.Id && r.AccountId == me && r.Number >= first && r.Number <= last).ToListAsync(ct)).ToLookup(r => r.Number, r => r.Kind);
    }
}
