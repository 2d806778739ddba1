using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Mail;

namespace Reseau50.Admin.Mails;

/// <summary>What became of a message. What it says is not shown: it holds links meant for its reader alone.</summary>
internal sealed record MailLine(Guid Id, string Recipient, string Subject, DateTime CreatedUtc, DateTime DueUtc, DateTime? SentUtc, DateTime? GivenUpUtc, int Attempts, string? Failure)
{
    public string State => SentUtc is not null ? MailLog.Sent : GivenUpUtc is not null ? MailLog.GivenUp : MailLog.Waiting;
    public string StateWords => State switch { MailLog.Sent => "envoyé", MailLog.GivenUp => "non envoyé", _ => Failure is null ? "en attente" : "nouvel essai prévu" };

    /// <summary>A month later the site no longer knows to whom it wrote.</summary>
    public bool IsForgotten => Recipient.Length == 0;
}

/// <summary>The messages of the last month, newest first.</summary>
internal sealed class MailLog(SiteDb db, SiteWork work, AuditTrail audit, TimeProvider clock)
{
    public const string Waiting = "attente", Sent = "envoye", GivenUp = "echec";

    public static readonly IReadOnlyList<(string Value, string Text)> States = [(GivenUp, "Non envoyés"), (Waiting, "En attente"), (Sent, "Envoyés")];

    public async Task<(IReadOnlyList<MailLine> Lines, int Total)> PageAsync(string? state, string? words, int page, int size, CancellationToken ct)
    {
        var mails = Of(state);
        if (words?.Trim().ToLowerInvariant() is { Length: > 0 } folded)
        {
#pragma warning disable CA1304, CA1311, CA1862 // The database folds, not the culture of this process.
            mails = mails.Where(m => m.Recipient.ToLower().Contains(folded) || m.Subject.ToLower().Contains(folded));
#pragma warning restore CA1304, CA1311, CA1862
        }
        var sorted = mails.OrderByDescending(m => m.CreatedUtc).ThenByDescending(m => m.Id);
        var lines = await sorted.Skip((page - 1) * size).Take(size)
            .Select(m => new MailLine(m.Id, m.Recipient, m.Subject, m.CreatedUtc, m.DueUtc, m.SentUtc, m.GivenUpUtc, m.Attempts, m.Failure)).ToListAsync(ct);
        return (lines, await sorted.TotalAsync(ct));
    }

    /// <summary>Messages given up whose reader is still known, newest first.</summary>
    public Task<List<MailLine>> FailedAsync(int count, CancellationToken ct) => Of(GivenUp).Where(m => m.Recipient != "").OrderByDescending(m => m.GivenUpUtc).Take(count)
        .Select(m => new MailLine(m.Id, m.Recipient, m.Subject, m.CreatedUtc, m.DueUtc, m.SentUtc, m.GivenUpUtc, m.Attempts, m.Failure)).ToListAsync(ct);

    public async Task<MailLine?> FindAsync(Guid id, CancellationToken ct) => await db.Set<MailRow>().Where(m => m.Id == id)
        .Select(m => new MailLine(m.Id, m.Recipient, m.Subject, m.CreatedUtc, m.DueUtc, m.SentUtc, m.GivenUpUtc, m.Attempts, m.Failure)).FirstOrDefaultAsync(ct);

    /// <summary>Puts a message that was given up back among those to send. False when it was not, or is forgotten.</summary>
    public Task<bool> RetryAsync(Guid id, CancellationToken ct) => work.RunAsync(async () =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var done = await db.Set<MailRow>().Where(m => m.Id == id && m.GivenUpUtc != null && m.SentUtc == null && m.Recipient != "")
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.GivenUpUtc, (DateTime?)null).SetProperty(m => m.Attempts, 0).SetProperty(m => m.DueUtc, now), ct) == 1;
        if (done) audit.Add("mail.retried", "Courriel", id.ToString(), "Un courriel non envoyé a été remis dans la file.");
        return done;
    }, ct);

    private IQueryable<MailRow> Of(string? state) => state switch
    {
        Sent => db.Set<MailRow>().Where(m => m.SentUtc != null),
        GivenUp => db.Set<MailRow>().Where(m => m.GivenUpUtc != null),
        Waiting => db.Set<MailRow>().Where(m => m.SentUtc == null && m.GivenUpUtc == null),
        _ => db.Set<MailRow>(),
    };
}
