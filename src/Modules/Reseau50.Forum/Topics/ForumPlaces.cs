using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;

namespace Reseau50.Forum.Topics;

/// <summary>Finds topics for whoever looks: one of a category they do not see is not there.</summary>
internal sealed class ForumPlaces(SiteDb db, CategoryTable categories, CurrentViewer viewer)
{
    /// <summary>The topic of an address such as <c>12-sorties-par-tous-les-temps</c>; one that was withdrawn is there for who moderates.</summary>
    public async Task<Place?> FindAsync(string address, CancellationToken ct)
    {
        var dash = address.IndexOf('-', StringComparison.Ordinal);
        return long.TryParse(dash < 0 ? address : address[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? await FindAsync(id, ct) : null;
    }

    public async Task<Place?> FindAsync(long id, CancellationToken ct)
    {
        if (await db.Set<Topic>().AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, ct) is not { } topic) return null;
        if ((await categories.AllAsync(viewer.Value, ct)).FirstOrDefault(c => c.Id == topic.CategoryId) is not { } category) return null;
        return topic.WithdrawnUtc is null || viewer.Value.MayModerate(category) ? new Place(category, topic) : null;
    }
}
