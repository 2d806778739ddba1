using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Moderating;

/// <summary>What is done to a whole topic, by the last word of its address.</summary>
internal static class TopicActs
{
    public const string Lock = "fermer", Unlock = "rouvrir", Pin = "epingler", Unpin = "detacher", Withdraw = "retirer", Restore = "retablir";

    /// <summary>Those that change something now, with the words of their buttons.</summary>
    public static IEnumerable<(string Act, string Words)> For(Topic topic)
    {
        yield return topic.LockedUtc is null ? (Lock, "Fermer aux réponses") : (Unlock, "Rouvrir aux réponses");
        yield return topic.Pinned ? (Unpin, "Ne plus épingler") : (Pin, "Épingler en tête");
        yield return topic.WithdrawnUtc is null ? (Withdraw, "Retirer le sujet") : (Restore, "Rétablir le sujet");
    }

    /// <summary>The line of the journal; null for a word that is no act.</summary>
    public static string? Said(string act) => act switch
    {
        Lock => "Un sujet du forum est fermé aux réponses.",
        Unlock => "Un sujet du forum est rouvert aux réponses.",
        Pin => "Un sujet du forum est épinglé.",
        Unpin => "Un sujet du forum n’est plus épinglé.",
        Withdraw => "Un sujet du forum est retiré.",
        Restore => "Un sujet du forum est rétabli.",
        _ => null,
    };
}
