using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Reseau50.Cms.Text;

namespace Reseau50.Forum.Mentions;

/// <summary>The text of a post with those it calls by their name of today; links and code are left as they are.</summary>
internal static partial class MentionHtml
{
    public static string Of(string markdown, IReadOnlyList<(string Handle, string Name)> mentions)
    {
        var html = MarkdownText.ToHtml(markdown, anchors: false);
        if (mentions.Count == 0) return html;
        var (made, inside) = (new StringBuilder(html.Length), 0);
        foreach (var piece in Tag().Split(html))
        {
            if (!piece.StartsWith('<')) made.Append(inside > 0 ? piece : Called(piece, mentions));
            else
            {
                made.Append(piece);
                if (Kept().IsMatch(piece)) inside += piece[1] == '/' ? -1 : 1;
            }
        }
        return made.ToString();
    }

    private static string Called(string text, IReadOnlyList<(string Handle, string Name)> mentions) => Word().Replace(text, m =>
    {
        var word = m.Groups[1].Value.TrimEnd('-');
        var (_, name) = mentions.FirstOrDefault(x => x.Handle.Equals(word, StringComparison.OrdinalIgnoreCase));
        return name is null ? m.Value : $"<span class=\"mention\">@{WebUtility.HtmlEncode(name)}</span>{m.Groups[1].Value[word.Length..]}";
    });

    [GeneratedRegex("(<[^>]+>)")]
    private static partial Regex Tag();

    [GeneratedRegex("^</?(a|code|pre)[ >]")]
    private static partial Regex Kept();

    [GeneratedRegex(@"(?<![\p{L}\p{N}@./_-])@([\p{L}\p{N}][\p{L}\p{N}-]*)")]
    private static partial Regex Word();
}
