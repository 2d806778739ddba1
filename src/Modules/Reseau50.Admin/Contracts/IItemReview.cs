using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;

namespace Reseau50.Admin.Contracts;

/// <summary>Reads an item as a careful colleague would, before it is published.</summary>
public interface IItemReview
{
    Task<Review> OfAsync(TypeDefinition type, ContentItem item, CancellationToken ct);
}

/// <summary>Something a proofreader would say. <see cref="Mend"/>: readers would stumble on it; otherwise it is an advice. <see cref="Input"/> is the form's input, if one is concerned.</summary>
public sealed record Finding(string? Input, string Message, bool Mend);

/// <summary>What the checks say of a text as a whole. <see cref="Lix"/> is null under a hundred words: it would mean nothing. Drawn by <see cref="FormPieces.Review"/>.</summary>
public sealed record Review(IReadOnlyList<Finding> Findings, int Words, int? Lix)
{
    // Adults read some two hundred words of French a minute, silently, on a screen.
    private const int WordsAMinute = 200;

    /// <summary>True when a publication waits for it.</summary>
    public bool Asked { get; init; }

    public bool MustMend => Findings.Any(f => f.Mend);
    public int Minutes => Math.Max(1, (int)Math.Ceiling(Words / (double)WordsAMinute));

    /// <summary>Björnsson's scale (1968), in words.</summary>
    public string? Reading => Lix switch { null => null, < 30 => "très facile à lire", < 40 => "facile à lire", < 50 => "de difficulté moyenne", < 60 => "difficile", _ => "très difficile" };
}
