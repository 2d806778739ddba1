using Reseau50.Cms.Security;

namespace Reseau50.Cms.Site;

/// <summary>A link in the masthead of every page, after the menu; it may differ for who looks, but is one and the same for all visitors.</summary>
public interface IMastheadEntry
{
    /// <summary>The feature it belongs to: off, the link is gone.</summary>
    string Feature { get; }

    /// <summary>False for those it would lead nowhere.</summary>
    bool IsFor(Viewer viewer) => true;

    (string Text, string Path) For(Viewer viewer);
}
