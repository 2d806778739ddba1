using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Manage.People;
using Reseau50.Accounts.People;
using Reseau50.Accounts.Privacy.Requests;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Mail;
using Reseau50.Cms.Mail.Texts;
using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Privacy.Closing;

/// <summary>Closes an account for good: whoever it was is nowhere on the site any more, and a last mail says so.</summary>
internal sealed class AccountClosing(SiteDb db, SiteWork work, SiteDocuments documents, PersonalErasure erasure, MailWriter mails, AuditTrail audit, TimeProvider clock)
{
    /// <summary>False when the account is gone already, or is the last that can do everything.</summary>
    public async Task<bool> CloseAsync(string id, ClosingReason reason, CancellationToken ct)
    {
        var closed = await work.RunAsync(async () =>
        {
            // Held until the end: of two administrators who leave at once, the second finds that he is the last.
            var roles = (await documents.HoldAsync<RoleList>(ct)).Roles;
            if (await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) is not { } account || await IsLastOwnerAsync(id, roles, ct)) return false;
            var who = await SubjectAsync(account, ct);
            await erasure.EraseAsync(who, ct);
            if (audit.Actor == id) audit.Actor = who.Pseudonym;
            audit.Add("account.closed", "Compte", who.Pseudonym, reason == ClosingReason.Asked ? "Compte fermé par la personne ; ses informations sont effacées." : "Compte fermé après deux ans sans visite ; ses informations sont effacées.");
            var now = clock.GetUtcNow().UtcDateTime;
            if (reason == ClosingReason.Asked) db.Add(new PrivacyRequest { Kind = PrivacyRequest.Closure, Who = PersonalSubject.Gone, ReceivedUtc = now, AnsweredUtc = now, Answer = "Compte fermé et informations effacées aussitôt." });
            if (who.Email.Length > 0) await mails.QueueAsync(MailOutbox.Fleeting + Guid.CreateVersion7().ToString("N"), who.Email, PrivacyTexts.Closed, new Dictionary<string, string> { ["nom"] = who.Name }, ct);
            return true;
        }, ct);
        if (closed) await erasure.ForgetTracesAsync(ct);
        return closed;
    }

    /// <summary>True when nobody else could do everything on the site.</summary>
    public async Task<bool> IsLastOwnerAsync(string id, CancellationToken ct) => await IsLastOwnerAsync(id, (await documents.ReadAsync<RoleList>(ct)).Roles, ct);

    /// <summary>Of <paramref name="wanted"/>, those that may be closed one after the other: somebody who can do everything is always left.</summary>
    public async Task<IReadOnlyList<Account>> ClosableAsync(IReadOnlyList<Account> wanted, CancellationToken ct)
    {
        if (wanted.Count == 0) return wanted;
        var owners = await Able((await documents.ReadAsync<RoleList>(ct)).Roles).Select(a => a.Id).ToListAsync(ct);
        return [.. wanted.Where(a => !owners.Contains(a.Id) || (owners.Count > 1 && owners.Remove(a.Id)))];
    }

    public async Task<PersonalSubject> SubjectAsync(Account account, CancellationToken ct) =>
        new(account.Id, account.Email ?? "", account.DisplayName) { HasNamesake = await db.Set<Account>().AnyAsync(a => a.Id != account.Id && a.DisplayName == account.DisplayName, ct) };

    private IQueryable<Account> Able(IEnumerable<RoleRecord> roles)
    {
        var owners = roles.Where(RoleBook.OwnsTheSite).Select(r => r.Name).ToList();
        return db.Set<Account>().Where(a => a.IsEnabled && a.EmailConfirmed && a.ApprovedUtc != null && a.Roles.Any(r => owners.Contains(r.Role)));
    }

    private async Task<bool> IsLastOwnerAsync(string id, IEnumerable<RoleRecord> roles, CancellationToken ct)
    {
        var able = Able(roles);
        return await able.AnyAsync(a => a.Id == id, ct) && !await able.AnyAsync(a => a.Id != id, ct);
    }
}

internal enum ClosingReason { Asked, Inactive }
