using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.EmailChange;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.People;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;

namespace Reseau50.Accounts.Approval;

/// <summary>Forgets requests that came to nothing, with their accounts, and changes of address that nobody finished. A promise of the privacy policy: kept even while the feature is off.</summary>
internal sealed class RequestForgetting(SiteDb db, SiteWork work, AuditTrail audit, TimeProvider clock) : IRecurringJob
{
    public static readonly TimeSpan Unproven = TimeSpan.FromDays(7), Undecided = TimeSpan.FromDays(90), Declined = TimeSpan.FromDays(30);

    public string Kind => "accounts.requests";
    public TimeSpan Every => TimeSpan.FromDays(1);

    /// <summary>The day from which a request as it stands is forgotten; null for a member's.</summary>
    public static DateTime? DueOf(MembershipRequest request) => request switch
    {
        { ProvenUtc: null } => request.AskedUtc + Unproven,
        { DecidedUtc: null } => request.ProvenUtc + Undecided,
        { Declined: true } => request.DecidedUtc + Declined,
        _ => null,
    };

    public Task RunAsync(CancellationToken ct) => work.RunAsync(async () =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (unproven, undecided, declined, unfinished) = (now - Unproven, now - Undecided, now - Declined, now.AddDays(-7));
        var over = db.Set<MembershipRequest>().Where(r => r.ProvenUtc == null && r.AskedUtc <= unproven || r.DecidedUtc == null && r.ProvenUtc <= undecided || r.Declined && r.DecidedUtc <= declined);
        // Never a member, whatever the request says.
        var gone = db.Set<Account>().Where(a => a.ApprovedUtc == null && over.Any(r => r.AccountId == a.Id)).Select(a => a.Id);
        await db.Set<IdentityUserToken<string>>().Where(t => gone.Contains(t.UserId)).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserClaim<string>>().Where(t => gone.Contains(t.UserId)).ExecuteDeleteAsync(ct);
        var count = await db.Set<Account>().Where(a => gone.Contains(a.Id)).ExecuteDeleteAsync(ct);
        await db.Set<AddressChange>().Where(c => c.AskedUtc <= unfinished).ExecuteDeleteAsync(ct);
        if (count > 0) audit.Add("member.requests-forgotten", "Account", "", $"{count} demande{(count > 1 ? "s" : "")} d’inscription sans suite effacée{(count > 1 ? "s" : "")}.");
    }, ct);
}
