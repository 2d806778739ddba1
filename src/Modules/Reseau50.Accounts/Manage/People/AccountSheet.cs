using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Contracts;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.Membership;
using Reseau50.Accounts.People;
using Reseau50.Accounts.Sessions;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Accounts.Manage.People;

/// <summary>A line of somebody's history, with the name of who did it.</summary>
internal sealed record HistoryLine(DateTime AtUtc, string Who, string What);

/// <summary>A role somebody may have; <see cref="MayChange"/> when whoever looks may give it or take it away.</summary>
internal sealed record RoleChoice(RoleRecord Role, bool IsHeld, bool MayChange);

/// <summary>Somebody's account as those who keep accounts read it.</summary>
internal sealed record AccountSheetView(Account Account, string? Profession, string? Structure, string? Territory, IReadOnlyList<RoleChoice> Roles, IReadOnlyList<Reseau> AllNetworks, IReadOnlyList<Belonging> Networks,
    int Sessions, int Passkeys, bool MayAct, bool IsMe, bool MaySeeAs, IReadOnlyList<HistoryLine> Reasons, IReadOnlyList<HistoryLine> Journal);

internal sealed class AccountSheet(SiteDb db, Memberships memberships, RoleBook roles, ReseauTable networks, IMemberPlaces places, TermTable terms, CurrentViewer viewer, TimeProvider clock)
{
    private const int Lines = 30;

    /// <summary>Null when there is no member of that id.</summary>
    public async Task<AccountSheetView?> OfAsync(string id, CancellationToken ct)
    {
        var account = await db.Set<Account>().AsNoTracking().AsSplitQuery().Include(a => a.Roles).Include(a => a.NetworkChoices).FirstOrDefaultAsync(a => a.Id == id && a.ApprovedUtc != null, ct);
        if (account is null) return null;
        var (me, now) = (viewer.Value, clock.GetUtcNow().UtcDateTime);
        var all = await roles.AllAsync(ct);
        var held = account.Roles.Select(r => r.Role).ToHashSet();
        var may = me.Covers(RoleBook.PermissionsOf(all, held));
        var known = await networks.AllAsync(Viewer.Visitor, ct);
        var notes = await db.Set<AccountNote>().AsNoTracking().Where(n => n.AccountId == id).ToListAsync(ct);
        var journal = await db.Set<AuditLine>().AsNoTracking().Where(l => l.SubjectId == id && (l.SubjectType == "Compte" || l.SubjectType == "Account")).OrderByDescending(l => l.AtUtc).ThenByDescending(l => l.Id).Take(Lines).ToListAsync(ct);
        var names = await NamesAsync([.. journal.Select(l => l.Actor), .. notes.Select(n => n.DecidedBy), .. account.NetworkChoices.Select(c => c.DecidedBy)], ct);
        string Who(string actor) => names.GetValueOrDefault(actor, actor);
        string Network(string network) => known.FirstOrDefault(n => n.Id == network)?.Label ?? network;
        return new AccountSheetView(account, account.Profession is { } profession ? Professions.Words(profession) : null,
            account.StructureId is { } place ? (await places.AllAsync(ct)).FirstOrDefault(p => p.Id == place)?.Name ?? "une structure qui n’est plus sur le site" : null,
            (await terms.FindAsync(Territories.Taxonomy, account.TerritoryId, ct))?.Name,
            [.. all.Select(r => new RoleChoice(r, held.Contains(r.Name), may && me.Covers(r.Permissions)))], known, await memberships.OfAsync(account, ct),
            await db.Set<AccountSession>().CountAsync(s => s.AccountId == id && s.ExpiresUtc > now, ct), await db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<string>>().CountAsync(p => p.UserId == id, ct), may, id == me.AccountId, me.May(AccountPermissions.Impersonate) && may && id != me.AccountId && account.IsEnabled,
            [.. notes.Select(n => new HistoryLine(n.DecidedUtc, Who(n.DecidedBy), $"{(n.Suspends ? "Compte suspendu" : "Compte rouvert")} : « {n.Reason} »"))
                .Concat(account.NetworkChoices.Select(c => new HistoryLine(c.DecidedUtc, Who(c.DecidedBy), c.Belongs switch { true => $"Ajouté au réseau {Network(c.NetworkId)} : « {c.Reason} »", false => $"Retiré du réseau {Network(c.NetworkId)} : « {c.Reason} »", null => $"{Network(c.NetworkId)} : retour à la règle" })))
                .OrderByDescending(l => l.AtUtc)],
            [.. journal.Select(l => new HistoryLine(l.AtUtc, Who(l.Actor), l.Summary))]);
    }

    private async Task<Dictionary<string, string>> NamesAsync(List<string> ids, CancellationToken ct) =>
        await db.Set<Account>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, ct);
}
