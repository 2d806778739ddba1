using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Site.Recipes;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Recipes;
using Reseau50.Tests.Cms.Jobs;

namespace Reseau50.Tests.Admin.Recipes;

public sealed class RecipeRunsTests
{
    private const string Good = """
        { "name": "mienne", "steps": [ { "name": "ContentDefinition", "ContentTypes": [ { "Name": "Fiche", "DisplayName": "Fiche" } ] },
          { "name": "Roles", "Roles": [ { "Name": "Lectrice", "Permissions": [ "ViewContent" ] } ] } ] }
        """;

    private const string Bad = """
        {
          "name": "mauvaise",
          "steps": [
            { "name": "ContentDefinition", "ContentTypes": [ { "Name": "Fiche" } ] },
            { "name": "Bogus" },
            { "name": "content", "data": [ { "ContentType": "Absent" } ] }
          ]
        }
        """;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task APlan_SaysWhatApplyingDoes_AndWritesNothing(Database database)
    {
        await using var site = await SiteAsync(database);
        var plan = await RunAsync(site, RecipeRunRow.Plan, Good);
        Assert.Equal([(RecipeChange.Created, "type « Fiche »,rôle « Lectrice »")], plan.Groups.Select(g => (g.Change, string.Join(',', g.Lines))));
        Assert.Null(await TypeAsync(site, "Fiche"));

        var applied = await RunAsync(site, RecipeRunRow.Apply, Good);
        Assert.Equal(plan.Write(), applied.Write());
        Assert.Equal("Fiche", (await TypeAsync(site, "Fiche"))!.DisplayName);
        Assert.Equal([("ada", "recipe.applied", "La recette « mienne.json » a été appliquée.")], await AuditAsync(site));

        var verified = await RunAsync(site, RecipeRunRow.Verify, Good);
        Assert.True(verified.ChangesNothing);
        Assert.Equal(2, verified.Count(RecipeChange.Unchanged));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AFault_IsToldInFull_AndLeavesTheSiteAsItWas(Database database)
    {
        await using var site = await SiteAsync(database);
        var refused = await RunAsync(site, RecipeRunRow.Apply, Bad);
        Assert.True(refused.IsRefused);
        Assert.Equal([("mienne.json", 5, 5, "l’étape « Bogus » est inconnue."), ("mienne.json", 6, 36, "le type de contenu « Absent » n’est pas défini.")], refused.Faults.Select(f => (f.File, f.Line, f.Column, f.Cause)));
        Assert.All(refused.Faults, f => Assert.DoesNotContain("--skip", f.Fix, StringComparison.Ordinal));
        Assert.Null(await TypeAsync(site, "Fiche"));
        Assert.Equal([("ada", "recipe.refused", "La recette « mienne.json » n’a pas pu être appliquée : rien n’a changé.")], await AuditAsync(site));

        var skipped = await RunAsync(site, RecipeRunRow.Plan, Bad, skips: true);
        Assert.Equal([("étape", "Bogus", 5), ("type", "Absent", 6)], skipped.Skips.Select(s => (s.Kind, s.Name, s.Line)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OneRunAtATime(Database database)
    {
        await using var site = await SiteAsync(database);
        var first = await AskAsync(site, RecipeRunRow.Plan, Good);
        Assert.NotNull(first);
        Assert.Null(await AskAsync(site, RecipeRunRow.Apply, Good));
        Assert.Equal(1, await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<RecipeRunRow>().CountAsync()));
        await site.Runner().RunDueAsync(default);
        Assert.NotNull(await AskAsync(site, RecipeRunRow.Apply, Good));
    }

    [Fact]
    public async Task ARunWhoseJobWasGivenUp_IsOver_AndBlocksNobody()
    {
        await using var site = await SiteAsync(Database.Sqlite);
        var lost = await AskAsync(site, RecipeRunRow.Apply, Good);
        await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<JobRow>().Where(j => j.Kind == RecipeJob.JobKind).ExecuteUpdateAsync(u => u.SetProperty(j => j.DoneUtc, DateTime.UnixEpoch)));
        Assert.Null(await site.InScopeAsync(s => s.GetRequiredService<RecipeRuns>().UnderWayAsync(default)));
        Assert.NotEqual(lost, await AskAsync(site, RecipeRunRow.Plan, Good));
    }

    [Theory]
    [InlineData("""[js: configuration('ConnectionStrings:Reseau50')]""", "une recette envoyée par l’administration ne lit pas la configuration du serveur.")]
    [InlineData("""[file:text('../../etc/passwd')]""", "le fichier « ../../etc/passwd » sort du dossier de la recette.")]
    [InlineData("""[file:text('/etc/passwd')]""", "le fichier « /etc/passwd » sort du dossier de la recette.")]
    public async Task ASentRecipe_ReadsNothingOfTheServer(string expression, string cause)
    {
        await using var site = await SiteAsync(Database.Sqlite);
        var refused = await RunAsync(site, RecipeRunRow.Apply, $$"""{ "name": "x", "steps": [ { "name": "settings", "SiteName": "{{expression}}" } ] }""");
        Assert.Equal([cause], refused.Faults.Select(f => f.Cause));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{ "name": "x", "steps": [ { "name": "recipes", "Values": [ { "name": "Reseau50.Demo" } ] } ] }""")]
    public async Task WhatTheHostForbids_IsRefused_AloneOrCalledByAnother(string? sent)
    {
        await using var site = await SiteAsync(Database.Sqlite, s => s.AddSingleton(new RecipeCatalog(SourceTree.Recipes, ["Reseau50.Demo"])));
        var refused = await RunAsync(site, RecipeRunRow.Apply, sent, name: sent is null ? "Reseau50.Demo" : "mienne.json");
        Assert.Equal(["la recette de démonstration « Reseau50.Demo » ne s’applique pas en production."], refused.Faults.Select(f => f.Cause));
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().ContentItems.CountAsync()));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OldRuns_AreForgotten(Database database)
    {
        await using var site = await SiteAsync(database);
        await RunAsync(site, RecipeRunRow.Plan, Good);
        site.Clock.Advance(TimeSpan.FromDays(60));
        await RunAsync(site, RecipeRunRow.Verify, Good);
        site.Clock.Advance(TimeSpan.FromDays(31));
        await site.InScopeAsync(s => s.GetServices<IRecurringJob>().OfType<RecipeRunForgetting>().Single().RunAsync(default));
        Assert.Equal([RecipeRunRow.Verify], await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<RecipeRunRow>().Select(r => r.Kind).ToListAsync()));
    }

    private static async Task<TestSite> SiteAsync(Database database, Action<IServiceCollection>? more = null)
    {
        var site = await TestSite.CreateAsync(database, more);
        await site.InWorkAsync(s => s.GetRequiredService<SiteDocuments>().WriteAsync(new FeatureState { Enabled = ["Reseau50.Admin"] }));
        return site;
    }

    private static Task<Guid?> AskAsync(TestSite site, string kind, string? recipe, bool skips = false, string name = "mienne.json") => site.InScopeAsync(s =>
    {
        s.GetRequiredService<AuditTrail>().Actor = "ada";
        return s.GetRequiredService<RecipeRuns>().AskAsync(new RecipeRunRow { Kind = kind, Recipe = name, Sent = recipe, Skips = skips }, default);
    });

    private static async Task<RecipeOutcome> RunAsync(TestSite site, string kind, string? recipe, bool skips = false, string name = "mienne.json")
    {
        var id = await AskAsync(site, kind, recipe, skips, name);
        await site.Runner().RunDueAsync(default);
        return await site.InScopeAsync(async s => RecipeOutcome.Read((await s.GetRequiredService<RecipeRuns>().FindAsync(id!.Value, default))!.Outcome)!);
    }

    private static Task<Reseau50.Cms.ContentTypes.TypeDefinition?> TypeAsync(TestSite site, string name) =>
        site.InScopeAsync(async s => (await s.GetRequiredService<ContentReader>().DefinitionsAsync()).Type(name));

    private static Task<List<(string, string, string)>> AuditAsync(TestSite site) => site.InScopeAsync(async s =>
        (await s.GetRequiredService<SiteDb>().Set<AuditLine>().OrderBy(l => l.Id).ToListAsync()).Select(l => (l.Actor, l.Action, l.Summary)).ToList());
}
