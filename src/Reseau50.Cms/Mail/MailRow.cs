namespace Reseau50.Cms.Mail;

/// <summary>A message waiting to leave or gone. <see cref="DedupKey"/> is unique: the same message is never queued twice.</summary>
public sealed class MailRow
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string DedupKey { get; set; } = "";
    public string Recipient { get; set; } = "";
    public string Subject { get; set; } = "";
    public string Text { get; set; } = "";
    public string? Html { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime DueUtc { get; set; }
    public DateTime? LeasedUntilUtc { get; set; }
    public string? LeasedBy { get; set; }
    public int Attempts { get; set; }
    public DateTime? SentUtc { get; set; }
    public string? Failure { get; set; }
}
