namespace Reseau50.Forum.Topics;

/// <summary>A topic. What lists show of it is on its own row.</summary>
internal sealed class Topic
{
    public const int ShortestTitle = 8, LongestTitle = 120;

    /// <summary>Its number in addresses, given by the site and not by the database: a restored copy goes on counting.</summary>
    public long Id { get; set; }

    /// <summary>The item of type <c>CategorieForum</c> it stands in.</summary>
    public string CategoryId { get; set; } = "";
    public string Title { get; set; } = "";

    /// <summary>An account, or the pseudonym of somebody who left.</summary>
    public string AuthorId { get; set; } = "";
    public DateTime CreatedUtc { get; set; }

    /// <summary>The number of its last post, withdrawn ones included.</summary>
    public int LastNumber { get; set; }

    /// <summary>How many of its posts can be read.</summary>
    public int Posts { get; set; }
    public DateTime LastUtc { get; set; }
    public string LastAuthorId { get; set; } = "";

    /// <summary>Above the others of its category.</summary>
    public bool Pinned { get; set; }

    /// <summary>Since when nobody answers any more.</summary>
    public DateTime? LockedUtc { get; set; }

    /// <summary>Since when it can no longer be read.</summary>
    public DateTime? WithdrawnUtc { get; set; }

    /// <summary>Something is asked: one answer may be kept as the good one.</summary>
    public bool IsQuestion { get; set; }

    /// <summary>The number of the answer that was kept.</summary>
    public int? AnswerNumber { get; set; }

    /// <summary>How many others ask themselves the same.</summary>
    public int Echoes { get; set; }

    /// <summary>How long a member waits between two posts, in minutes; 0: as they like.</summary>
    public int SlowMinutes { get; set; }

    /// <summary>The topic its posts went to.</summary>
    public long? MergedInto { get; set; }

    /// <summary>The item it is about: a write-up opened it. One topic for each.</summary>
    public string? SubjectId { get; set; }

    /// <summary>Neither withdrawn nor gone into another.</summary>
    public bool IsReadable => WithdrawnUtc is null && MergedInto is null;
}

/// <summary>A theme a topic is about: a term of the taxonomy of themes.</summary>
internal sealed class TopicTheme
{
    public const string Taxonomy = "tax-themes";
    public const int Most = 3;

    public long TopicId { get; set; }
    public string TermId { get; set; } = "";
}
