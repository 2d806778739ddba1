using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;

namespace Reseau50.Networks.Contracts;

/// <summary>
/// What a module counts of the territories (decision 0025). Everything published is counted, whoever reads: two readers of one figure never see two numbers. Small numbers of people are hidden by the page, not here.
/// </summary>
public interface IFigureSource
{
    /// <summary>Where its figures stand among the others.</summary>
    int Position { get; }

    /// <summary>Its figures for these calendar years. Costs the same number of queries whatever there is to count. Only links depend on <paramref name="viewer"/>.</summary>
    Task<IReadOnlyList<Figure>> OfAsync(IReadOnlyCollection<int> years, Viewer viewer, CancellationToken ct = default);
}

/// <summary>One figure. <see cref="Rows"/>: the lines its counts are told apart by, in their order; empty when they are not. <see cref="Key"/> is its anchor and its name in files.</summary>
public sealed record Figure(string Key, string Title, string Definition, IReadOnlyList<string> Rows, IReadOnlyList<FigureCount> Counts)
{
    /// <summary>It counts people: small numbers are hidden from those who may not read them.</summary>
    public bool People { get; init; }

    /// <summary>It says how things stand: no month, and no year before.</summary>
    public bool Today { get; init; }

    /// <summary>Where what was counted is listed, as far as the reader may see it, for a territory (null: all of them) and a year.</summary>
    public Func<Term?, int, FigureLink?> Link { get; init; } = (_, _) => null;
}

/// <summary>How many, at one place, in one month. <see cref="EpciId"/> null: elsewhere, or not known. A figure of today has no year and no month.</summary>
public sealed record FigureCount(string? EpciId, int Year, int Month, string? Row, int Count);

/// <summary>The words of a link and its address.</summary>
public sealed record FigureLink(string Text, string Path);
