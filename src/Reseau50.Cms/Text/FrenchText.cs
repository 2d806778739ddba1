using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Reseau50.Cms.Text;

/// <summary>French typography for what people typed: the right spaces, the right apostrophe. Applied when text is shown, never to what is stored.</summary>
public static partial class FrenchText
{
    public const char NoBreak = '\u00a0';
    public const char NarrowNoBreak = '\u202f';

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create(":;!?»«'°%€0123456789");

    // The same few hundred titles and labels are on every page: each is set once. Kept in memory only, and thrown away when there are too many.
    private const int Longest = 300, Most = 4_096;
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);
    private static int _known;

    /// <summary>
    /// No-break space before « : % € », after « n° » and inside « guillemets », narrow no-break before « ; ! ? » and in hours and thousands, curly apostrophe
    /// between letters. Addresses are left alone, and a sign with no space before it gets none: it may be code.
    /// </summary>
    public static string Fr(this string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (text.AsSpan().IndexOfAny(Marks) < 0) return text;
        if (text.Length > Longest) return Set(text);
        if (Known.TryGetValue(text, out var known)) return known;
        if (Interlocked.Increment(ref _known) > Most)
        {
            Known.Clear();
            Volatile.Write(ref _known, 0);
        }
        return Known[text] = Set(text);
    }

    private static string Set(string text)
    {
        if (!text.Contains("://", StringComparison.Ordinal) && !text.Contains('@') && !text.Contains("www.", StringComparison.OrdinalIgnoreCase)) return Words(text);

        var all = new System.Text.StringBuilder();
        var from = 0;
        foreach (var address in Address().EnumerateMatches(text))
        {
            all.Append(Words(text[from..address.Index])).Append(text, address.Index, address.Length);
            from = address.Index + address.Length;
        }
        return all.Append(Words(text[from..])).ToString();
    }

    private static string Words(string text)
    {
        var fr = Apostrophe().Replace(text, "’");
        fr = AfterQuote().Replace(fr, "«" + NoBreak);
        fr = BeforeQuote().Replace(fr, NoBreak + "»");
        fr = BeforeColon().Replace(fr, NoBreak + ":");
        fr = BeforeHigh().Replace(fr, NarrowNoBreak + "$1");
        fr = Hour().Replace(fr, "$1" + NarrowNoBreak + "h" + NarrowNoBreak + "$2");
        fr = HourAlone().Replace(fr, "$1" + NarrowNoBreak + "h");
        fr = Number().Replace(fr, "$1" + NoBreak);
        fr = Unit().Replace(fr, NoBreak.ToString());
        return Thousands().Replace(fr, NarrowNoBreak.ToString());
    }

    [GeneratedRegex(@"(?:https?://|www\.)[^\s«»]+|[\w.+-]+@[\w.-]+", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<=\p{L})'(?=[\p{L}\d«])")]
    private static partial Regex Apostrophe();

    [GeneratedRegex(@"«(?:[ \u202f]+|(?=\S))")]
    private static partial Regex AfterQuote();

    [GeneratedRegex(@"(?:[ \u202f]+|(?<=\S))»")]
    private static partial Regex BeforeQuote();

    [GeneratedRegex(@"[ \u00a0\u202f]+:(?!:)")]
    private static partial Regex BeforeColon();

    [GeneratedRegex(@"[ \u00a0\u202f]+([;!?])(?!=)")]
    private static partial Regex BeforeHigh();

    // Typed « 9h15 », « 9 h 15 »; not inside a file name or a reference.
    [GeneratedRegex(@"(?<![\w./-])([01]?\d|2[0-4])[ \u00a0]?h[ \u00a0]?([0-5]\d)(?![\w/-]|\.\w)")]
    private static partial Regex Hour();

    [GeneratedRegex(@"(?<![\w./-])(\d{1,2})[ \u00a0]?h(?![\w/-]|\.\w)")]
    private static partial Regex HourAlone();

    [GeneratedRegex(@"\b([nN]°) ")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=\d)[ \u202f](?=[%€])")]
    private static partial Regex Unit();

    [GeneratedRegex(@"(?<=\b\d{1,3}(?:[ \u00a0\u202f]\d{3})*)[ \u00a0](?=\d{3}\b)")]
    private static partial Regex Thousands();
}
