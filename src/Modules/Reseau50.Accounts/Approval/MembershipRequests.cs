using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Contracts;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.People;
using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;
using Reseau50.Networks.Contracts;

namespace Reseau50.Accounts.Approval;

/// <summary>The waiting requests, in two queries whatever their number.</summary>
internal sealed class MembershipRequests(SiteDb db, MembershipDecisions decisions, TermTable terms) : IMembershipRequests
{
    public async Task<PendingRequests> PendingAsync(int skip, int take, CancellationToken ct = default)
    {
        var pending = db.Set<MembershipRequest>().AsNoTracking().Where(r => r.ProvenUtc != null && r.DecidedUtc == null);
        var total = await pending.CountAsync(ct);
        var rows = await (from r in pending
                          join a in db.Set<Account>() on r.AccountId equals a.Id
                          orderby r.ProvenUtc, r.AccountId
                          select new { Request = r, a.DisplayName, a.Email }).Skip(skip).Take(take).ToListAsync(ct);
        var places = (await terms.FindAsync(Territories.Taxonomy, rows.Select(r => r.Request.TerritoryId).OfType<string>().Distinct(), ct)).ToDictionary(t => t.Id, t => t.Name);
        return new PendingRequests(total, [.. rows.Select(r => new PendingRequest(r.Request.AccountId, r.DisplayName, r.Email!, Professions.Words(r.Request.Profession), r.Request.StructureName,
            r.Request.StructureId is not null, r.Request.TerritoryId is { } id ? places.GetValueOrDefault(id) : null, r.Request.Why, r.Request.NewsletterUtc is not null, r.Request.AskedUtc,
            r.Request.ProvenUtc!.Value))]);
    }

    public Task<int> ApproveAsync(IReadOnlyCollection<string> accountIds, CancellationToken ct = default) => decisions.ApproveAsync(accountIds, ct);

    public Task<int> DeclineAsync(IReadOnlyCollection<string> accountIds, string reason, CancellationToken ct = default) => decisions.DeclineAsync(accountIds, reason, ct);

    public Task<int> WriteAsync(IReadOnlyCollection<string> accountIds, string message, CancellationToken ct = default) => decisions.WriteAsync(accountIds, message, ct);
}
