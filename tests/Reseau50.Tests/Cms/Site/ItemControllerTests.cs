using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Settings;
using static Reseau50.Testing.NoteSite;

namespace Reseau50.Tests.Cms.Site;

public sealed class ItemControllerTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnItem_IsShownAtItsAddress_WithItsTitleAndCanonicalAddress(Database database)
    {
        await using var bench = await BenchAsync(database);
        var answer = await bench.GetAsync("/notes/libre");
        Assert.Equal(200, answer.Status);
        var page = new Drawn(answer.Body).Document;
        Assert.Equal("À lire : une note", page.QuerySelector("h1")!.TextContent.Trim().Replace('\u00a0', ' '));
        Assert.Equal("https://site.example/notes/libre", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Null(page.QuerySelector("meta[name=robots]"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatAVisitorMayNotSee_IsNotFound_AndNotABitOfItIsSent(Database database)
    {
        await using var bench = await BenchAsync(database);
        var unknown = await bench.GetAsync("/notes/inconnue");
        foreach (var path in new[] { "/notes/secret", "/notes/Secret/", "/notes/brouillon", "/notes/supprimee" })
        {
            var answer = await bench.GetAsync(path);
            Assert.Equal((path, 404), (path, answer.Status));
            Assert.DoesNotContain("Confidentiel", answer.Body, StringComparison.Ordinal);
            Assert.Equal(Words(unknown.Body), Words(answer.Body));
        }
    }

    [Theory]
    [InlineData("/Notes/Libre", "/notes/libre")]
    [InlineData("/notes/libre/", "/notes/libre")]
    [InlineData("/NOTES/libre?page=2&q=é", "/notes/libre?page=2&q=é")]
    [InlineData("/notes/accueil", "/")]
    public async Task OnePage_HasOneAddress(string asked, string address)
    {
        await using var bench = await BenchAsync(Database.Sqlite);
        var answer = await bench.GetAsync(asked);
        Assert.Equal((301, Uri.EscapeDataString(address)), (answer.Status, Uri.EscapeDataString(Uri.UnescapeDataString(answer.Headers.Location.ToString()))));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Home_IsTheItemTheSettingsName_WhileAVisitorMaySeeIt(Database database)
    {
        await using var bench = await BenchAsync(database);
        Assert.Contains("Bienvenue", (await bench.GetAsync("/")).Body, StringComparison.Ordinal);
        await bench.Site.PublishAsync("accueil", item => item.SetAudiences("membre"));
        var hidden = await bench.GetAsync("/");
        Assert.Equal(404, hidden.Status);
        Assert.DoesNotContain("Bienvenue", hidden.Body, StringComparison.Ordinal);
    }

    private static async Task<RequestBench> BenchAsync(Database database)
    {
        var bench = await RequestBench.CreateAsync(database);
        await bench.Site.InWorkAsync(async s =>
        {
            var documents = s.GetRequiredService<SiteDocuments>();
            await documents.WriteAsync(TypeMaker.Definition([new TypeMaker("Note").Part("TitlePart").Part("AutoroutePart").Part("AliasPart").Part("VisibilityPart")]));
            await documents.WriteAsync(new SiteSettings { SiteName = "Essai", HomeRoute = new JsonObject { ["ContentItemId"] = "accueil" } });
        });
        await bench.Site.ImportAsync(Note("libre", "À lire : une note"), Note("accueil", "Bienvenue"), Note("secret", "Confidentiel", audiences: "membre"),
            Note("brouillon", "Confidentiel", published: false), Note("supprimee", "Confidentiel"));
        await bench.Site.InScopeAsync(s => s.GetRequiredService<Reseau50.Cms.Content.ContentDrafts>().DeleteAsync("supprimee"));
        return bench;
    }

    /// <summary>The page's own words, without the number of the request.</summary>
    private static string Words(string html)
    {
        var main = new Drawn(html).Document.QuerySelector("main")!;
        foreach (var number in main.QuerySelectorAll("code")) number.Remove();
        return Drawn.Tight(main.InnerHtml);
    }
}
