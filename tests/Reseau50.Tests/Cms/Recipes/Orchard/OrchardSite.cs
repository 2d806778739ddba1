using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Cms.Recipes.Orchard;

/// <summary>A site made by one of Orchard's recipes, and the ways to look into its database.</summary>
internal sealed class OrchardSite : IAsyncDisposable
{
    public const string SiteName = "Agence d’essai";

    private static readonly RecipeOptions Options = new()
    {
        SkipUnsupported = true,
        Parameters = new Dictionary<string, string> { ["SiteName"] = SiteName, ["AdminUserId"] = "u1", ["AdminUsername"] = "admin" },
    };

    private OrchardSite(RecipeLab lab, RecipeReport report) => (Lab, Report) = (lab, report);

    public RecipeLab Lab { get; }
    public RecipeReport Report { get; }

    public static async Task<OrchardSite> ApplyAsync(string name, Database database = Database.Sqlite)
    {
        var lab = await RecipeLab.CreateAsync(database);
        return new OrchardSite(lab, await lab.RunAsync(OrchardCorpus.File(name), Options));
    }

    public static async Task<RecipeReport> PlanAsync(string name, Database database)
    {
        await using var lab = await RecipeLab.CreateAsync(database);
        return await lab.RunAsync(OrchardCorpus.File(name), Options with { DryRun = true });
    }

    public Task<ContentDefinition> DefinitionAsync() => DocumentAsync<ContentDefinition>();

    public Task<T> DocumentAsync<T>() where T : class, new() => Lab.Site.InScopeAsync(async s => await s.GetRequiredService<SiteDocuments>().ReadAsync<T>());

    /// <summary>Every published item, as its JSON.</summary>
    public Task<List<JsonObject>> ItemsAsync() => Lab.Site.InScopeAsync(async s =>
        (await s.GetRequiredService<SiteDb>().ContentItems.AsNoTracking().Where(x => x.Published && x.Latest).ToListAsync()).Select(x => ContentJson.FromItem(x.ToItem())).ToList());

    public async Task<ContentItem> ItemAsync(string type, string displayText) =>
        ContentJson.ToItem(Assert.Single(await ItemsAsync(), x => x["ContentType"]!.GetValue<string>() == type && x["DisplayText"]!.GetValue<string>() == displayText));

    /// <summary>What a visitor finds at an address: the item's title, and the id of the term inside it the address belongs to.</summary>
    public Task<(string Title, string? Contained)?> AtAsync(string path) => Lab.Site.InScopeAsync(async s =>
        await s.GetRequiredService<AutorouteTable>().FindAsync(path, Viewer.Visitor) is var (item, contained) ? (item.DisplayText, contained) : ((string, string?)?)null);

    public Task<List<T>> RowsAsync<T>() where T : class => Lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<T>().AsNoTracking().ToListAsync());

    public ValueTask DisposeAsync() => Lab.DisposeAsync();
}
