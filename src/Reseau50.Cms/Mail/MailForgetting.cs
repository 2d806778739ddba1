using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;

namespace Reseau50.Cms.Mail;

/// <summary>Forgets what was written to whom, a month after. The key stays, so that the message is still never sent twice.</summary>
internal sealed class MailForgetting(SiteDb db, TimeProvider clock) : IRecurringJob, IRetentionRule
{
    private const int Days = 30;

    public string Kind => "mail.forget";
    public TimeSpan Every => TimeSpan.FromDays(1);

    public string Name => "Courriels";
    public string Duration => $"{Days} jours après l’envoi, ou l’abandon";
    public string Effect => "le destinataire, l’objet et le texte sont oubliés";

    public Task<RetentionPreview> PreviewAsync(int most, CancellationToken ct) => RetentionPreview.OfAsync(Due.OrderBy(m => m.CreatedUtc).Select(m => new RetentionLine(m.Id.ToString(), m.Subject)), most, ct);

    public Task RunAsync(CancellationToken ct) => ForgetAsync(Due, ct);

    public static Task<int> ForgetAsync(IQueryable<MailRow> mails, CancellationToken ct) => mails.ExecuteUpdateAsync(s => s
        .SetProperty(m => m.Recipient, "").SetProperty(m => m.Subject, "").SetProperty(m => m.Text, "").SetProperty(m => m.Html, (string?)null)
        .SetProperty(m => m.Calendar, (string?)null).SetProperty(m => m.Unsubscribe, (string?)null), ct);

    private IQueryable<MailRow> Due
    {
        get
        {
            var limit = clock.GetUtcNow().UtcDateTime.AddDays(-Days);
            return db.Set<MailRow>().Where(m => (m.SentUtc < limit || m.GivenUpUtc < limit) && m.Recipient != "");
        }
    }
}
