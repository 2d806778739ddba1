using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;

namespace Reseau50.Cms.Mail;

/// <summary>What was written to somebody, and about somebody. The keys stay, without the id: what was sent once is still not sent twice.</summary>
internal sealed class MailReaders(SiteDb db, DatabaseOptions database, SiteTime time) : IPersonalData
{
    private const string Closed = "Le compte de cette personne est fermé : le message n’est pas parti.";

    // Shorter names are words.
    private const int ShortestName = 4;

    public string Name => "Courriels";
    public IReadOnlyList<Type> Tables => [typeof(MailRow)];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(PersonalSubject who, CancellationToken ct)
    {
        var mails = await db.Set<MailRow>().AsNoTracking().Where(m => m.Recipient == who.Email).OrderBy(m => m.CreatedUtc).ThenBy(m => m.Id).ToListAsync(ct);
        // Links that open the account are for the mailbox alone.
        return [new("courriels", ["Écrit le", "Envoyé le", "Objet"], [.. mails.Select(m => (IReadOnlyList<string?>)[Day(m.CreatedUtc), Day(m.SentUtc), m.Subject])])];
    }

    public async Task EraseAsync(PersonalSubject who, CancellationToken ct)
    {
        var (email, now) = (who.Email.ToLowerInvariant(), time.UtcNow);
#pragma warning disable CA1304, CA1311, CA1862 // The database folds, not the culture of this process.
        var about = await db.Set<MailRow>().AsNoTracking().Where(m => m.DedupKey.Contains(who.AccountId) || (m.Recipient != "" && email != "" && (m.Recipient.ToLower() == email || m.Text.ToLower().Contains(email))))
            .Select(m => new { m.Id, m.DedupKey, m.Recipient, Mentions = email != "" && m.Text.ToLower().Contains(email) }).ToListAsync(ct);
#pragma warning restore CA1304, CA1311, CA1862
        var forgotten = new List<Guid>();
        foreach (var mail in about)
        {
            var key = mail.DedupKey.Split(':');
            var named = key.Contains(who.AccountId);
            if (named) await db.Set<MailRow>().Where(m => m.Id == mail.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.DedupKey, string.Join(':', key.Select(p => p == who.AccountId ? who.Pseudonym : p))), ct);
            if (named || mail.Mentions || string.Equals(mail.Recipient, email, StringComparison.OrdinalIgnoreCase)) forgotten.Add(mail.Id);
        }
        // Of what went to others, only what still speaks of the person.
        if (who.Name.Length >= ShortestName && !who.HasNamesake)
            forgotten.AddRange(await db.Set<MailRow>().Where(m => m.Recipient != "" && (m.Text.Contains(who.Name) || m.Subject.Contains(who.Name))).Select(m => m.Id).ToListAsync(ct));
        var gone = db.Set<MailRow>().Where(m => forgotten.Contains(m.Id));
        await gone.Where(m => m.SentUtc == null && m.GivenUpUtc == null).ExecuteUpdateAsync(s => s.SetProperty(m => m.GivenUpUtc, now).SetProperty(m => m.Failure, Closed), ct);
        await MailForgetting.ForgetAsync(gone, ct);
        foreach (var letter in forgotten.Select(id => PickupTransport.FileOf(database, id)).Where(File.Exists)) File.Delete(letter);
    }

    private string? Day(DateTime? utc) => utc is { } at ? time.ToLocal(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;
}
