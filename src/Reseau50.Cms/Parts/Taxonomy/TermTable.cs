using Reseau50.Cms.Content;
using Reseau50.Cms.Security;

namespace Reseau50.Cms.Parts;

/// <summary>A term in its tree.</summary>
public sealed record Term(ContentItem Item, Term? Parent, int Depth, bool IsLeaf, string? Path)
{
    public string Id => Item.ContentItemId;
    public string Name => Item.DisplayText;

    /// <summary>The term at the top of its branch: for a commune, its EPCI.</summary>
    public Term Root => Parent?.Root ?? this;
}

/// <summary>The terms of the published taxonomies, in memory.</summary>
public sealed class TermTable(ContentReader reader)
{
    /// <summary>Every term of a taxonomy, each before its children.</summary>
    public Task<IReadOnlyList<Term>> AllAsync(string taxonomyId, CancellationToken ct = default) =>
        reader.CachedAsync("terms:" + taxonomyId, Viewer.Visitor, async () => (await TreeAsync(taxonomyId, ct)).All);

    public async Task<Term?> FindAsync(string taxonomyId, string? termId, CancellationToken ct = default) =>
        termId is null ? null : (await CachedTreeAsync(taxonomyId, ct)).ById.GetValueOrDefault(termId);

    public async Task<IReadOnlyList<Term>> FindAsync(string taxonomyId, IEnumerable<string> termIds, CancellationToken ct = default)
    {
        var byId = (await CachedTreeAsync(taxonomyId, ct)).ById;
        return [.. termIds.Select(id => byId.GetValueOrDefault(id)).OfType<Term>()];
    }

    private Task<Tree> CachedTreeAsync(string taxonomyId, CancellationToken ct) =>
        reader.CachedAsync("tree:" + taxonomyId, Viewer.Visitor, () => TreeAsync(taxonomyId, ct));

    /// <summary>Every term of a taxonomy at hand, each before its children. A term has a path only where the taxonomy gives its terms pages.</summary>
    public static IReadOnlyList<Term> Of(ContentItem taxonomy)
    {
        var all = new List<Term>();
        var top = taxonomy.Part<AutoroutePart>();
        var routed = top is { RouteContainedItems: true, Disabled: not true };
        Walk(taxonomy.Part<TaxonomyPart>().Items, null);
        return all;

        void Walk(IReadOnlyList<ContentItem> terms, Term? parent)
        {
            foreach (var item in terms)
            {
                var children = TermItems.Children(item);
                var term = new Term(item, parent, parent is null ? 0 : parent.Depth + 1, children.Count == 0, routed ? PathOf(item, top.Path ?? "") : null);
                all.Add(term);
                Walk(children, term);
            }
        }
    }

    private static string? PathOf(ContentItem term, string above)
    {
        var route = term.Part<AutoroutePart>();
        return string.IsNullOrEmpty(route.Path) ? null : route.Absolute == true || above.Length == 0 ? route.Path : above + "/" + route.Path;
    }

    private async Task<Tree> TreeAsync(string taxonomyId, CancellationToken ct)
    {
        var taxonomy = await reader.PublishedAsync(taxonomyId, Viewer.System, ct);
        var all = taxonomy is null ? [] : Of(taxonomy);
        return new Tree(all, all.ToDictionary(t => t.Id));
    }

    private sealed record Tree(IReadOnlyList<Term> All, IReadOnlyDictionary<string, Term> ById);
}
