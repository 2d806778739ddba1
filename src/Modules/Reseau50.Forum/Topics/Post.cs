namespace Reseau50.Forum.Topics;

/// <summary>One post of a topic. Its number never changes and is never given again.</summary>
internal sealed class Post
{
    public const int Shortest = 2, Longest = 20_000;

    public long TopicId { get; set; }

    /// <summary>From 1: the first opens the topic. With its topic it names the post.</summary>
    public int Number { get; set; }

    /// <summary>Names one sending of a form: sent again, it is the same post.</summary>
    public Guid Key { get; set; }

    /// <summary>An account, or the pseudonym of somebody who left.</summary>
    public string AuthorId { get; set; } = "";

    /// <summary>Markdown.</summary>
    public string Text { get; set; } = "";
    public DateTime WrittenUtc { get; set; }
    public DateTime? EditedUtc { get; set; }

    /// <summary>Who edited it last.</summary>
    public string? EditedBy { get; set; }

    /// <summary>How many former texts there are: a form that knows of fewer comes too late.</summary>
    public int Versions { get; set; }

    /// <summary>Since when it can no longer be read.</summary>
    public DateTime? WithdrawnUtc { get; set; }

    /// <summary>Who withdrew it: its author, or somebody who moderates.</summary>
    public string? WithdrawnBy { get; set; }

    /// <summary>Why, in the words its author reads.</summary>
    public string? Reason { get; set; }

    /// <summary>How many people said thanks.</summary>
    public int Thanks { get; set; }

    /// <summary>A sheet whoever may answer completes.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Where it went: its number stays here and leads there.</summary>
    public long? MovedToTopic { get; set; }
    public int? MovedToNumber { get; set; }

    /// <summary>Withdrawn, or gone to another topic.</summary>
    public bool IsGone => WithdrawnUtc is not null || MovedToTopic is not null;
}

/// <summary>What a post said before it was edited.</summary>
internal sealed class PostVersion
{
    public long TopicId { get; set; }
    public int Number { get; set; }

    /// <summary>From 0, the first text.</summary>
    public int Version { get; set; }
    public string Text { get; set; } = "";

    /// <summary>Who replaced it, and when.</summary>
    public string ReplacedBy { get; set; } = "";
    public DateTime ReplacedUtc { get; set; }
}

/// <summary>Somebody who reads the forum: what is older than <see cref="SinceUtc"/> is new to nobody.</summary>
internal sealed class ForumReader
{
    public string AccountId { get; set; } = "";
    public DateTime SinceUtc { get; set; }
}

/// <summary>How far somebody read a topic.</summary>
internal sealed class ReadMark
{
    public string AccountId { get; set; } = "";
    public long TopicId { get; set; }
    public int Number { get; set; }
    public DateTime AtUtc { get; set; }
}
