namespace Reseau50.Cms.Site;

/// <summary>A link on the page of one's own account, to what a module keeps for whoever is signed in.</summary>
public interface IAccountEntry
{
    /// <summary>The heading, the words of the link and where it leads.</summary>
    (string Title, string Text, string Path) Link { get; }
}
