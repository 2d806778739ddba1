using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;

namespace Reseau50.Cms.Mail;

/// <summary>The outbox as a sender sees it. A leased message is a message being sent; nothing ever leases it a second time without a settled attempt.</summary>
internal sealed class MailTable(SiteDb db, TimeProvider clock)
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private const string Interrupted = "L’envoi a été interrompu : le message est peut-être parti, il n’est pas renvoyé.";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<MailRow?> TakeAsync(CancellationToken ct)
    {
        var now = Now;
        if (!await db.Set<MailRow>().AnyAsync(m => m.SentUtc == null && m.GivenUpUtc == null && m.DueUtc <= now && (m.LeasedUntilUtc == null || m.LeasedUntilUtc < now), ct)) return null;
        await db.Set<MailRow>().Where(m => m.SentUtc == null && m.GivenUpUtc == null && m.LeasedUntilUtc < now)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.GivenUpUtc, now).SetProperty(m => m.Failure, Interrupted), ct);
        return await Leases.TakeAsync<MailRow>(db, """ "SentUtc" is null and "GivenUpUtc" is null and "LeasedUntilUtc" is null """, now, Lease, [], ct);
    }

    public async Task SettleAsync(MailRow mail, MailOutcome outcome)
    {
        var (now, due, sent, end) = (Now, mail.DueUtc, (DateTime?)null, (DateTime?)null);
        if (outcome.Result == MailResult.Sent) sent = now;
        else if (outcome.Result != MailResult.Later || mail.Attempts >= Backoff.MaxAttempts) end = now;
        else due = now + Backoff.After(mail.Attempts);
        // Whoever sent it knows better than the node that found its lease over.
        var settled = await db.Set<MailRow>().Where(m => m.Id == mail.Id && m.LeasedBy == mail.LeasedBy).ExecuteUpdateAsync(s => s
            .SetProperty(m => m.SentUtc, sent).SetProperty(m => m.GivenUpUtc, end).SetProperty(m => m.DueUtc, due).SetProperty(m => m.Failure, outcome.Reason)
            .SetProperty(m => m.LeasedUntilUtc, (DateTime?)null).SetProperty(m => m.LeasedBy, (string?)null), CancellationToken.None);
        if (settled == 1 && (sent ?? end) is not null && mail.DedupKey.StartsWith(MailOutbox.Fleeting, StringComparison.Ordinal)) await MailForgetting.ForgetAsync(db.Set<MailRow>().Where(m => m.Id == mail.Id), CancellationToken.None);
    }
}
