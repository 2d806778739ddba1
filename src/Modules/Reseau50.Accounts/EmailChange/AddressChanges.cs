using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Letters;
using Reseau50.Accounts.Limits;
using Reseau50.Accounts.People;
using Reseau50.Accounts.Sessions;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;

namespace Reseau50.Accounts.EmailChange;

internal enum AddressAnswer { Asked, WrongPassword, Same }

internal enum AddressStep { Dead, Ready, Half, Done }

/// <summary>A new address takes the place of the old one when both mailboxes have agreed: a stolen session alone changes nothing.</summary>
internal sealed class AddressChanges(UserManager<Account> accounts, SiteDb db, SiteWork work, AccountLetters letters, AuditTrail audit, TimeProvider clock)
{
    public const string ConfirmPath = "/mon-compte/adresse/confirmer";
    public const string Old = "ancienne", New = "nouvelle";

    /// <summary>Writes to both addresses. One that has an account already is told so itself; whoever asks is not.</summary>
    public Task<AddressAnswer> AskAsync(string accountId, string email, string password, CancellationToken ct) => EvenTime.RunAsync(() => work.RunAsync(async () =>
    {
        await letters.RequireAddressAsync(ct);
        var account = (await accounts.FindByIdAsync(accountId))!;
        if (await accounts.IsLockedOutAsync(account)) return AddressAnswer.WrongPassword;
        if (!await accounts.CheckPasswordAsync(account, password))
        {
            await accounts.AccessFailedAsync(account);
            return AddressAnswer.WrongPassword;
        }
        if (accounts.NormalizeEmail(email) == account.NormalizedEmail) return AddressAnswer.Same;
        // Out of room: the links that left stay good.
        if (!await letters.HasRoomAsync(account, AccountTexts.FromAddress, ct)) return AddressAnswer.Asked;
        await db.Set<AddressChange>().Where(c => c.AccountId == accountId).ExecuteDeleteAsync(ct);
        var change = new AddressChange { Id = Guid.CreateVersion7().ToString(), AccountId = accountId, NewEmail = email, AskedUtc = clock.GetUtcNow().UtcDateTime };
        db.Add(change);
        await letters.SendAsync(account, AccountTexts.FromAddress, ct, ("nouvelle", email), ("lien", await LinkAsync(account, change, Old, ct)));
        if (await accounts.FindByEmailAsync(email) is { } other) await letters.SendAsync(other, AccountTexts.AddressTaken, ct);
        else await letters.SendToAsync(email, account, AccountTexts.ToAddress, change.Id, ct, ("lien", await LinkAsync(account, change, New, ct)));
        return AddressAnswer.Asked;
    }, ct));

    /// <summary>What the link is worth, without using it.</summary>
    public async Task<AddressStep> LookAsync(AddressLink link, CancellationToken ct) =>
        link is { Id: { } id, Demande: { } demande, Cote: Old or New, Jeton: { } token } && await accounts.FindByIdAsync(id) is { IsEnabled: true } account
        && await accounts.VerifyUserTokenAsync(account, LinkTokens.Provider, Purpose(demande, link.Cote), token)
        && await db.Set<AddressChange>().AnyAsync(c => c.Id == demande && c.AccountId == id, ct) ? AddressStep.Ready : AddressStep.Dead;

    public async Task<AddressStep> AgreeAsync(AddressLink link, CancellationToken ct)
    {
        if (await LookAsync(link, ct) == AddressStep.Dead) return AddressStep.Dead;
        try
        {
            return await work.RunAsync(async () =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                var asked = db.Set<AddressChange>().Where(c => c.Id == link.Demande);
                // First the row, then the look at it: of two agreements at once, the second sees both.
                var found = link.Cote == Old ? await asked.ExecuteUpdateAsync(s => s.SetProperty(c => c.OldAgreedUtc, now), ct) : await asked.ExecuteUpdateAsync(s => s.SetProperty(c => c.NewAgreedUtc, now), ct);
                if (found == 0) return AddressStep.Dead;
                var change = await asked.AsNoTracking().SingleAsync(ct);
                return change is { OldAgreedUtc: not null, NewAgreedUtc: not null } ? await ChangeAsync(change, ct) : AddressStep.Half;
            }, ct);
        }
        catch (DbUpdateException)
        {
            // Somebody else took the address meanwhile.
            return AddressStep.Dead;
        }
    }

    private async Task<AddressStep> ChangeAsync(AddressChange change, CancellationToken ct)
    {
        var account = await db.Set<Account>().SingleAsync(a => a.Id == change.AccountId, ct);
        await db.Entry(account).ReloadAsync(ct);
        account.EmailConfirmed = true;
        if (!(await accounts.SetEmailAsync(account, change.NewEmail)).Succeeded) throw new DbUpdateException("The address has an account by now.");
        account.EmailConfirmed = true;
        await accounts.UpdateAsync(account);
        await db.Set<AddressChange>().Where(c => c.AccountId == account.Id).ExecuteDeleteAsync(ct);
        await db.Set<AccountSession>().Where(s => s.AccountId == account.Id).ExecuteDeleteAsync(ct);
        audit.Actor = account.Id;
        audit.Add("account.address-changed", "Account", account.Id, "Adresse électronique changée, avec l’accord des deux boîtes ; toutes les sessions sont fermées.");
        await letters.SendOnceAsync(account, AccountTexts.AddressChanged, change.Id, ct, ("nouvelle", change.NewEmail));
        return AddressStep.Done;
    }

    private async Task<string> LinkAsync(Account account, AddressChange change, string side, CancellationToken ct) =>
        await letters.LinkAsync($"{ConfirmPath}?demande={change.Id}&cote={side}", account, await accounts.GenerateUserTokenAsync(account, LinkTokens.Provider, Purpose(change.Id, side)), ct);

    private static string Purpose(string change, string side) => $"adresse:{change}:{side}";
}

/// <summary>What a link of a change of address carries.</summary>
internal sealed class AddressLink
{
    public string? Demande { get; set; }
    public string? Cote { get; set; }
    public string? Id { get; set; }
    public string? Jeton { get; set; }
}
