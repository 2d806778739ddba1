namespace Reseau50.Cms.Mail;

internal enum MailResult
{
    Sent,

    /// <summary>Certainly not sent; worth another try.</summary>
    Later,

    /// <summary>Certainly not sent, and never will be.</summary>
    Refused,

    /// <summary>Perhaps sent: it must not be tried again.</summary>
    Unknown,
}

/// <summary>What became of one attempt. <see cref="Reason"/> is in French, without the recipient's address.</summary>
internal sealed record MailOutcome(MailResult Result, string? Reason = null)
{
    public static readonly MailOutcome Sent = new(MailResult.Sent);
}

/// <summary>Carries one message away.</summary>
internal interface IMailTransport
{
    Task<MailOutcome> SendAsync(MailRow mail, CancellationToken ct);
}
