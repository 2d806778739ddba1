using Reseau50.Cms.Text;

namespace Reseau50.Forum.Similar;

/// <summary>A word of a topic's title, as it is compared: without accent, capital or plural.</summary>
internal sealed class TitleWord
{
    private const int Shortest = 4, Longest = 30, MostWords = 20;

    // Words that say nothing of what a topic is about.
    private static readonly HashSet<string> Empty = [.. "avec aussi avez avoir autre aux bonjour cela celle cette chez comme comment dans depuis donc elle encore entre etes etre faire fait faites font ici leur leurs mais merci meme moins notre nous parce pendant peut plus pour pourquoi quand quel quelle quels quelles question quelqu quoi sans sera sont sous sur tous tout toute toutes tres une vers voir vos votre vous".Split(' ')];

    public long TopicId { get; set; }
    public string Word { get; set; } = "";

    /// <summary>The words a title is known by, each once.</summary>
    public static IReadOnlyList<string> Of(string title) =>
        [.. Slug.Of(title).Split('-').Where(w => w.Length >= Shortest && !Empty.Contains(w)).Select(w => w.TrimEnd('s', 'x')).Select(w => w.Length > Longest ? w[..Longest] : w).Where(w => w.Length > 2 && !Empty.Contains(w)).Distinct().Take(MostWords)];
}
