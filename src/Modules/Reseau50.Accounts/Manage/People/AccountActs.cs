using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Letters;
using Reseau50.Accounts.Password;
using Reseau50.Accounts.People;
using Reseau50.Accounts.Sessions;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Manage.People;

/// <summary>What is done to somebody's account by those who keep them. Each act checks, in its own unit of work, that whoever acts may: its answer is null, or why not.</summary>
internal sealed class AccountActs(SiteDb db, SiteWork work, SiteDocuments documents, UserManager<Account> accounts, AccountLetters letters, AuditTrail audit, CurrentViewer viewer, TimeProvider clock)
{
    public const int LongestReason = 500;
    private const string NotYours = "Ce compte a des droits que vous n’avez pas : une personne qui les a doit le faire.", LastOwner = "C’est le dernier compte d’administration ouvert : donnez d’abord ce rôle à une autre personne.";

    /// <summary>Gives and takes away roles: the difference between what the form showed and what it sends, so that two people at once do not undo each other.</summary>
    public Task<string?> ChangeRolesAsync(string id, IReadOnlyCollection<string> before, IReadOnlyCollection<string> after, CancellationToken ct) => OnAsync(id, async (account, roles) =>
    {
        var (given, taken) = (after.Except(before).Except(account.Roles.Select(r => r.Role)).ToList(), before.Except(after).Intersect(account.Roles.Select(r => r.Role)).ToList());
        var changed = roles.Where(r => given.Contains(r.Name) || taken.Contains(r.Name)).ToList();
        if (changed.Count != given.Count + taken.Count || changed.Any(r => RoleBook.IsEverybodys(r.Name))) return "Un de ces rôles n’existe plus : la page montre ceux qui existent.";
        if (!viewer.Value.Covers(changed.SelectMany(r => r.Permissions))) return "Ce rôle donne des droits que vous n’avez pas : vous ne pouvez ni le donner ni le retirer.";
        if (changed.Any(r => taken.Contains(r.Name) && RoleBook.OwnsTheSite(r)) && !OwnsTheSite(roles, [.. account.Roles.Select(r => r.Role).Except(taken)]))
        {
            if (id == viewer.Value.AccountId) return "Vous ne pouvez pas retirer votre propre rôle d’administration : une autre personne doit le faire.";
            if (!await AnotherOwnerAsync(id, roles, ct)) return LastOwner;
        }
        if (changed.Count == 0) return null;
        db.Set<AccountRole>().RemoveRange(await db.Set<AccountRole>().Where(r => r.AccountId == id && taken.Contains(r.Role)).ToListAsync(ct));
        db.AddRange(given.Select(r => new AccountRole { AccountId = id, Role = r }));
        audit.Add("account.roles", "Compte", id, $"Rôles changés{Words(" ; donnés : ", given)}{Words(" ; retirés : ", taken)}.");
        return null;
    }, ct);

    public Task<string?> SuspendAsync(string id, string reason, CancellationToken ct) => OnAsync(id, async (account, roles) =>
    {
        if (id == viewer.Value.AccountId) return "Vous ne pouvez pas suspendre votre propre compte.";
        if (OwnsTheSite(roles, [.. account.Roles.Select(r => r.Role)]) && !await AnotherOwnerAsync(id, roles, ct)) return LastOwner;
        if (await db.Set<Account>().Where(a => a.Id == id && a.IsEnabled).ExecuteUpdateAsync(s => s.SetProperty(a => a.IsEnabled, false), ct) == 0) return "Ce compte est déjà suspendu.";
        await CloseSessionsAsync(id, ct);
        var note = Note(id, suspends: true, reason);
        audit.Add("account.suspended", "Compte", id, "Compte suspendu ; toutes ses sessions sont fermées, et la personne en a reçu la raison.");
        await letters.SendOnceAsync(account, AccountTexts.Suspended, note.Id, ct, ("raison", note.Reason));
        return null;
    }, ct);

    public Task<string?> ReopenAsync(string id, string reason, CancellationToken ct) => OnAsync(id, async (account, _) =>
    {
        if (await db.Set<Account>().Where(a => a.Id == id && !a.IsEnabled).ExecuteUpdateAsync(s => s.SetProperty(a => a.IsEnabled, true), ct) == 0) return "Ce compte est déjà ouvert.";
        var note = Note(id, suspends: false, reason);
        audit.Add("account.reopened", "Compte", id, "Compte rouvert ; la personne en a reçu la raison.");
        await letters.SendOnceAsync(account, AccountTexts.Reopened, note.Id, ct, ("raison", note.Reason));
        return null;
    }, ct);

    public Task<string?> SendPasswordLinkAsync(string id, CancellationToken ct) => OnAsync(id, async (account, _) =>
    {
        if (!account.MaySignIn) return "Ce compte est suspendu : rouvrez-le d’abord.";
        var link = await letters.LinkAsync(ForgottenPassword.Page, account, await accounts.GeneratePasswordResetTokenAsync(account), ct);
        if (!await letters.SendAsync(account, AccountTexts.PasswordOffered, ct, ("lien", link))) return "Trois liens sont déjà partis dans l’heure : attendez que l’un d’eux serve, ou une heure.";
        audit.Add("account.password-link", "Compte", id, "Un lien pour choisir un nouveau mot de passe a été envoyé à la personne.");
        return null;
    }, ct);

    public Task<string?> SignOutAsync(string id, CancellationToken ct) => OnAsync(id, async (_, _) =>
    {
        await CloseSessionsAsync(id, ct);
        audit.Add("account.signed-out", "Compte", id, "Toutes les sessions du compte ont été fermées.");
        return null;
    }, ct);

    /// <summary>For a telephone that was lost: the second step is off, and the days to set it up again begin anew.</summary>
    public Task<string?> ResetSecondFactorAsync(string id, CancellationToken ct) => OnAsync(id, async (_, _) =>
    {
        if (id == viewer.Value.AccountId) return "Pour votre propre compte, passez par « Mon compte » : votre mot de passe y est demandé.";
        var account = (await accounts.FindByIdAsync(id))!;
        if (!account.TwoFactorEnabled) return "La deuxième étape n’est pas activée sur ce compte.";
        account.SecondFactorDueUtc = null;
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 0);
        await CloseSessionsAsync(id, ct);
        audit.Add("account.two-steps-reset", "Compte", id, "La deuxième étape a été désactivée à la demande de la personne, qui en est avertie ; ses sessions sont fermées.");
        await letters.SendOnceAsync(account, AccountTexts.SecondFactorReset, account.SecurityStamp!, ct);
        return null;
    }, ct);

    // The roles are held until the end: of two administrators who take each other's role away at once, the second finds that he is the last.
    private Task<string?> OnAsync(string id, Func<Account, List<RoleRecord>, Task<string?>> act, CancellationToken ct) => work.RunAsync(async () =>
    {
        var roles = (await documents.HoldAsync<RoleList>(ct)).Roles;
        if (await db.Set<Account>().AsNoTracking().Include(a => a.Roles).FirstOrDefaultAsync(a => a.Id == id && a.ApprovedUtc != null, ct) is not { } account) return "Ce compte n’existe plus.";
        return viewer.Value.Covers(RoleBook.PermissionsOf(roles, [.. account.Roles.Select(r => r.Role)])) ? await act(account, roles) : NotYours;
    }, ct);

    private static bool OwnsTheSite(IEnumerable<RoleRecord> roles, IReadOnlyCollection<string> names) => roles.Any(r => RoleBook.OwnsTheSite(r) && names.Contains(r.Name));

    private Task<bool> AnotherOwnerAsync(string id, IEnumerable<RoleRecord> roles, CancellationToken ct)
    {
        var owners = roles.Where(RoleBook.OwnsTheSite).Select(r => r.Name).ToList();
        return db.Set<Account>().AnyAsync(a => a.Id != id && a.IsEnabled && a.EmailConfirmed && a.ApprovedUtc != null && a.Roles.Any(r => owners.Contains(r.Role)), ct);
    }

    private Task<int> CloseSessionsAsync(string id, CancellationToken ct) => db.Set<AccountSession>().Where(s => s.AccountId == id).ExecuteDeleteAsync(ct);

    private AccountNote Note(string id, bool suspends, string reason)
    {
        var words = reason.Trim();
        if (words.Length is 0 or > LongestReason) throw new ArgumentException($"Une raison compte de 1 à {LongestReason} caractères.", nameof(reason));
        var note = new AccountNote { AccountId = id, Suspends = suspends, Reason = words, DecidedBy = audit.Actor, DecidedUtc = clock.GetUtcNow().UtcDateTime };
        db.Add(note);
        return note;
    }

    private static string Words(string before, List<string> roles) => roles.Count == 0 ? "" : before + string.Join(", ", roles.Order(StringComparer.Ordinal));
}
