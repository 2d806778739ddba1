using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;

namespace Reseau50.Cms.Mail;

/// <summary>Forgets what was written to whom, a month after. The key stays, so that the message is still never sent twice.</summary>
internal sealed class MailForgetting(SiteDb db, TimeProvider clock) : IRecurringJob
{
    public string Kind => "mail.forget";
    public TimeSpan Every => TimeSpan.FromDays(1);

    public Task RunAsync(CancellationToken ct)
    {
        var limit = clock.GetUtcNow().UtcDateTime.AddDays(-30);
        return db.Set<MailRow>().Where(m => (m.SentUtc < limit || m.GivenUpUtc < limit) && m.Recipient != "").ExecuteUpdateAsync(s => s
            .SetProperty(m => m.Recipient, "").SetProperty(m => m.Subject, "").SetProperty(m => m.Text, "").SetProperty(m => m.Html, (string?)null), ct);
    }
}
