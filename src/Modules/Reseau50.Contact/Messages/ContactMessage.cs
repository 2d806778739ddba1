namespace Reseau50.Contact.Messages;

/// <summary>What somebody wrote to the site: a message, or the notice of a content.</summary>
internal sealed class ContactMessage
{
    public string Id { get; set; } = "";

    /// <summary>The number its sender is given; it says nothing by itself.</summary>
    public string Reference { get; set; } = "";
    public bool IsReport { get; set; }

    /// <summary>One of <see cref="Subjects"/>.</summary>
    public string Subject { get; set; } = "";
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string Text { get; set; } = "";
    public DateTime AskedUtc { get; set; }

    /// <summary>The page a notice is about, as an address of this site.</summary>
    public string? Page { get; set; }

    /// <summary>The item that page showed when the notice came, and whose it was: once withdrawn, its address no longer tells.</summary>
    public string? ContentItemId { get; set; }
    public string? ContentOwner { get; set; }

    /// <summary>One of <see cref="MessageState"/>.</summary>
    public string State { get; set; } = MessageState.New;

    /// <summary>The account that takes care of it.</summary>
    public string? AssignedTo { get; set; }
    public DateTime? ClosedUtc { get; set; }

    /// <summary>The last decision on a notice: one of <see cref="Messages.Decision"/>.</summary>
    public string? Decision { get; set; }

    /// <summary>How many decisions were taken: a form that does not know the last one comes too late.</summary>
    public int Decisions { get; set; }

    /// <summary>Under which its answers to the questions asked besides are kept.</summary>
    public string Answers => AnswersOf(Id);

    public static string AnswersOf(string id) => "message:" + id;
}

/// <summary>What was added to a message: a note between those who keep the site, an answer, a decision.</summary>
internal sealed class ContactEntry
{
    public const string Note = "note", Answer = "reponse", Decided = "decision";

    public string Id { get; set; } = "";
    public string MessageId { get; set; } = "";
    public string Kind { get; set; } = Note;
    public string Text { get; set; } = "";
    public string? Decision { get; set; }

    /// <summary>The id of the account that wrote it.</summary>
    public string ByWhom { get; set; } = "";
    public DateTime AtUtc { get; set; }
}

/// <summary>How many messages of a kind a year brought, of those that are erased.</summary>
internal sealed class ContactCount
{
    public int Year { get; set; }
    public bool IsReport { get; set; }
    public string Subject { get; set; } = "";

    /// <summary>Empty without one.</summary>
    public string Decision { get; set; } = "";
    public int Total { get; set; }
}
