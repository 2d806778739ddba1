using Reseau50.Cms.Content;
using Reseau50.Cms.Security;

namespace Reseau50.Cms.Site;

/// <summary>Composes the page of one content type: what a module adds to the item itself.</summary>
public interface IContentPage
{
    string ContentType { get; }

    /// <summary>The page, or null when the item has none of its own. <paramref name="containedId"/> names the term or bag item the address belongs to.</summary>
    Task<PageView?> BuildAsync(ContentItem item, string? containedId, Viewer viewer, CancellationToken ct);
}

/// <summary>A template, what it shows, and what the layout says about it.</summary>
public sealed record PageView(string Template, object Model, PageHead Head);
