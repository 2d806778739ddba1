using Reseau50.Cms.Content;

namespace Reseau50.Admin.Contracts;

/// <summary>What a module says on the form of an item of its type: where it stands, and what whoever publishes it must know first.</summary>
public interface IItemSign
{
    string ContentType { get; }

    /// <summary><paramref name="item"/> as it would be stored. Null when there is nothing to say.</summary>
    Task<ItemSign?> OfAsync(ContentItem item, CancellationToken ct);
}

/// <summary>A title, a sentence (null when there is only somewhere to go), and a way to more. Drawn by <see cref="FormPieces.Sign"/>.</summary>
public sealed record ItemSign(string Title, string? Text, string Path, string PathText)
{
    /// <summary>What somebody wrote about it.</summary>
    public string? Quote { get; init; }

    /// <summary>What there is to know, point by point, each with its way there.</summary>
    public IReadOnlyList<SignLine> Lines { get; init; } = [];

    /// <summary>What is said, and must be confirmed, before the item is published; null when nothing stands in the way.</summary>
    public string? BeforePublishing { get; init; }

    /// <summary>Changes with what there is to confirm: nobody confirms what came after.</summary>
    public string Mark { get; init; } = "";

    /// <summary>True when a publication waits for it.</summary>
    public bool Asked { get; init; }

    /// <summary>Whether a form that says <paramref name="confirmed"/> may publish.</summary>
    public bool Stops(string? confirmed) => BeforePublishing is not null && confirmed != Mark;
}

/// <summary>One point of a sign; a link after it, when it has somewhere to lead.</summary>
public sealed record SignLine(string Text, string? Path = null, string? PathText = null);
