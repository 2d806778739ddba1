using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.People;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;

namespace Reseau50.Accounts.SecondFactor;

/// <summary>
/// Whoever administers signs in with two steps: from the day a role opens the administration, an account has some days to set it up; then its rights wait
/// until it has. The setting <c>ReglagesComptes.DelaiDeuxEtapes</c> gives the days (seven when it says nothing, 0 to ask for nothing).
/// </summary>
internal sealed class SecondFactorRule(SiteDb db, SiteDocuments documents, TimeProvider clock)
{
    public const int UsualDays = 7;
    private const string Type = "ReglagesComptes";

    /// <summary>The day from which these rights wait, or null when nothing is asked of the account.</summary>
    public async Task<DateTime?> DueAsync(Account account, IReadOnlySet<string> permissions, bool isThere, CancellationToken ct)
    {
        if (account.TwoFactorEnabled || !(permissions.Contains(KernelPermissions.AdminPanel) || permissions.Contains(KernelPermissions.SiteOwner))) return null;
        if (await DaysAsync(ct) is not (> 0 and var days)) return null;
        if (account.SecondFactorDueUtc is { } known) return known;
        if (!isThere) return null;
        var due = clock.GetUtcNow().UtcDateTime.AddDays(days);
        await db.Set<Account>().Where(a => a.Id == account.Id && a.SecondFactorDueUtc == null).ExecuteUpdateAsync(s => s.SetProperty(a => a.SecondFactorDueUtc, due), ct);
        return due;
    }

    public bool IsOver(DateTime? due) => due <= clock.GetUtcNow().UtcDateTime;

    private async Task<int> DaysAsync(CancellationToken ct)
    {
        var items = (await documents.ReadAsync<CustomSettings>(ct)).Items;
        return items.TryGetValue(Type, out var json) && ContentJson.ToItem(json).Field<NumericField>(Type, "DelaiDeuxEtapes").Value is { } days ? (int)days : UsualDays;
    }
}
