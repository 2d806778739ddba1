namespace Reseau50.Forum.Thanks;

/// <summary>What one says with one word: thanks for a post, or « me too » under a question.</summary>
internal enum ReactionKind { Thanks = 1, Echo = 2 }

internal sealed class Reaction
{
    public long TopicId { get; set; }
    public int Number { get; set; }
    public string AccountId { get; set; } = "";
    public ReactionKind Kind { get; set; }
    public DateTime AtUtc { get; set; }
}
