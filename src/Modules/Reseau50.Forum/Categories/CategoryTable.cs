using Reseau50.Cms.Content;
using Reseau50.Cms.Security;

namespace Reseau50.Forum.Categories;

/// <summary>The categories, in their order: where every right on a topic begins.</summary>
internal sealed class CategoryTable(ContentReader reader)
{
    /// <summary>Those <paramref name="viewer"/> may see.</summary>
    public async Task<IReadOnlyList<Category>> AllAsync(Viewer viewer, CancellationToken ct) =>
        [.. (await reader.AllAsync(Category.Type, viewer, ct)).Select(Category.From).OfType<Category>().OrderBy(c => c.Rank).ThenBy(c => c.Title, StringComparer.Ordinal)];

    public async Task<Category?> FindAsync(string slug, Viewer viewer, CancellationToken ct) => (await AllAsync(viewer, ct)).FirstOrDefault(c => c.Slug == slug);
}
