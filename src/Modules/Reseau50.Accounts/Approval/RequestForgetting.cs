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
internal sealed class RequestForgetting(SiteDb db, SiteWork work, AuditTrail audit, TimeProvider clock) : IRecurringJob, IRetentionRule
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

    public string Name => "Demandes d’adhésion sans suite";
    public string Duration => $"{Unproven.Days} jours sans confirmation de l’adresse, {Undecided.Days} jours sans réponse, {Declined.Days} jours après un refus";
    public string Effect => "la demande et son compte sont effacés";

    public Task<RetentionPreview> PreviewAsync(int most, CancellationToken ct) => RetentionPreview.OfAsync(Gone.OrderBy(a => a.CreatedUtc).ThenBy(a => a.Id).Select(a => new RetentionLine(a.Id, a.DisplayName)), most, ct);

    public Task RunAsync(CancellationToken ct) => work.RunAsync(async () =>
    {
        var gone = Gone.Select(a => a.Id);
        var unfinished = clock.GetUtcNow().UtcDateTime - Unproven;
        await db.Set<IdentityUserToken<string>>().Where(t => gone.Contains(t.UserId)).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserClaim<string>>().Where(t => gone.Contains(t.UserId)).ExecuteDeleteAsync(ct);
        var count = await db.Set<Account>().Where(a => gone.Contains(a.Id)).ExecuteDeleteAsync(ct);
        await db.Set<AddressChange>().Where(c => c.AskedUtc <= unfinished).ExecuteDeleteAsync(ct);
        if (count > 0) audit.Add("member.requests-forgotten", "Account", "", $"{count} demande{(count > 1 ? "s" : "")} d’inscription sans suite effacée{(count > 1 ? "s" : "")}.");
    }, ct);

    // Never a member, whatever the request says.
    private IQueryable<Account> Gone
    {
        get
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var (unproven, undecided, declined) = (now - Unproven, now - Undecided, now - Declined);
            var over = db.Set<MembershipRequest>().Where(r => r.ProvenUtc == null && r.AskedUtc <= unproven || r.DecidedUtc == null && r.ProvenUtc <= undecided || r.Declined && r.DecidedUtc <= declined);
            return db.Set<Account>().Where(a => a.ApprovedUtc == null && over.Any(r => r.AccountId == a.Id));
        }
    }
}
