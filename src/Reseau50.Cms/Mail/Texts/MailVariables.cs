using System.Text;
using System.Text.RegularExpressions;

namespace Reseau50.Cms.Mail.Texts;

/// <summary>Puts values where a text has <c>{{ names }}</c>. What people typed stays plain words: it makes no link, no emphasis, no new line of the subject.</summary>
public static partial class MailVariables
{
    /// <summary>The names a text uses that nobody will give it.</summary>
    public static IReadOnlyList<string> Unknown(string text, IEnumerable<string> known) =>
        [.. Names(text).Except(known, StringComparer.Ordinal)];

    /// <summary>The names a text uses.</summary>
    public static IReadOnlySet<string> Names(string text) => Marks().Matches(text).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    internal static string IntoSubject(string subject, IReadOnlyDictionary<string, string> values) =>
        Fill(subject, values, v => string.Concat(v.Select(c => char.IsControl(c) ? ' ' : c)));

    internal static string IntoMarkdown(string body, IReadOnlyDictionary<string, string> values) => Fill(body, values, AsWords);

    internal static string Insert(string body, string name, string markdown) => Marks().Replace(body, m => m.Groups[1].Value == name ? markdown : m.Value);

    private static string Fill(string text, IReadOnlyDictionary<string, string> values, Func<string, string> make) => Marks().Replace(text, m =>
        values.TryGetValue(m.Groups[1].Value, out var value) ? make(value) : throw new InvalidOperationException(
            $"Un texte de courriel nomme « {{{{ {m.Groups[1].Value} }}}} », que ce message ne connaît pas. Noms connus : {string.Join(", ", values.Keys.Order(StringComparer.Ordinal))}."));

    // What Markdown could read as a sign. CommonMark takes these escapes in words and in the address of a link alike.
    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("\\`*_{}[]()<>#+-.!|~&^=@:/$");

    private static string AsWords(string value)
    {
        var words = new StringBuilder(value.Length + 8);
        foreach (var c in value.Trim().ReplaceLineEndings("\n"))
        {
            if (c == '\n') words.Append("\\\n");
            else if (Signs.Contains(c)) words.Append('\\').Append(c);
            else if (!char.IsControl(c)) words.Append(c);
        }
        return words.ToString();
    }

    [GeneratedRegex(@"\{\{\s*([^{}]*?)\s*\}\}")]
    private static partial Regex Marks();
}
