namespace Reseau50.Cms.Site;

/// <summary>Links at the foot of every page, after the menu; the same for everybody, since pages are kept for all.</summary>
public interface IFootEntry
{
    /// <summary>The feature they belong to: off, they are gone.</summary>
    string Feature { get; }

    /// <summary>The links of the page that <paramref name="page"/> is the head of.</summary>
    IEnumerable<(string Text, string Path)> For(PageHead page);
}
