using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;

namespace Reseau50.Cms.Mail;

/// <summary>Queues messages, inside the unit of work that calls for them: if that is not stored, nobody is written to.</summary>
public sealed class MailOutbox(SiteDb db, TimeProvider clock)
{
    /// <summary>A key that begins so: the message is forgotten the moment it has left, or cannot leave.</summary>
    public const string Fleeting = "adieu:";

    private const int MaxKey = 200, MaxSubject = 300, MaxRecipient = 320;

    /// <summary>
    /// Queues the message unless one with the same key ever was: then returns false. <paramref name="key"/> says what is sent to whom by identifiers
    /// (<c>inscription:42:confirmee</c>), never by a name or an address: it is kept after the message is forgotten.
    /// </summary>
    public async Task<bool> QueueAsync(string key, string to, string subject, string text, string? html = null, MailExtras? extras = null, CancellationToken ct = default)
    {
        Leases.RequireWork(db);
        if (key.Length is 0 or > MaxKey) throw new ArgumentException("La clé d’un message a de 1 à 200 caractères : raccourcissez-la.", nameof(key));
        if (to.Length > MaxRecipient || to.Any(char.IsControl) || !MailAddress.TryCreate(to, out _))
            throw new ArgumentException("L’adresse du destinataire n’est pas valable : corrigez-la, par exemple « prenom.nom@exemple.fr ».", nameof(to));
        if (subject.Length is 0 or > MaxSubject || subject.Any(char.IsControl))
            throw new ArgumentException("L’objet d’un message tient sur une ligne de 1 à 300 caractères : raccourcissez-le.", nameof(subject));
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.Database.ExecuteSqlAsync($"""
            insert into "Mails" ("Id", "DedupKey", "Recipient", "Subject", "Text", "Html", "Calendar", "Unsubscribe", "CreatedUtc", "DueUtc", "Attempts")
            values ({Guid.CreateVersion7()}, {key}, {to}, {subject}, {text}, {html}, {extras?.Calendar}, {extras?.Unsubscribe}, {now}, {now}, 0) on conflict ("DedupKey") do nothing
            """, ct) == 1;
    }

    /// <summary>Gives up what waits to leave under keys that begin with <paramref name="prefix"/>: whoever left is not written to any more. What is being sent meanwhile has left.</summary>
    public async Task GiveUpAsync(string prefix, string reason, CancellationToken ct = default)
    {
        Leases.RequireWork(db);
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Set<MailRow>().Where(m => m.DedupKey.StartsWith(prefix) && m.SentUtc == null && m.GivenUpUtc == null && m.LeasedBy == null)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.GivenUpUtc, now).SetProperty(m => m.Failure, reason), ct);
    }
}

/// <summary>What may go with a message: a calendar file (iCalendar with its METHOD), and the https address where its recipient ends messages of its kind, which mail programs show as a button.</summary>
public sealed record MailExtras(string? Calendar = null, string? Unsubscribe = null);
