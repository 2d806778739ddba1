using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Manage.People;
using Reseau50.Accounts.People;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Accounts.Manage;

public sealed class PeopleListTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task People_AreFound_ByNameAddressRoleNetworkAndState(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        await lab.ChangeAsync("demo-partenaire-caf", a => a.IsEnabled = false);
        await lab.ChangeAsync("demo-porteuse-mam", a => a.ApprovedUtc = null);
        Assert.Equal(8, (await PageAsync(lab, new PeopleFilter())).Total);
        Assert.Equal(["demo-animatrice-rpe"], await IdsAsync(lab, new PeopleFilter(Q: "ANIMATRICE")));
        Assert.Equal(["demo-charge-epci"], await IdsAsync(lab, new PeopleFilter(Q: "charge-EPCI@")));
        Assert.Empty(await IdsAsync(lab, new PeopleFilter(Q: "porteuse")));
        Assert.Equal(["demo-assmat-mam", "demo-referente-mam"], await IdsAsync(lab, new PeopleFilter(Role: "AssistanteMaternelleMAM")));
        Assert.Equal(["demo-assmat-mam", "demo-referente-mam"], await IdsAsync(lab, new PeopleFilter(Reseau: "reseau-mam")));
        Assert.Equal(["demo-directrice-eaje"], await IdsAsync(lab, new PeopleFilter(Reseau: "reseau-eaje", Etat: PeopleFilter.Open)));
        Assert.Equal(["demo-partenaire-caf"], await IdsAsync(lab, new PeopleFilter(Etat: PeopleFilter.Suspended)));
        Assert.Empty(await IdsAsync(lab, new PeopleFilter(Reseau: "reseau-inconnu")));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AThousandPeople_CostTheQueriesOfNine(Database database)
    {
        var queries = new QueryCount();
        await using var lab = await AccountLab.DemoAsync(database, services => services.ConfigureDbContext<SiteDb>(b => b.AddInterceptors(queries)));
        var filters = (PeopleFilter[])[new(), new(Reseau: "reseau-mam")];
        var before = new List<int>();
        foreach (var filter in filters)
        {
            await PageAsync(lab, filter);
            before.Add(await queries.OfAsync(() => PageAsync(lab, filter)));
        }
        await lab.Site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<SiteDb>();
            for (var i = 0; i < 1000; i++)
                db.Add(new Account { Id = "p" + i, UserName = "p" + i, NormalizedUserName = "P" + i, Email = $"p{i}@x.example", NormalizedEmail = $"P{i}@X.EXAMPLE", EmailConfirmed = true, ApprovedUtc = DateTime.UnixEpoch, DisplayName = "P" + i, Profession = "assmat-mam", Roles = [new AccountRole { AccountId = "p" + i, Role = "AssistanteMaternelleMAM" }] });
            await db.SaveChangesAsync();
        });
        for (var i = 0; i < filters.Length; i++) Assert.Equal(before[i], await queries.OfAsync(async () => Assert.Equal(30, (await PageAsync(lab, filters[i])).Lines.Count)));
    }

    private static Task<(IReadOnlyList<PersonLine> Lines, int Total)> PageAsync(AccountLab lab, PeopleFilter filter) => lab.AsAsync("demo-coordinatrice", s => s.GetRequiredService<PeopleList>().PageAsync(filter, 30, default));

    private static async Task<IEnumerable<string>> IdsAsync(AccountLab lab, PeopleFilter filter) => (await PageAsync(lab, filter)).Lines.Select(l => l.Id).Order(StringComparer.Ordinal);
}
