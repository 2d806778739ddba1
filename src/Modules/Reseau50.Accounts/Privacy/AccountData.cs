using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.EmailChange;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.LostForms;
using Reseau50.Accounts.Manage.People;
using Reseau50.Accounts.Membership;
using Reseau50.Accounts.People;
using Reseau50.Accounts.Privacy.Consents;
using Reseau50.Accounts.Privacy.Requests;
using Reseau50.Accounts.Sessions;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Privacy;

/// <summary>The account itself, and all that hangs on it.</summary>
internal sealed class AccountData(SiteDb db, SiteDocuments documents, ConsentHistory consents, SiteTime time) : IPersonalData
{
    public string Name => "Compte";

    public IReadOnlyList<Type> Tables =>
    [
        typeof(Account), typeof(AccountRole), typeof(NetworkChoice), typeof(AccountNote), typeof(AccountSession), typeof(MembershipRequest), typeof(AddressChange), typeof(AccountConsent), typeof(PrivacyRequest),
        // Of the documents, the addresses accepted in advance.
        typeof(KeptForm), typeof(SiteDocumentRow), typeof(IdentityUserPasskey<string>), typeof(IdentityUserToken<string>), typeof(IdentityUserClaim<string>), typeof(IdentityUserLogin<string>),
    ];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(PersonalSubject who, CancellationToken ct)
    {
        var id = who.AccountId;
        var account = await db.Set<Account>().AsNoTracking().AsSplitQuery().Include(a => a.Roles).Include(a => a.NetworkChoices).SingleAsync(a => a.Id == id, ct);
        var request = await db.Set<MembershipRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.AccountId == id, ct);
        var sessions = await db.Set<AccountSession>().AsNoTracking().Where(s => s.AccountId == id).OrderBy(s => s.CreatedUtc).ToListAsync(ct);
        var keys = await db.Set<IdentityUserPasskey<string>>().AsNoTracking().Where(k => k.UserId == id).ToListAsync(ct);
        var changes = await db.Set<AddressChange>().AsNoTracking().Where(c => c.AccountId == id).OrderBy(c => c.AskedUtc).ToListAsync(ct);
        var notes = await db.Set<AccountNote>().AsNoTracking().Where(n => n.AccountId == id).OrderBy(n => n.DecidedUtc).ToListAsync(ct);
        var asked = await db.Set<PrivacyRequest>().AsNoTracking().Where(r => r.AccountId == id).OrderBy(r => r.ReceivedUtc).ToListAsync(ct);
        return
        [
            Table("compte", ["Nom affiché", "Adresse électronique", "Nom d’utilisateur", "Téléphone", "Métier", "Structure", "Territoire", "Compte créé le", "Membre depuis le", "Dernière connexion", "Vérification en deux étapes"],
                [[account.DisplayName, account.Email, account.UserName, account.PhoneNumber, account.Profession is { } p ? Professions.Words(p) : null, account.StructureId, account.TerritoryId, At(account.CreatedUtc), At(account.ApprovedUtc), At(account.LastSignInUtc), account.TwoFactorEnabled ? "oui" : "non"]]),
            Table("roles", ["Rôle"], account.Roles.OrderBy(r => r.Role, StringComparer.Ordinal).Select(r => new[] { r.Role })),
            Table("reseaux", ["Réseau", "Décision", "Raison", "Date"], account.NetworkChoices.OrderBy(c => c.DecidedUtc).Select(c => new[] { c.NetworkId, c.Belongs switch { true => "ajouté", false => "retiré", null => "retour à la règle" }, c.Reason, At(c.DecidedUtc) })),
            Table("demande-d-adhesion", ["Métier", "Structure", "Territoire", "Ce que vous en attendiez", "Demandée le", "Adresse confirmée le", "Décision", "Décidée le", "Raison"],
                request is null ? [] : [[Professions.Words(request.Profession), request.StructureName, request.TerritoryId, request.Why, At(request.AskedUtc), At(request.ProvenUtc), request.DecidedUtc is null ? null : request.Declined ? "refusée" : "acceptée", At(request.DecidedUtc), request.Reason]]),
            Table("accords", ["Texte", "Version", "Donné ou retiré", "Date"], (await consents.OfAsync(id, ct)).Select(c => new[] { c.Words, c.Version, c.Given ? "donné" : "retiré", At(c.AtUtc) })),
            Table("sessions", ["Appareil", "Ouverte le", "Vue le", "Finit le"], sessions.Select(s => new[] { s.Device, At(s.CreatedUtc), At(s.LastSeenUtc), At(s.ExpiresUtc) })),
            Table("cles-d-acces", ["Nom", "Créée le"], keys.OrderBy(k => k.Data.CreatedAt).Select(k => new[] { k.Data.Name, At(k.Data.CreatedAt.UtcDateTime) })),
            Table("changements-d-adresse", ["Nouvelle adresse", "Demandé le"], changes.Select(c => new[] { c.NewEmail, At(c.AskedUtc) })),
            Table("suspensions", ["Décision", "Raison", "Date"], notes.Select(n => new[] { n.Suspends ? "compte suspendu" : "compte rouvert", n.Reason, At(n.DecidedUtc) })),
            Table("demandes-sur-vos-donnees", ["Demande", "Reçue le", "Réponse le"], asked.Select(r => new[] { PrivacyRequest.Kinds.First(k => k.Value == r.Kind).Text, At(r.ReceivedUtc), At(r.AnsweredUtc) })),
        ];
    }

    public async Task EraseAsync(PersonalSubject who, CancellationToken ct)
    {
        var (id, other) = (who.AccountId, who.Pseudonym);
        await db.Set<IdentityUserToken<string>>().Where(t => t.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserClaim<string>>().Where(t => t.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserLogin<string>>().Where(t => t.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserPasskey<string>>().Where(t => t.UserId == id).ExecuteDeleteAsync(ct);
        // What others decided of others stays, without the name of whoever decided.
        await db.Set<MembershipRequest>().Where(r => r.DecidedBy == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.DecidedBy, other), ct);
        await db.Set<NetworkChoice>().Where(c => c.DecidedBy == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.DecidedBy, other), ct);
        await db.Set<AccountNote>().Where(n => n.DecidedBy == id).ExecuteUpdateAsync(s => s.SetProperty(n => n.DecidedBy, other), ct);
        await db.Set<AccountSession>().Where(s => s.ActsAsId == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.ActsAsId, (string?)null).SetProperty(x => x.ActsAsUntilUtc, (DateTime?)null), ct);
        // Sealed, they do not say whose they are. They live an hour, and closures are rare.
        await db.Set<KeptForm>().ExecuteDeleteAsync(ct);
        await ForgetRequestsAsync(who, ct);
        if ((await documents.ReadAsync<JoiningRules>(ct)).Invites(who.Email))
        {
            var rules = await documents.HoldAsync<JoiningRules>(ct);
            rules.Invited.RemoveAll(i => string.Equals(i, who.Email, StringComparison.OrdinalIgnoreCase));
            await documents.WriteAsync(rules, ct);
            await db.SaveChangesAsync(ct);
        }
        await db.Set<Account>().Where(a => a.Id == id).ExecuteDeleteAsync(ct);
        db.ChangeTracker.Clear();
    }

    // That somebody asked, when, and that they were answered: the proof stays, without them.
    private async Task ForgetRequestsAsync(PersonalSubject who, CancellationToken ct)
    {
        var (id, email) = (who.AccountId, who.Email);
        await db.Set<PrivacyRequest>().Where(r => r.AnsweredBy == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.AnsweredBy, who.Pseudonym), ct);
        var named = db.Set<PrivacyRequest>().Where(r => r.AccountId == id || (email != "" && (r.Who.Contains(email) || r.Note.Contains(email) || r.Answer.Contains(email))) || (!who.HasNamesake && r.Who.Contains(who.Name)));
        await named.ExecuteUpdateAsync(s => s.SetProperty(r => r.AccountId, (string?)null).SetProperty(r => r.Who, PersonalSubject.Gone).SetProperty(r => r.Note, "").SetProperty(r => r.Answer, ""), ct);
    }

    private static PersonalTable Table(string name, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows) => new(name, columns, [.. rows]);
    private string? At(DateTime? utc) => utc is { } at ? time.ToLocal(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;
}
