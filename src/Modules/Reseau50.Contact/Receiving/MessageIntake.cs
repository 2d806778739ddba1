using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Contact.Letters;
using Reseau50.Contact.Messages;

namespace Reseau50.Contact.Receiving;

/// <summary>Puts what somebody sent in the queue, and acknowledges it.</summary>
internal sealed class MessageIntake(SiteDb db, SiteWork work, AuditTrail audit, ContactLetters letters, TimeProvider clock)
{
    // Without what is read one for the other.
    private const string Signs = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Keeps the message once, however often the same form (<paramref name="stamp"/>) is sent with the same words, and what <paramref name="keep"/> keeps with it: the last time counts.</summary>
    public async Task TakeAsync(ContactMessage message, string stamp, Func<ContactMessage, Task>? keep, CancellationToken ct)
    {
        message.Id = IdOf(message, stamp);
        message.Reference = $"{RandomNumberGenerator.GetString(Signs, 4)}-{RandomNumberGenerator.GetString(Signs, 4)}";
        message.AskedUtc = clock.GetUtcNow().UtcDateTime;
        try
        {
            await work.RunAsync(async () =>
            {
                if (!await IsThereAsync(message.Id, ct)) await AddAsync(message, ct);
                if (keep is not null) await keep(message);
            }, ct);
        }
        catch (DbUpdateException)
        {
            // Twice at once: the other request has it.
            if (!await IsThereAsync(message.Id, ct)) throw;
        }
    }

    private async Task AddAsync(ContactMessage message, CancellationToken ct)
    {
        db.Add(message);
        await db.SaveChangesAsync(ct);
        audit.Add("contact.received", "Message", message.Id, message.IsReport ? "Un signalement est arrivé." : "Un message est arrivé.");
        await letters.AcknowledgeAsync(message, ct);
    }

    private Task<bool> IsThereAsync(string id, CancellationToken ct) => db.Set<ContactMessage>().AnyAsync(m => m.Id == id, ct);

    private static string IdOf(ContactMessage message, string stamp) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', stamp, message.Subject, message.Page, message.Email, message.Text)))[..16]).ToString();
}
