namespace Reseau50.Cms.Site;

/// <summary>What the layout says about a page, to browsers, search engines and those who share it.</summary>
public sealed record PageHead(string Title, string Description)
{
    public const string Key = "Head";

    /// <summary>The page's one address, a path; the request's own when null.</summary>
    public string? Canonical { get; init; }

    /// <summary>The menu entry this page belongs to: a path such as <c>/ateliers</c>.</summary>
    public string? Section { get; init; }

    /// <summary>Pages above this one, outermost first.</summary>
    public IReadOnlyList<Crumb> Crumbs { get; init; } = [];

    /// <summary>schema.org data, as a JSON text.</summary>
    public string? JsonLd { get; init; }

    /// <summary>An Atom or calendar feed of what the page lists.</summary>
    public FeedLink? Feed { get; init; }

    /// <summary>Other feeds that concern it.</summary>
    public IReadOnlyList<FeedLink> MoreFeeds { get; init; } = [];

    /// <summary>Addresses of script modules the page can do without, but is better with.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>A sentence above the page, for a reader who must know what he or she is looking at.</summary>
    public string? Notice { get; init; }

    /// <summary>True for a page that says what changes from one minute to the next: it is not kept for other readers.</summary>
    public bool Live { get; init; }

    /// <summary>False for pages that search engines should leave out.</summary>
    public bool Indexed { get; init; } = true;

    /// <summary>A class on <c>body</c>, for the theme.</summary>
    public string? Kind { get; init; }
}

public sealed record Crumb(string Title, string Path);

public sealed record FeedLink(string Title, string Path, string MediaType);
