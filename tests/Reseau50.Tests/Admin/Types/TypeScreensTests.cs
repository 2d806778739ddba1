using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Site.Recipes;
using Reseau50.Admin.Site.Types;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Admin.Types;

public sealed class TypeScreensTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoMayOnlyLook_SeesNoButton(Database database)
    {
        await using var bench = await AdminLab.BenchAsync(database, AdminLab.Person("vue", "AccessAdminPanel", "ViewContentTypes"));
        foreach (var path in (string[])["/admin/types", "/admin/types/Note", "/admin/types/Note/parties/AutoroutePart", "/admin/parties"])
        {
            var answer = await bench.GetAsync(path);
            Assert.Equal(200, answer.Status);
            Assert.DoesNotContain("type=\"submit\"", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("/nouve", answer.Body, StringComparison.Ordinal);
        }
        foreach (var path in (string[])["/admin/types/nouveau", "/admin/types/Note/supprimer", "/admin/types/Note/parties/ajouter", "/admin/types/Note/parties/TitlePart/retirer", "/admin/parties/nouvelle", "/admin/parties/Note/champs/ajouter", "/admin/recettes", "/admin/export"])
            Assert.Equal(403, (await bench.GetAsync(path)).Status);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoMayEdit_SeesThem_AndNobodyElseAnything(Database database)
    {
        await using var bench = await AdminLab.BenchAsync(database, AdminLab.Person("ada", "AccessAdminPanel", "EditContentTypes"));
        Assert.Contains("Ajouter un champ", (await bench.GetAsync("/admin/types/Note")).Body, StringComparison.Ordinal);
        await using var other = await AdminLab.BenchAsync(database, AdminLab.Editor);
        var refused = await other.GetAsync("/admin/types/Note");
        Assert.Equal(403, refused.Status);
        Assert.DoesNotContain("AutoroutePart", refused.Body, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Lists_CostTheSame_AtOneAndAtMany(Database database)
    {
        var count = new QueryCount();
        await using var site = await TestSite.CreateAsync(database, s => s.ConfigureDbContext<SiteDb>(b => b.AddInterceptors(count)));
        await site.InWorkAsync(s => s.GetRequiredService<Reseau50.Cms.Documents.SiteDocuments>().WriteAsync(TypeMaker.Definition(Enumerable.Range(0, 12).Select(i => new TypeMaker($"Type{i}").Part("TitlePart")))));
        Task<int> CostAsync() => count.OfAsync(() => site.InScopeAsync(async s =>
        {
            await s.GetRequiredService<TypeUses>().CountsAsync(default);
            await s.GetRequiredService<RecipeRuns>().LastAsync(12, default);
        }));

        async Task FillAsync(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                var note = new System.Text.Json.Nodes.JsonObject { ["ContentItemId"] = $"n{i}", ["ContentItemVersionId"] = $"n{i}.1", ["Latest"] = true, ["Published"] = true, ["TitlePart"] = new System.Text.Json.Nodes.JsonObject { ["Title"] = "Note" } };
                note["ContentType"] = $"Type{i}";
                await site.ImportAsync(note);
                await site.InWorkAsync(s => Task.FromResult(s.GetRequiredService<SiteDb>().Add(new RecipeRunRow { Recipe = "r", AskedBy = "ada", AskedUtc = site.Clock.Now.UtcDateTime, EndedUtc = site.Clock.Now.UtcDateTime })));
            }
        }

        await FillAsync(0, 1);
        var one = await CostAsync();
        await FillAsync(1, 12);
        Assert.Equal((2, 2), (one, await CostAsync()));
        Assert.Equal(12, (await site.InScopeAsync(s => s.GetRequiredService<TypeUses>().CountsAsync(default))).Count);
    }
}
