using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Contracts;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.People;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Accounts.Membership;

/// <summary>Members of each territory: by the place of their own, else by their structure's. One query of accounts.</summary>
internal sealed class MemberFigures(SiteDb db, IMemberPlaces places, TermTable terms, SiteTime time) : IFigureSource
{
    private const string NoProfession = "Métier non précisé";

    public int Position => 40;

    public async Task<IReadOnlyList<Figure>> OfAsync(IReadOnlyCollection<int> years, Viewer viewer, CancellationToken ct = default)
    {
        var members = await db.Set<Account>().AsNoTracking().Where(a => a.IsEnabled && a.ApprovedUtc != null)
            .Select(a => new { At = a.ApprovedUtc!.Value, a.LastSignInUtc, a.Profession, a.TerritoryId, a.StructureId }).ToListAsync(ct);
        var around = (await terms.AllAsync(Territories.Taxonomy, ct)).ToDictionary(t => t.Id, t => t.Root.Id);
        var structures = (await places.AllAsync(ct)).ToDictionary(p => p.Id, p => p.CommuneId);
        var since = time.UtcNow.AddYears(-1);
        var all = members.Select(m => (At: time.ToLocal(m.At), IsActive: m.LastSignInUtc >= since, Words: m.Profession is { } p ? Professions.Words(p) : NoProfession, Epci: EpciOf(m.TerritoryId, m.StructureId))).ToList();
        IReadOnlyList<string> rows = [.. Professions.Choices(null).Select(c => c.Text), NoProfession];
        return
        [
            new Figure("adhesions", "Nouveaux membres", "Comptes ouverts, au mois où la coordination les a acceptés ; un compte fermé depuis n’est plus compté. Le territoire est celui que la personne a donné, sinon celui de sa structure. La liste des membres est à la coordination.",
                rows, [.. all.Where(m => years.Contains(m.At.Year)).Select(m => new FigureCount(m.Epci, m.At.Year, m.At.Month, m.Words, 1))]) { People = true },
            new Figure("membres-actifs", "Membres actifs", "Comptes ouverts dont la personne s’est connectée dans les douze derniers mois. Les connexions passées ne sont pas gardées : ce nombre ne se compare pas à une autre année.",
                rows, [.. all.Where(m => m.IsActive).Select(m => new FigureCount(m.Epci, 0, 0, m.Words, 1))]) { People = true, Today = true },
        ];

        string? EpciOf(string? territory, string? structure) => (territory ?? (structure is null ? null : structures.GetValueOrDefault(structure))) is { } place ? around.GetValueOrDefault(place) : null;
    }
}
