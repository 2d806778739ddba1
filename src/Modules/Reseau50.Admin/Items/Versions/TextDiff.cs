using DiffPlex;

namespace Reseau50.Admin.Items.Versions;

/// <summary>How a run of words fares between two texts.</summary>
internal enum Fate { Kept, Removed, Added }

/// <summary>A run of words.</summary>
internal sealed record Run(Fate Fate, string Text);

/// <summary>What changed from one text to another, word by word.</summary>
internal static class TextDiff
{
    // Two texts beyond this are shown one after the other: comparing them word by word would take seconds.
    private const int Longest = 60_000;

    private static readonly char[] Separators = [' ', '\n', '\u00A0', '\u202F', ',', ';', ':', '.', '!', '?', '(', ')', '\'', '’'];

    public static IReadOnlyList<Run> Between(string before, string after)
    {
        if (before.Length > Longest || after.Length > Longest) return [.. Some(Fate.Removed, before), .. Some(Fate.Added, after)];
        var diff = new Differ().CreateWordDiffs(before, after, ignoreWhitespace: false, Separators);
        var (runs, at) = (new List<Run>(), 0);
        foreach (var block in diff.DiffBlocks)
        {
            runs.AddRange(Some(Fate.Kept, string.Concat(diff.PiecesOld[at..block.DeleteStartA])));
            runs.AddRange(Some(Fate.Removed, string.Concat(diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA))));
            runs.AddRange(Some(Fate.Added, string.Concat(diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB))));
            at = block.DeleteStartA + block.DeleteCountA;
        }
        return [.. runs, .. Some(Fate.Kept, string.Concat(diff.PiecesOld[at..]))];
    }

    private static Run[] Some(Fate fate, string text) => text.Length == 0 ? [] : [new Run(fate, text)];
}
