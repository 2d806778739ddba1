using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Contracts;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.People;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Accounts.Membership;

/// <summary>Somebody is of a network, and why: « parce que votre structure est une MAM ». <see cref="IsChosen"/> when the coordination said so, not a rule.</summary>
internal sealed record Belonging(Reseau Network, string Because, bool IsChosen);

/// <summary>Of which networks and territories somebody is: worked out from structure, profession and place each time it is asked, never stored.</summary>
internal sealed class Memberships(SiteDb db, NetworkRules rules, IMemberPlaces places, TermTable terms, ReseauTable networks, AuditTrail audit, TimeProvider clock)
{
    public const int LongestReason = 500;
    private Dictionary<string, MemberPlace>? _places;

    /// <summary>The networks, in their own order. The account comes with its <see cref="Account.NetworkChoices"/>.</summary>
    public async Task<IReadOnlyList<Belonging>> OfAsync(Account account, CancellationToken ct)
    {
        var work = await WorkOfAsync(account, ct);
        var taken = (await rules.AllAsync(ct)).Where(r => r.Takes(work)).GroupBy(r => r.NetworkId).ToDictionary(g => g.Key, g => g.First().Because);
        var chosen = account.NetworkChoices.GroupBy(c => c.NetworkId).ToDictionary(g => g.Key, g => g.MaxBy(c => c.Id, StringComparer.Ordinal)!);
        return [.. (await networks.AllAsync(Viewer.Visitor, ct)).Select(n => chosen.GetValueOrDefault(n.Id) is { Belongs: { } belongs } choice
            ? belongs ? new Belonging(n, choice.Reason, true) : null
            : taken.TryGetValue(n.Id, out var because) ? new Belonging(n, because, false) : null).OfType<Belonging>()];
    }

    /// <summary>What the rules say of somebody who asks to join, by what the request says.</summary>
    public Task<IReadOnlyList<Belonging>> OfAsync(MembershipRequest request, CancellationToken ct) =>
        OfAsync(new Account { Profession = request.Profession, StructureId = request.StructureId, TerritoryId = request.TerritoryId }, ct);

    /// <summary>The audiences these make: <c>reseau:…</c>, <c>territoire:…</c> for the place and each one around it.</summary>
    public async Task<IReadOnlyList<string>> AudiencesAsync(Account account, CancellationToken ct) =>
        [.. (await OfAsync(account, ct)).Select(b => "reseau:" + b.Network.Id), .. (await WorkOfAsync(account, ct)).Territories.Select(t => "territoire:" + t)];

    /// <summary>Decides for somebody and a network, or (<paramref name="belongs"/> null) leaves it to the rules again. Whoever calls has checked the right to.</summary>
    public async Task ChooseAsync(string accountId, string networkId, bool? belongs, string reason, CancellationToken ct)
    {
        var words = reason.Trim();
        if (belongs is not null && words.Length is 0 or > LongestReason) throw new ArgumentException($"Donnez une raison de {LongestReason} caractères au plus : la personne la lira.", nameof(reason));
        db.Add(new NetworkChoice { AccountId = accountId, NetworkId = networkId, Belongs = belongs, Reason = words, DecidedBy = audit.Actor, DecidedUtc = clock.GetUtcNow().UtcDateTime });
        audit.Add("member.network", "Compte", accountId, belongs switch { true => $"Ajouté au réseau {networkId}.", false => $"Retiré du réseau {networkId}.", null => $"Le réseau {networkId} suit de nouveau les règles." });
        await db.SaveChangesAsync(ct);
    }

    private async Task<Work> WorkOfAsync(Account account, CancellationToken ct)
    {
        // A list asks for each of its lines.
        _places ??= (await places.AllAsync(ct)).ToDictionary(p => p.Id);
        var place = account.StructureId is { } id ? _places.GetValueOrDefault(id) : null;
        var around = new List<string>();
        for (var term = await terms.FindAsync(Territories.Taxonomy, account.TerritoryId ?? place?.CommuneId, ct); term is not null; term = term.Parent) around.Add(term.Id);
        return new Work(account.Profession, place?.GenreId, around);
    }
}
