using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Reading;

/// <summary>A post as its reader may see it. <see cref="Text"/> is null where it was withdrawn; <see cref="Reason"/> is for its author and for who moderates.</summary>
internal sealed record PostLine(Post Post, string Author, string? Text, string? Reason, bool MayEdit, bool MayWithdraw, bool MayRestore, bool MaySeeVersions);

/// <summary>Reads posts, a page at a time. Two questions, at the start of a topic or at its thousandth post.</summary>
internal sealed class TopicReader(SiteDb db, People people)
{
    public async Task<IReadOnlyList<PostLine>> PageAsync(Place place, int page, Viewer viewer, CancellationToken ct)
    {
        var (first, last) = ((page - 1) * Place.PageSize + 1, page * Place.PageSize);
        var posts = await db.Set<Post>().AsNoTracking().Where(p => p.TopicId == place.Topic.Id && p.Number >= first && p.Number <= last).OrderBy(p => p.Number).ToListAsync(ct);
        return await LinesAsync(place, posts, viewer, ct);
    }

    public async Task<PostLine?> FindAsync(Place place, int number, Viewer viewer, CancellationToken ct) =>
        await db.Set<Post>().AsNoTracking().FirstOrDefaultAsync(p => p.TopicId == place.Topic.Id && p.Number == number, ct) is { } post ? (await LinesAsync(place, [post], viewer, ct))[0] : null;

    private async Task<IReadOnlyList<PostLine>> LinesAsync(Place place, IReadOnlyList<Post> posts, Viewer viewer, CancellationToken ct)
    {
        var name = await people.OfAsync(posts.Select(p => p.AuthorId), ct);
        var moderates = viewer.MayModerate(place.Category);
        return [.. posts.Select(p =>
        {
            var (gone, behind, edits) = (p.WithdrawnUtc is not null, viewer.MaySeeBehind(place.Category, p), viewer.MayEdit(place.Category, place.Topic, p));
            return new PostLine(p, name(p.AuthorId), gone ? null : p.Text, gone && behind ? p.Reason : null, edits, edits && p.Number > 1, gone && moderates, behind && p.Versions > 0 && (!gone || moderates));
        })];
    }
}
