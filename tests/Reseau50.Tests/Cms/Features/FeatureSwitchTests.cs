using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Tests.Agenda;
using static Reseau50.Tests.Agenda.AgendaSite;

namespace Reseau50.Tests.Cms.Features;

/// <summary>What a module brings goes when its feature is switched off, and is as it was when it is on again.</summary>
public sealed class FeatureSwitchTests
{
    private const string Agenda = "Reseau50.Agenda";
    private static readonly string[] Addresses = ["/agenda", "/agenda/2027/01", "/agenda.ics", "/agenda/journee.ics", "/agenda/journee"];

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Off_ItsAddressesAreNotFound_AndSayNothingOfWhatTheyHeld(Database database)
    {
        await using var bench = await BenchAsync(database);
        var before = new Dictionary<string, string>();
        foreach (var address in Addresses)
        {
            var answer = await bench.GetAsync(address);
            Assert.Equal((address, 200), (address, answer.Status));
            Assert.Contains("La grande rencontre", answer.Body, StringComparison.Ordinal);
            before[address] = answer.Body;
        }

        await bench.SwitchAsync(Agenda, on: false);
        foreach (var address in Addresses)
        {
            var answer = await bench.GetAsync(address);
            Assert.Equal((address, 404), (address, answer.Status));
            Assert.DoesNotContain("La grande rencontre", answer.Body, StringComparison.Ordinal);
        }
        Assert.Equal(200, (await bench.GetAsync("/ressources")).Status);

        await bench.SwitchAsync(Agenda, on: true);
        foreach (var address in Addresses) Assert.Equal(before[address], (await bench.GetAsync(address)).Body);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Off_ItsWidgetsAreNotDrawn(Database database)
    {
        await using var bench = await BenchAsync(database);
        Assert.Contains("La grande rencontre", await WidgetAsync(bench), StringComparison.Ordinal);
        await bench.SwitchAsync(Agenda, on: false);
        Assert.Equal("", await WidgetAsync(bench));
        await bench.SwitchAsync(Agenda, on: true);
        Assert.Contains("La grande rencontre", await WidgetAsync(bench), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Off_TheSiteMapNamesNoneOfItsPages(Database database)
    {
        await using var bench = await BenchAsync(database);
        var all = await MapAsync(bench);
        Assert.Equal(["/agenda", "/agenda/journee"], all.Where(p => p.StartsWith("/agenda", StringComparison.Ordinal)));

        await bench.SwitchAsync(Agenda, on: false);
        Assert.Equal(all.Except(["/agenda", "/agenda/journee"]), await MapAsync(bench));
        await bench.SwitchAsync(Agenda, on: true);
        Assert.Equal(all, await MapAsync(bench));
    }

    [Fact]
    public async Task WhatAnotherModuleNeeds_IsNotSwitchedOff()
    {
        await using var bench = await BenchAsync(Database.Sqlite);
        var file = Path.Combine(bench.Site.Options.Folder, "test.recipe.json");
        await File.WriteAllTextAsync(file, """{ "name": "test", "steps": [ { "name": "feature", "disable": [ "Reseau50.Networks" ] } ] }""");
        var fault = await Assert.ThrowsAsync<RecipeFaultException>(() => bench.Site.InScopeAsync(s => s.GetRequiredService<RecipeRunner>().RunAsync(file, new RecipeOptions())));
        Assert.Contains("a besoin de « Reseau50.Networks »", fault.Message, StringComparison.Ordinal);
        Assert.Equal(200, (await bench.GetAsync("/actualites")).Status);
    }

    private static async Task<RequestBench> BenchAsync(Database database)
    {
        var bench = await RequestBench.CreateAsync(database);
        foreach (var recipe in new[] { "types", "taxonomies", "networks" }) await ApplyAsync(bench.Site, recipe);
        await ImportAsync(bench.Site, Event("journee", "2027-01-14T08:15:00Z", "2027-01-14T15:30:00Z", title: "La grande rencontre"));
        return bench;
    }

    private static Task<string> WidgetAsync(RequestBench bench) => bench.DrawAsync(ContentJson.ToItem(Item("widget", "ProchainesDates", "Dates")));

    private static Task<IEnumerable<string>> MapAsync(RequestBench bench) =>
        bench.Site.InScopeAsync(async s => (await s.GetRequiredService<SitePages>().AllAsync(Viewer.Visitor)).Select(p => p.Path));
}
