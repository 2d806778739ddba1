using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;
using Reseau50.Contact.Messages;
using Reseau50.Forms.Contracts;

namespace Reseau50.Contact.Forgetting;

/// <summary>Erases messages twelve months after they were closed, and keeps how many there were. A promise of the privacy policy: kept even while the feature is off.</summary>
internal sealed class MessageForgetting(SiteDb db, SiteWork work, IFormAnswers answers, AuditTrail audit, TimeProvider clock) : IRecurringJob, IRetentionRule
{
    public const int Months = 12;

    public string Kind => "contact.messages";
    public TimeSpan Every => TimeSpan.FromDays(1);

    public string Name => "Messages et signalements";
    public string Duration => $"{Months} mois après leur clôture";
    public string Effect => "le message et ses réponses sont effacés, leur nombre par année reste";

    public Task<RetentionPreview> PreviewAsync(int most, CancellationToken ct) => RetentionPreview.OfAsync(Over.OrderBy(m => m.ClosedUtc).ThenBy(m => m.Id).Select(m => new RetentionLine(m.Id, m.Reference)), most, ct);

    private IQueryable<ContactMessage> Over
    {
        get
        {
            var last = clock.GetUtcNow().UtcDateTime.AddMonths(-Months);
            return db.Set<ContactMessage>().Where(m => m.ClosedUtc != null && m.ClosedUtc <= last);
        }
    }

    public Task RunAsync(CancellationToken ct) => work.RunAsync(async () =>
    {
        var over = Over;
        // Held first: one that somebody reopens meanwhile is either counted and gone, or neither.
        if (await over.ExecuteUpdateAsync(s => s.SetProperty(m => m.Decisions, m => m.Decisions), ct) == 0) return;
        var groups = await over.GroupBy(m => new { m.AskedUtc.Year, m.IsReport, m.Subject, Decision = m.Decision ?? "" }).Select(g => new { g.Key, Total = g.Count() }).ToListAsync(ct);
        foreach (var group in groups)
        {
            var count = await db.Set<ContactCount>().FindAsync([group.Key.Year, group.Key.IsReport, group.Key.Subject, group.Key.Decision], ct);
            if (count is null) db.Add(count = new ContactCount { Year = group.Key.Year, IsReport = group.Key.IsReport, Subject = group.Key.Subject, Decision = group.Key.Decision });
            count.Total += group.Total;
        }
        foreach (var some in (await over.Select(m => m.Id).ToListAsync(ct)).Chunk(500)) await answers.ForgetAsync([.. some.Select(ContactMessage.AnswersOf)], ct);
        await over.ExecuteDeleteAsync(ct);
        var total = groups.Sum(g => g.Total);
        audit.Add("contact.forgotten", "Message", "", $"{total} message{(total > 1 ? "s" : "")} clos depuis un an effacé{(total > 1 ? "s" : "")}.");
    }, ct);
}
