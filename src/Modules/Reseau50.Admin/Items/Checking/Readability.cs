using System.Text.RegularExpressions;

namespace Reseau50.Admin.Items.Checking;

/// <summary>How a text reads: its words, its sentences, and the LIX of Björnsson (words a sentence, plus the share of words of more than six letters).</summary>
internal static partial class Readability
{
    private const int TooFew = 100, LongSentence = 40;

    public static int Words(string text) => Word().Count(text);

    public static int? Lix(string text)
    {
        var words = Word().Matches(text);
        if (words.Count < TooFew) return null;
        var sentences = Math.Max(1, Sentences(text).Count());
        return (int)Math.Round((double)words.Count / sentences + 100.0 * words.Count(w => w.Length > 6) / words.Count);
    }

    /// <summary>The sentences nobody reads in one breath, by their first words.</summary>
    public static IEnumerable<(string Start, int Words)> LongOnes(string text) =>
        Sentences(text).Select(s => (Start: string.Join(' ', s.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6)), Words: Words(s))).Where(s => s.Words > LongSentence);

    private static IEnumerable<string> Sentences(string text) => Ends().Split(text).Where(s => Word().IsMatch(s));

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*")]
    private static partial Regex Word();

    // A full stop between two digits or after a lone capital does not end a sentence; a line does: headings and list items have no full stop.
    [GeneratedRegex(@"(?<![\p{N}\s]\p{Lu}|\p{N}(?=\.\p{N}))[.!?…]+(?=\s|$)|\n+")]
    private static partial Regex Ends();
}
