using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;
using Reseau50.Networks.Hub;
using Reseau50.Networks.Mam;
using Reseau50.Networks.News;

namespace Reseau50.Tests.Networks;

[Collection("demo")]
public sealed class NetworkTests(DemoSite demo)
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheThreeNetworks_HaveAWordAColourAndAShape(Database database)
    {
        var all = await demo[database].InScopeAsync(s => s.GetRequiredService<ReseauTable>().AllAsync(Viewer.Visitor));
        Assert.Equal([("RPE (ex-RAM)", "mer", "rond", "/reseaux/rpe"), ("EAJE", "terre", "carre", "/reseaux/eaje"), ("MAM", "verger", "maison", "/reseaux/mam")],
            all.Select(r => (r.Label, r.Tint, r.Shape, r.Path)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AHub_NamesItsReferents_ByRoleAndTerritory(Database database)
    {
        var hub = Assert.IsType<HubView>((await demo.PageAsync(database, "reseaux/mam"))!.Model);
        Assert.Equal(8, hub.Referents.Count);
        Assert.All(hub.Referents, r => Assert.StartsWith("/territoires/", r.Path, StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheMamPath_HasTwelveDatedSteps_AndTheOldOnesSaySo(Database database)
    {
        var path = Assert.IsType<MamPathView>((await demo.PageAsync(database, "mam/creer"))!.Model);
        Assert.Equal(Enumerable.Range(1, 12), path.Steps.Select(s => s.Number));
        Assert.All(path.Steps, s => Assert.True(s.Checked.Date is not null && s.Source.Url is { Length: > 0 }));
        Assert.Equal([6, 10], path.Steps.Where(s => s.Checked.IsOld).Select(s => s.Number));
        Assert.All(path.Steps.SelectMany(s => s.Figures), f => Assert.True(f.Checked.Date is not null && f.Source.Url is { Length: > 0 }, f.Label));
    }

    [Theory]
    [InlineData("2025-11-21", false)]
    [InlineData("2025-11-20", true)]
    [InlineData(null, true)]
    public void Checked_IsOldAfterTwelveMonths(string? date, bool old) =>
        Assert.Equal(old, Checked.On(date is null ? null : DateTime.Parse(date, null), new DateOnly(2026, 11, 21)).IsOld);

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheAtomFeed_IsWellFormed_NewestFirst_WithAbsoluteLinks(Database database)
    {
        var xml = await demo[database].InScopeAsync(async s =>
        {
            var lines = new List<NewsLine>();
            foreach (var item in await s.GetRequiredService<ContentReader>().AllAsync("Actualite", Viewer.Visitor))
                lines.Add(await s.GetRequiredService<ReseauTable>().LineAsync(item, s.GetRequiredService<SiteTime>(), Viewer.Visitor, CancellationToken.None));
            return AtomFeed.Write("Réseau50", "actualités", "https://exemple.fr", "/actualites", [.. lines.Select(l => AtomEntry.Of(l.Item, l.Path, l.Summary, l.Author))]);
        });
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(xml).Root!;
        var dates = feed.Elements(atom + "entry").Select(e => e.Element(atom + "published")!.Value).ToList();
        Assert.Equal(7, dates.Count);
        Assert.Equal(dates.OrderDescending(StringComparer.Ordinal), dates);
        Assert.All(feed.Descendants(atom + "link").Select(l => l.Attribute("href")!.Value), h => Assert.StartsWith("https://exemple.fr/", h, StringComparison.Ordinal));
        Assert.DoesNotContain("href=\"/", xml, StringComparison.Ordinal);
    }

    [Fact]
    public void ACover_IsTheSameForTheSameInput_AndDiffersByTheme()
    {
        Assert.Equal(CoverArt.Draw("theme-nature", "rond", "a"), CoverArt.Draw("theme-nature", "rond", "a"));
        var themes = new[] { "theme-nature", "theme-motricite", "theme-culture", "theme-inclusion", "theme-equipe", "theme-sommeil", "theme-alimentation", "theme-numerique", "" };
        Assert.Equal(themes.Length, themes.Select(t => CoverArt.Draw(t, "rond", "a")).Distinct().Count());
    }
}
