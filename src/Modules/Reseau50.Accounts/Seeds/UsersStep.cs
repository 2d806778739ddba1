using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.People;
using Reseau50.Accounts.Sessions;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Seeds;

/// <summary>
/// <c>Users</c>, in Orchard's shape: creates or updates accounts by <c>UserId</c>. Passwords come as <c>PasswordHash</c>, in Identity's format. A step without accounts
/// it can be sure of (another site's export) is refused at its first fault, as any other.
/// </summary>
internal sealed class UsersStep(SiteDb db, SiteDocuments documents, ILookupNormalizer normalizer, TimeProvider clock) : IRecipeStepHandler
{
    public IReadOnlyList<string> Names => ["Users"];

    public async Task ExecuteAsync(RecipeStep step, CancellationToken ct)
    {
        var roles = (await documents.ReadAsync<RoleList>(ct)).Roles.Select(r => r.Name).ToHashSet();
        foreach (var value in step.List("Users").Values)
        {
            var given = value.As<GivenUser>();
            Check(value, given, roles);
            var account = await db.Set<Account>().Include(a => a.Roles).FirstOrDefaultAsync(a => a.Id == given.UserId, ct);
            var (email, name) = (normalizer.NormalizeEmail(given.Email), normalizer.NormalizeName(given.UserName));
            if (await db.Set<Account>().AnyAsync(a => a.NormalizedEmail == email && a.Id != given.UserId, ct))
                throw value.Fault("$.Email", $"l’adresse {given.Email} appartient déjà à un autre compte.", "donnez à chacun la sienne.");
            if (await db.Set<Account>().AnyAsync(a => a.NormalizedUserName == name && a.Id != given.UserId, ct))
                throw value.Fault("$.UserName", $"le nom « {given.UserName} » appartient déjà à un autre compte.", "donnez à chacun le sien.");
            var password = account?.PasswordHash;
            var before = account is null ? null : Picture(account);
            if (account is null) db.Add(account = new Account { Id = given.UserId, CreatedUtc = clock.GetUtcNow().UtcDateTime, SecurityStamp = Guid.NewGuid().ToString("N"), LockoutEnabled = true });
            Fill(account, given, normalizer);
            account.ApprovedUtc ??= clock.GetUtcNow().UtcDateTime;
            step.Report.Add(before is null ? RecipeChange.Created : before == Picture(account) ? RecipeChange.Unchanged : RecipeChange.Updated, $"compte « {given.UserName} »");
            await db.SaveChangesAsync(ct);
            // Whoever came in with the old password, or to an account now closed, is out.
            if (before is not null && (account.PasswordHash != password || !account.IsEnabled)) await db.Set<AccountSession>().Where(s => s.AccountId == account.Id).ExecuteDeleteAsync(ct);
        }
    }

    private static void Check(RecipeValue value, GivenUser given, HashSet<string> roles)
    {
        if (given.UserId.Length is 0 or > 36) throw value.Fault("$.UserId", "ce compte n’a pas d’identifiant de 36 caractères au plus.", "ajoutez \"UserId\".");
        if (given.UserName.Length is 0 or > 256) throw value.Fault("$.UserName", "ce compte n’a pas de nom.", "ajoutez \"UserName\".");
        if (!System.Net.Mail.MailAddress.TryCreate(given.Email, out _)) throw value.Fault("$.Email", $"« {given.Email} » n’est pas une adresse électronique.", "écrivez nom@domaine.fr.");
        if (given.PasswordHash is { } hash && !Convert.TryFromBase64String(hash, new byte[hash.Length], out _)) throw value.Fault("$.PasswordHash", "ce n’est pas l’empreinte d’un mot de passe.", "donnez celle que fait ASP.NET Core Identity, ou rien.");
        if (given.Properties?.Person?.Profession is { } profession && !Professions.Has(profession))
            throw value.Fault("$.Properties.Person.Profession", $"le métier « {profession} » est inconnu.", $"métiers connus : {string.Join(", ", Professions.Choices(null).Select(c => c.Value))}.");
        foreach (var role in given.RoleNames.Where(r => !roles.Contains(r)))
            throw value.Fault("$.RoleNames", $"le rôle « {role} » est inconnu.", $"rôles connus : {string.Join(", ", roles.Order(StringComparer.Ordinal))}.");
    }

    private static void Fill(Account account, GivenUser given, ILookupNormalizer normalizer)
    {
        (account.UserName, account.NormalizedUserName) = (given.UserName, normalizer.NormalizeName(given.UserName));
        (account.Email, account.NormalizedEmail) = (given.Email, normalizer.NormalizeEmail(given.Email));
        (account.EmailConfirmed, account.IsEnabled) = (given.EmailConfirmed, given.IsEnabled);
        if (given.PasswordHash is not null) account.PasswordHash = given.PasswordHash;
        var person = given.Properties?.Person;
        (account.DisplayName, account.Profession, account.StructureId, account.TerritoryId) = (person?.DisplayName ?? given.UserName, person?.Profession, person?.StructureId, person?.TerritoryId);
        account.Roles.RemoveAll(r => !given.RoleNames.Contains(r.Role));
        account.Roles.AddRange(given.RoleNames.Distinct().Where(n => account.Roles.All(r => r.Role != n)).Select(n => new AccountRole { AccountId = account.Id, Role = n }));
    }

    private static string Picture(Account a) =>
        string.Join('\n', [a.UserName, a.Email, a.EmailConfirmed.ToString(), a.IsEnabled.ToString(), a.PasswordHash, a.DisplayName, a.Profession, a.StructureId, a.TerritoryId, .. a.Roles.Select(r => r.Role).Order(StringComparer.Ordinal)]);

    private sealed class GivenUser
    {
        public string UserId { get; set; } = "";
        public string UserName { get; set; } = "";
        public string Email { get; set; } = "";
        public bool EmailConfirmed { get; set; }
        public bool IsEnabled { get; set; } = true;
        public string? PasswordHash { get; set; }
        public List<string> RoleNames { get; set; } = [];
        public GivenProperties? Properties { get; set; }
    }

    private sealed class GivenProperties
    {
        public GivenPerson? Person { get; set; }
    }

    private sealed class GivenPerson
    {
        public string? DisplayName { get; set; }
        public string? Profession { get; set; }
        public string? StructureId { get; set; }
        public string? TerritoryId { get; set; }
    }
}
