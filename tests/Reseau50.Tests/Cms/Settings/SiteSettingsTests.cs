using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Settings;

namespace Reseau50.Tests.Cms.Settings;

public sealed class SiteSettingsTests
{
    [Fact]
    public void NewSettings_AreUsable() =>
        Assert.Equal(("", "Europe/Paris", null, 12, null), Short(new SiteSettings()));

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatTheKernelDoesNotUse_IsKeptAsItCame(Database database)
    {
        const string json = """{ "SiteName": "Réseau50", "TimeZoneId": "Europe/Paris", "BaseUrl": "https://exemple.fr", "PageSize": 5, "HomeRoute": { "ContentItemId": "accueil", "Area": "x" }, "UseCdn": false, "Autre": { "b": 1, "a": [ true, null ] } }""";
        await using var site = await TestSite.CreateAsync(database);
        await site.InWorkAsync(s => s.GetRequiredService<SiteDocuments>().WriteAsync(JsonSerializer.Deserialize<SiteSettings>(json, ContentJson.Options)!));
        var read = await site.InScopeAsync(async s => await s.GetRequiredService<SiteDocuments>().ReadAsync<SiteSettings>());
        Assert.Equal(("Réseau50", "Europe/Paris", "https://exemple.fr", 5, "accueil"), Short(read));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonSerializer.SerializeToNode(read, ContentJson.Options)));
    }

    [Theory]
    [InlineData("""{ "ContentItemId": "accueil" }""", "accueil")]
    [InlineData("""{ "contentItemId": "accueil" }""", "accueil")]
    [InlineData("""{ "Action": "Index" }""", null)]
    public void Home_IsNamedAsOrchardsRecipesDo(string route, string? id) =>
        Assert.Equal(id, new SiteSettings { HomeRoute = JsonNode.Parse(route)!.AsObject() }.HomeContentItemId);

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task StoredSteps_AndCustomSettings_ComeBackInTheOrderOfTheirNames(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await site.InWorkAsync(async s =>
        {
            var documents = s.GetRequiredService<SiteDocuments>();
            await documents.WriteAsync(new StoredSteps { Layers = { ["b"] = new JsonObject { ["n"] = 2 }, ["B"] = [], ["a"] = [] } });
            await documents.WriteAsync(new CustomSettings { Items = { ["Identite"] = new JsonObject { ["Siege"] = new JsonObject { ["Text"] = "Saint-Lô" } } } });
        });
        await site.InScopeAsync(async s =>
        {
            var documents = s.GetRequiredService<SiteDocuments>();
            Assert.Equal(["B", "a", "b"], (await documents.ReadAsync<StoredSteps>()).Layers.Keys);
            Assert.Equal("Saint-Lô", (string?)(await documents.ReadAsync<CustomSettings>()).Items["Identite"]["Siege"]!["Text"]);
        });
    }

    private static (string, string, string?, int, string?) Short(SiteSettings s) => (s.SiteName, s.TimeZoneId, s.BaseUrl, s.PageSize, s.HomeContentItemId);
}
