using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Security;
using Reseau50.Territories.Directory;
using Reseau50.Territories.Places;

namespace Reseau50.Tests.Territories;

[Collection("demo")]
public sealed class TerritoryTests(DemoSite demo)
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task EightEpci_HaveTheOfficialCommunesAndPopulations(Database database)
    {
        var lines = Assert.IsAssignableFrom<IReadOnlyList<TerritoryLine>>((await demo.PageAsync(database, "territoires"))!.Model);
        Assert.Equal(8, lines.Count);
        Assert.Equal(496_815, lines.Sum(l => l.Population));
        var communes = 0;
        foreach (var line in lines) communes += Assert.IsType<TerritoryView>((await demo.PageAsync(database, line.Epci.Path!))!.Model).Communes.Count;
        Assert.Equal(445, communes);
        Assert.Equal(178_684, lines.Single(l => l.Epci.Id == "epci-200067205").Population);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task EveryStructure_StandsInOneEpci_OnTheMap(Database database)
    {
        var all = await demo[database].InScopeAsync(s => s.GetRequiredService<StructureTable>().AllAsync(Viewer.Visitor, CancellationToken.None));
        Assert.InRange(all.Count, 20, 60);
        Assert.Equal(8, all.Select(s => s.Epci!.Id).Distinct().Count());
        Assert.Equal(all.Count, all.GroupBy(s => s.Epci!.Id).Sum(g => g.Count()));
        foreach (var structure in all)
        {
            var (x, y) = MancheMap.Place(structure.Position!.Latitude!.Value, structure.Position.Longitude!.Value);
            Assert.True(x is > 0 and < MancheMap.Width && y is > 0 and < MancheMap.Height, structure.Item.ContentItemId);
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnEpciPage_ShowsOnlyWhatIsThere(Database database)
    {
        var view = Assert.IsType<TerritoryView>((await demo.PageAsync(database, "territoires/granville-terre-et-mer"))!.Model);
        Assert.Equal(32, view.Communes.Count);
        Assert.NotEmpty(view.Structures);
        Assert.All(view.Structures, s => Assert.Equal("epci-200042604", s.Epci!.Id));
        Assert.Contains(view.Dates, d => d.Id == "evt-27-forum");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OtherTaxonomies_HaveNoPage(Database database) => Assert.Null(await demo.PageAsync(database, "themes"));
}
