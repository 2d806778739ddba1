using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Letters;
using Reseau50.Accounts.People;
using Reseau50.Accounts.Privacy.Closing;
using Reseau50.Accounts.Sessions;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Text;

namespace Reseau50.Accounts.Privacy.Retention;

/// <summary>What is due of accounts nobody uses: told <see cref="Notice"/> before, once, then closed as if the person had asked. The last account that can do everything stays.</summary>
internal sealed class InactiveAccounts(SiteDb db, SiteTime time)
{
    public const int Years = 2;
    public static readonly TimeSpan Notice = TimeSpan.FromDays(30);

    /// <summary>Those to be told now, the longest away first.</summary>
    public IQueryable<Account> ToTell()
    {
        var from = time.UtcNow.AddYears(-Years) + Notice;
        return Away(from).Where(a => a.InactiveWarnedUtc == null || a.LastSignInUtc > a.InactiveWarnedUtc || db.Set<AccountSession>().Any(s => s.AccountId == a.Id && s.LastSeenUtc > a.InactiveWarnedUtc))
            .OrderBy(a => a.LastSignInUtc).ThenBy(a => a.Id);
    }

    /// <summary>Those told long enough ago who did not come back since.</summary>
    public IQueryable<Account> ToClose()
    {
        var (from, told) = (time.UtcNow.AddYears(-Years), time.UtcNow - Notice);
        return Away(from).Where(a => a.InactiveWarnedUtc <= told && (a.LastSignInUtc == null || a.LastSignInUtc <= a.InactiveWarnedUtc)).OrderBy(a => a.LastSignInUtc).ThenBy(a => a.Id);
    }

    /// <summary>The day an account told now is closed.</summary>
    public DateTime ClosesUtc => time.UtcNow + Notice;

    private IQueryable<Account> Away(DateTime since) => db.Set<Account>().Where(a => a.ApprovedUtc != null && a.ApprovedUtc <= since && a.CreatedUtc <= since && (a.LastSignInUtc == null || a.LastSignInUtc <= since)
        && !db.Set<AccountSession>().Any(s => s.AccountId == a.Id && s.LastSeenUtc > since));
}

/// <summary>Tells those whose account will be closed in a month.</summary>
internal sealed class InactiveWarning(InactiveAccounts accounts, SiteDb db, SiteWork work, AccountClosing closing, AccountLetters letters, AuditTrail audit, SiteTime time) : IRecurringJob, IRetentionRule
{
    public string Kind => "accounts.inactive-warning";
    public TimeSpan Every => TimeSpan.FromDays(1);
    public string Name => "Comptes bientôt inactifs";
    public string Duration => $"{InactiveAccounts.Notice.Days} jours avant {InactiveAccounts.Years} ans sans visite";
    public string Effect => "la personne reçoit un courriel, une seule fois";

    public async Task<RetentionPreview> PreviewAsync(int most, CancellationToken ct) => await AccountLines.OfAsync(await DueAsync(ct), most, time);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var account in await DueAsync(ct))
            await work.RunAsync(async () =>
            {
                var now = time.UtcNow;
                await db.Set<Account>().Where(a => a.Id == account.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.InactiveWarnedUtc, now), ct);
                audit.Add("account.inactive-told", "Compte", account.Id, "Compte sans visite depuis près de deux ans : la personne est avertie.");
                await letters.SendOnceAsync(account, PrivacyTexts.Inactive, FrenchDate.Machine(now), ct, ("jour", FrenchDate.ShortDay(time.ToLocal(accounts.ClosesUtc))));
            }, ct);
    }

    private async Task<IReadOnlyList<Account>> DueAsync(CancellationToken ct) => await closing.ClosableAsync(await accounts.ToTell().AsNoTracking().ToListAsync(ct), ct);
}

/// <summary>Closes the accounts whose owners were told and did not come back.</summary>
internal sealed class InactiveClosing(InactiveAccounts accounts, AccountClosing closing, SiteTime time) : IRecurringJob, IRetentionRule
{
    public string Kind => "accounts.inactive-closing";
    public TimeSpan Every => TimeSpan.FromDays(1);
    public string Name => "Comptes inactifs";
    public string Duration => $"{InactiveAccounts.Years} ans sans visite";
    public string Effect => "le compte est fermé et les informations sont effacées ; les textes restent, signés « Membre parti »";

    public async Task<RetentionPreview> PreviewAsync(int most, CancellationToken ct) => await AccountLines.OfAsync(await DueAsync(ct), most, time);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var account in await DueAsync(ct)) await closing.CloseAsync(account.Id, ClosingReason.Inactive, ct);
    }

    private async Task<IReadOnlyList<Account>> DueAsync(CancellationToken ct) => await closing.ClosableAsync(await accounts.ToClose().AsNoTracking().ToListAsync(ct), ct);
}

internal static class AccountLines
{
    public static Task<RetentionPreview> OfAsync(IReadOnlyList<Account> accounts, int most, SiteTime time) => Task.FromResult(new RetentionPreview(accounts.Count,
        [.. accounts.Take(most).Select(a => new RetentionLine(a.Id, $"{a.DisplayName}, {(a.LastSignInUtc is { } at ? "dernière connexion le " + FrenchDate.ShortDay(time.ToLocal(at)) : "jamais connecté")}"))]));
}
