namespace Reseau50.Forum.Polls;

/// <summary>A choice put to the readers of a topic. Who chose what is shown to nobody.</summary>
internal sealed class Poll
{
    public const int LongestQuestion = 200, LongestChoice = 150, FewestChoices = 2, MostChoices = 10;

    public long TopicId { get; set; }
    public string Question { get; set; } = "";

    /// <summary>More than one choice may be ticked.</summary>
    public bool Several { get; set; }

    /// <summary>Until when one votes; without, until the topic is closed.</summary>
    public DateTime? ClosesUtc { get; set; }
}

internal sealed class PollChoice
{
    public long TopicId { get; set; }

    /// <summary>From 1, in the order they are shown.</summary>
    public int Rank { get; set; }
    public string Words { get; set; } = "";
}

internal sealed class Vote
{
    public long TopicId { get; set; }
    public string AccountId { get; set; } = "";
    public int Rank { get; set; }
    public DateTime AtUtc { get; set; }
}

/// <summary>A poll as it is asked for.</summary>
internal sealed record PollFacts(string Question, IReadOnlyList<string> Choices, bool Several, DateTime? ClosesUtc);
