using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Approval;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.Membership;
using Reseau50.Accounts.People;
using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Accounts.Manage.Requests;

/// <summary>A request as it is read by those who answer it.</summary>
internal sealed record RequestLine(MembershipRequest Request, string Name, string Email, string? Place, string? DecidedBy, IReadOnlyList<Belonging> Networks)
{
    public string Id => Request.AccountId;
    public string State => RequestList.StateOf(Request);
    public DateTime? ForgottenUtc => RequestForgetting.DueOf(Request);
}

/// <summary>
/// The requests that concern whoever looks: all of them with <c>ManageUsers</c>, else those whose networks, as the rules work them out, are among one's own. Three queries, however many
/// there are.
/// </summary>
internal sealed class RequestList(SiteDb db, Memberships memberships, TermTable terms, CurrentViewer viewer)
{
    public const string Waiting = "attente", Unproven = "adresse", Accepted = "acceptee", Declined = "refusee";

    public static readonly IReadOnlyList<(string Value, string Text)> States =
        [(Waiting, "En attente d’une réponse"), (Unproven, "Adresse à confirmer"), (Accepted, "Acceptées"), (Declined, "Refusées")];

    public static string StateOf(MembershipRequest r) => r switch { { ProvenUtc: null } => Unproven, { DecidedUtc: null } => Waiting, { Declined: true } => Declined, _ => Accepted };

    public async Task<(IReadOnlyList<RequestLine> Lines, int Total)> PageAsync(string? state, int page, int size, CancellationToken ct)
    {
        var mine = await MineAsync(In(state), ct);
        var sorted = state is Accepted or Declined ? mine.OrderByDescending(r => r.DecidedUtc) : mine.OrderBy(r => r.ProvenUtc ?? r.AskedUtc);
        var ids = sorted.ThenBy(r => r.AccountId, StringComparer.Ordinal).Skip((page - 1) * size).Take(size).Select(r => r.AccountId).ToList();
        return (await LinesAsync(ids, ct), mine.Count);
    }

    /// <summary>The requests of <paramref name="ids"/>, in that order; null when one is not for whoever looks to read. With the right to all of them, one that was forgotten meanwhile is left out.</summary>
    public async Task<IReadOnlyList<RequestLine>?> OfAsync(IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToList();
        var mine = await MineAsync(db.Set<MembershipRequest>().Where(r => wanted.Contains(r.AccountId)), ct);
        return mine.Count == wanted.Count || viewer.Value.May(AccountPermissions.People) ? await LinesAsync(wanted, ct) : null;
    }

    private IQueryable<MembershipRequest> In(string? state) => state switch
    {
        Unproven => db.Set<MembershipRequest>().Where(r => r.ProvenUtc == null),
        Accepted => db.Set<MembershipRequest>().Where(r => r.DecidedUtc != null && !r.Declined),
        Declined => db.Set<MembershipRequest>().Where(r => r.Declined),
        _ => db.Set<MembershipRequest>().Where(r => r.ProvenUtc != null && r.DecidedUtc == null),
    };

    // What a network is asked of is in no column: the rules are read in memory, of the few columns they speak of.
    private async Task<IReadOnlyList<MembershipRequest>> MineAsync(IQueryable<MembershipRequest> requests, CancellationToken ct)
    {
        var all = await requests.AsNoTracking().Select(r => new MembershipRequest
        {
            AccountId = r.AccountId,
            Profession = r.Profession,
            StructureId = r.StructureId,
            TerritoryId = r.TerritoryId,
            AskedUtc = r.AskedUtc,
            ProvenUtc = r.ProvenUtc,
            DecidedUtc = r.DecidedUtc,
        }).ToListAsync(ct);
        if (viewer.Value.May(AccountPermissions.People)) return all;
        var mine = new List<MembershipRequest>();
        foreach (var request in all)
            if ((await memberships.OfAsync(request, ct)).Any(b => viewer.Value.Audiences.Contains("reseau:" + b.Network.Id))) mine.Add(request);
        return mine;
    }

    private async Task<IReadOnlyList<RequestLine>> LinesAsync(List<string> ids, CancellationToken ct)
    {
        var rows = await (from r in db.Set<MembershipRequest>().AsNoTracking()
                          join a in db.Set<Account>() on r.AccountId equals a.Id
                          where ids.Contains(r.AccountId)
                          select new { Request = r, a.DisplayName, a.Email, By = db.Set<Account>().Where(b => b.Id == r.DecidedBy).Select(b => b.DisplayName).FirstOrDefault() }).ToListAsync(ct);
        var lines = new List<RequestLine>();
        foreach (var row in rows.OrderBy(r => ids.IndexOf(r.Request.AccountId)))
        {
            var place = await terms.FindAsync(Territories.Taxonomy, row.Request.TerritoryId, ct);
            lines.Add(new RequestLine(row.Request, row.DisplayName, row.Email!, place is null ? null : place.Parent is null ? place.Name : $"{place.Name} ({place.Root.Name})", row.By ?? row.Request.DecidedBy,
                await memberships.OfAsync(row.Request, ct)));
        }
        return lines;
    }
}
