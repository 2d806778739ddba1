using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Approval;
using Reseau50.Accounts.Letters;
using Reseau50.Accounts.Manage.Requests;
using Reseau50.Accounts.People;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;

namespace Reseau50.Accounts.Joining;

internal enum Confirmation { Dead, Already, Waiting, Accepted }

/// <summary>The address is proven: the request then waits for the coordination, unless it was accepted in advance.</summary>
internal sealed class JoinConfirmation(UserManager<Account> accounts, SiteDb db, SiteWork work, SiteDocuments documents, MembershipDecisions decisions, RequestDeciders deciders, AuditTrail audit, TimeProvider clock)
{
    /// <summary>What the link is worth, without using it: mail scanners open links too.</summary>
    public async Task<Confirmation> LookAsync(string? id, string? token)
    {
        if (id is null || token is null || await accounts.FindByIdAsync(id) is not { IsEnabled: true } account) return Confirmation.Dead;
        if (!await accounts.VerifyUserTokenAsync(account, LinkTokens.Provider, UserManager<Account>.ConfirmEmailTokenPurpose, token)) return Confirmation.Dead;
        return account.EmailConfirmed ? Confirmation.Already : Confirmation.Waiting;
    }

    public async Task<Confirmation> ConfirmAsync(string? id, string? token, CancellationToken ct)
    {
        if (await LookAsync(id, token) is not Confirmation.Waiting and var found) return found;
        try
        {
            return await work.RunAsync(async () =>
            {
                var account = (await accounts.FindByIdAsync(id!))!;
                var request = await db.Set<MembershipRequest>().FindAsync([id], ct);
                if (request is null) return Confirmation.Dead;
                request.ProvenUtc = clock.GetUtcNow().UtcDateTime;
                if (!(await accounts.ConfirmEmailAsync(account, token!)).Succeeded) throw new DbUpdateConcurrencyException();
                audit.Actor = id!;
                audit.Add("account.address-proven", "Account", id!, "Adresse confirmée par le lien reçu ; la demande attend une réponse.");
                if (await InAdvanceAsync(account, request, ct)) return Confirmation.Accepted;
                await deciders.TellAsync(account, request, ct);
                return Confirmation.Waiting;
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The button was pressed twice.
            return Confirmation.Already;
        }
    }

    private async Task<bool> InAdvanceAsync(Account account, MembershipRequest request, CancellationToken ct)
    {
        var rules = await documents.ReadAsync<JoiningRules>(ct);
        var invited = rules.Invites(account.Email!);
        if (!invited && !rules.Knows(account.Email!, request.StructureId)) return false;
        if (invited)
        {
            var left = await documents.HoldAsync<JoiningRules>(ct);
            left.Invited.RemoveAll(i => string.Equals(i, account.Email, StringComparison.OrdinalIgnoreCase));
            await documents.WriteAsync(left, ct);
        }
        await db.SaveChangesAsync(ct);
        audit.Actor = "système";
        return await decisions.ApproveAsync([account.Id], ct) == 1;
    }
}
