using System.Text.RegularExpressions;

namespace Reseau50.Forum.Mentions;

/// <summary>Somebody a post calls by name, who may read it.</summary>
internal sealed partial class Mention
{
    public const int Most = 10, Longest = 80;

    public long TopicId { get; set; }
    public int Number { get; set; }
    public string AccountId { get; set; } = "";

    /// <summary>The word in the text, without its @.</summary>
    public string Handle { get; set; } = "";

    /// <summary>The words of a text that may call somebody: <c>@Camille-Roy</c>, and not an e-mail address.</summary>
    public static IReadOnlyList<string> HandlesIn(string text) =>
        [.. Call().Matches(text).Select(m => m.Groups[1].Value.TrimEnd('-')).Where(h => h.Length is > 1 and <= Longest).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)];

    /// <summary>A name as it is called: its words, joined.</summary>
    public static string HandleOf(string name) => string.Join('-', Word().Matches(name).Select(m => m.Value));

    [GeneratedRegex(@"(?<![\p{L}\p{N}@./_-])@([\p{L}\p{N}][\p{L}\p{N}-]*)")]
    private static partial Regex Call();

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
