using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using Reseau50.Accounts.Contracts;
using Reseau50.Accounts.People;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Seeds;

internal sealed class Administrators(UserManager<Account> accounts, SiteDocuments documents, AuditTrail audit, TimeProvider clock) : IAdministrators
{
    public IReadOnlyList<Problem> Check(NewAdministrator who)
    {
        var problems = new List<Problem>();
        if (who.Name.Trim().Length is 0 or > 200) problems.Add(new(nameof(who.Name), "Donnez le nom affiché, de 200 caractères au plus."));
        if (who.Email.Length > 256 || !MailAddress.TryCreate(who.Email.Trim(), out var address) || address.Address != who.Email.Trim()) problems.Add(new(nameof(who.Email), "Cette adresse électronique est incomplète : elle s’écrit nom@domaine.fr."));
        var least = accounts.Options.Password.RequiredLength;
        if (who.Password.Length < least || who.Password.Length > 200) problems.Add(new(nameof(who.Password), $"Un mot de passe compte de {least} à 200 caractères : une phrase convient."));
        return problems;
    }

    public async Task CreateAsync(NewAdministrator who, CancellationToken ct)
    {
        if (Check(who) is [var problem, ..]) throw new InvalidOperationException(problem.Message);
        var role = (await documents.ReadAsync<RoleList>(ct)).Roles.FirstOrDefault(r => r.Permissions.Contains(KernelPermissions.SiteOwner))
            ?? throw new InvalidOperationException($"No role of the recipe has the permission {KernelPermissions.SiteOwner}.");
        var now = clock.GetUtcNow().UtcDateTime;
        var account = new Account { UserName = who.Email.Trim(), Email = who.Email.Trim(), EmailConfirmed = true, DisplayName = who.Name.Trim(), CreatedUtc = now, ApprovedUtc = now };
        account.Roles.Add(new AccountRole { AccountId = account.Id, Role = role.Name });
        audit.Add("account.first", "Compte", account.Id, "Le premier compte d’administration a été créé.");
        var result = await accounts.CreateAsync(account, who.Password);
        if (!result.Succeeded) throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
    }
}
