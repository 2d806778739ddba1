namespace Reseau50.Cms.Mail;

/// <summary>
/// A message: waiting, being sent (leased), sent or given up. <see cref="DedupKey"/> is unique: the same message is never queued twice. A message
/// whose sending was interrupted is given up, never sent again: see decision 0005.
/// </summary>
public sealed class MailRow
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string DedupKey { get; set; } = "";
    public string Recipient { get; set; } = "";
    public string Subject { get; set; } = "";
    public string Text { get; set; } = "";
    public string? Html { get; set; }

    /// <summary>An iCalendar file that goes with it.</summary>
    public string? Calendar { get; set; }

    /// <summary>Where the recipient ends messages of this kind.</summary>
    public string? Unsubscribe { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime DueUtc { get; set; }
    public DateTime? LeasedUntilUtc { get; set; }
    public string? LeasedBy { get; set; }
    public int Attempts { get; set; }
    public DateTime? SentUtc { get; set; }
    public DateTime? GivenUpUtc { get; set; }

    /// <summary>Why it was not sent, the last time it was tried; in French, for the administration.</summary>
    public string? Failure { get; set; }
}
