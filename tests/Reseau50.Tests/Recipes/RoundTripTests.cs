using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Recipes;

namespace Reseau50.Tests.Recipes;

/// <summary>The demo site, made by its recipes: the same bytes come out however often, wherever and on whichever database it is made.</summary>
public sealed class RoundTripTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Demo_AppliedTwice_ExportedAndMadeAgain_IsTheSameByteForByte(Database database)
    {
        await using var lab = await RecipeLab.CreateAsync(database);
        var plan = await lab.RunAsync(SourceTree.Demo, new RecipeOptions { DryRun = true });
        var first = await lab.RunAsync(SourceTree.Demo);
        Assert.Equal(plan.Lines, first.Lines);
        Assert.Empty(first.Skips);
        Assert.Empty(first.NotExecuted);
        var folder = await lab.ExportFolderAsync();
        var bytes = FolderBytes.Of(folder);
        Assert.Contains(bytes, b => b.StartsWith("media/", StringComparison.Ordinal));

        Assert.True((await lab.RunAsync(SourceTree.Demo, new RecipeOptions { DryRun = true })).ChangesNothing, "verify finds a difference just after apply");
        Assert.True((await lab.RunAsync(SourceTree.Demo)).ChangesNothing, "the second apply changes something");
        Assert.Equal(bytes, FolderBytes.Of(await lab.ExportFolderAsync()));

        // What the first database wrote, the other reads; and the recipe itself there gives the same too.
        var others = EachDatabase.Postgres is null ? [Database.Sqlite] : new[] { Database.Sqlite, Database.Postgres };
        foreach (var other in others)
        {
            await using var copy = await RecipeLab.CreateAsync(other);
            await copy.RunAsync(Path.Combine(folder, "site.recipe.json"));
            Assert.Equal(bytes, FolderBytes.Of(await copy.ExportFolderAsync()));
            Assert.True((await copy.RunAsync(Path.Combine(folder, "site.recipe.json"), new RecipeOptions { DryRun = true })).ChangesNothing, "the export differs from the site it has just made");
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task EverythingPointedTo_Exists(Database database)
    {
        await using var lab = await RecipeLab.CreateAsync(database);
        await lab.RunAsync(SourceTree.Demo);
        await lab.Site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<SiteDb>();
            var items = (await db.ContentItems.AsNoTracking().Where(x => x.Latest).ToListAsync()).Select(x => ContentJson.FromItem(x.ToItem())).ToList();
            var ids = items.SelectMany(OurRecipe.Walk).Select(n => n.Node).OfType<JsonObject>().Select(o => OurRecipe.Text(o, "ContentItemId")).OfType<string>().ToHashSet();
            var files = (await db.MediaFiles.AsNoTracking().Select(f => f.Path).ToListAsync()).ToHashSet();
            var missing = new List<string>();
            foreach (var (path, node) in items.SelectMany(OurRecipe.Walk))
            {
                if (node is not JsonArray list) continue;
                var (known, what) = path[(path.LastIndexOf('.') + 1)..] switch
                {
                    "ContentItemIds" or "TermContentItemIds" => (ids, "item"),
                    "Paths" => (files, "file"),
                    _ => (null, ""),
                };
                if (known is not null) missing.AddRange(list.Select(v => v!.GetValue<string>()).Where(v => !known.Contains(v)).Select(v => $"{path}: no {what} {v}"));
            }
            Assert.Equal([], missing);
        });
    }

    [Fact]
    public async Task EveryItemOfOurRecipes_IsInTheDemo()
    {
        await using var lab = await RecipeLab.CreateAsync();
        await lab.RunAsync(SourceTree.Demo);
        var stored = await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().ContentItems.AsNoTracking().Select(x => x.ContentItemVersionId).ToListAsync());
        Assert.Equal(OurRecipe.All.SelectMany(r => r.Items).Select(i => OurRecipe.Text(i, "ContentItemVersionId")).Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
    }
}
