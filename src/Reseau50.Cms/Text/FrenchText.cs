using System.Text.RegularExpressions;

namespace Reseau50.Cms.Text;

/// <summary>French typography for what people typed: the right spaces, the right apostrophe. Applied when text is shown, never to what is stored.</summary>
public static partial class FrenchText
{
    public const char NoBreak = '\u00a0';
    public const char NarrowNoBreak = '\u202f';

    /// <summary>
    /// No-break space before « : » and inside « guillemets », narrow no-break before « ; ! ? » and in hours and thousands, curly apostrophe between letters.
    /// Leaves addresses and code alone: those have no space before their signs.
    /// </summary>
    public static string Fr(this string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (text.AsSpan().IndexOfAny(Marks) < 0) return text;
        var fr = Apostrophe().Replace(text, "’");
        fr = BeforeColon().Replace(fr, NoBreak + "$1");
        fr = BeforeHigh().Replace(fr, NarrowNoBreak + "$1");
        fr = AfterQuote().Replace(fr, "«" + NoBreak);
        fr = Hour().Replace(fr, "$1" + NarrowNoBreak + "h" + NarrowNoBreak + "$2");
        fr = HourAlone().Replace(fr, "$1" + NarrowNoBreak + "h$2");
        fr = Number().Replace(fr, "n°" + NoBreak);
        return Thousands().Replace(fr, NarrowNoBreak.ToString());
    }

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create(":;!?»«'’h°0123456789");

    [GeneratedRegex(@"(?<=\p{L})'(?=\p{L})")]
    private static partial Regex Apostrophe();

    [GeneratedRegex(@"[ \u202f]([:»])")]
    private static partial Regex BeforeColon();

    [GeneratedRegex(@"[ \u00a0]([;!?])")]
    private static partial Regex BeforeHigh();

    [GeneratedRegex(@"«[ \u202f]")]
    private static partial Regex AfterQuote();

    [GeneratedRegex(@"(?<=\b|\s)(\d{1,2})[ \u00a0]h[ \u00a0](\d{2})\b")]
    private static partial Regex Hour();

    [GeneratedRegex(@"(?<=\b|\s)(\d{1,2})[ \u00a0]h(\b)")]
    private static partial Regex HourAlone();

    [GeneratedRegex(@"\bn° ")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=\b\d{1,3}(?:[ \u00a0\u202f]\d{3})*)[ \u00a0](?=\d{3}\b)")]
    private static partial Regex Thousands();
}
