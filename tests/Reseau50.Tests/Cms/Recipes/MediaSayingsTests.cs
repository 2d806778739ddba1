using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Media;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Recipes.Export;

namespace Reseau50.Tests.Cms.Recipes;

/// <summary>What a recipe says of files beside their bytes goes in, comes out, and changes nothing the second time.</summary>
public sealed class MediaSayingsTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatIsSaid_GoesIn_ComesOut_AndChangesNothingTwice(Database database)
    {
        var folder = Directory.CreateTempSubdirectory("reseau50-sayings-").FullName;
        await using var site = await TestSite.CreateAsync(database);
        var svg = Convert.ToBase64String(Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>"));
        var recipe = Path.Combine(folder, "a.recipe.json");
        await File.WriteAllTextAsync(recipe, $$"""
            { "name": "a", "steps": [{ "name": "media", "Files": [
              { "TargetPath": "a.svg", "Base64": "{{svg}}", "Alt": "Un carré", "Caption": "Légende", "Credit": "RPE", "Licence": "CC BY-SA", "RecognisableChild": true,
                "Agreement": { "Reference": "Classeur 3", "Until": "2027-08-31", "Context": "Site" }, "Withdrawn": true },
              { "TargetPath": "b.svg", "Base64": "{{svg}}" },
              { "TargetPath": "c.svg", "Base64": "{{svg}}", "RecognisableChild": null }] }] }
            """);
        try
        {
            await RunAsync();
            var (a, b, c) = (await FindAsync("a.svg"), await FindAsync("b.svg"), await FindAsync("c.svg"));
            Assert.Equal((true, "Classeur 3", new DateOnly(2027, 8, 31), "Site", "Un carré", "Légende", "RPE", "CC BY-SA"),
                (a.Recognisable, a.AgreementReference, a.AgreementUntil, a.AgreementContext, a.Alt, a.Caption, a.Credit, a.Licence));
            Assert.NotNull(a.WithdrawnUtc);
            Assert.Equal((false, "recette"), (b.Recognisable, b.AnswerSource));
            Assert.Null(c.Recognisable);
            // What a person answered since is not taken back by a recipe that says nothing of it.
            await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().AnswerAsync("b.svg", new MediaAnswer(true, Source: "lise")));
            await RunAsync();
            Assert.Equal((true, "lise"), ((await FindAsync("b.svg")).Recognisable, (await FindAsync("b.svg")).AnswerSource));

            var (one, two) = (Path.Combine(folder, "un"), Path.Combine(folder, "deux"));
            await ExportAsync(site, one);
            await using var other = await TestSite.CreateAsync(database);
            await other.InScopeAsync(s => s.GetRequiredService<RecipeRunner>().RunAsync(Path.Combine(one, "site.recipe.json"), new RecipeOptions()));
            await ExportAsync(other, two);
            Assert.Equal(await File.ReadAllTextAsync(Path.Combine(one, "media.recipe.json")), await File.ReadAllTextAsync(Path.Combine(two, "media.recipe.json")));
            Assert.Contains("\"RecognisableChild\": null", await File.ReadAllTextAsync(Path.Combine(two, "media.recipe.json")), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Task RunAsync() => site.InScopeAsync(s => s.GetRequiredService<RecipeRunner>().RunAsync(recipe, new RecipeOptions()));
        async Task<MediaFileRow> FindAsync(string path) => (await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().FindAsync(path)))!;
        static Task ExportAsync(TestSite from, string to) => from.InScopeAsync(s => s.GetRequiredService<RecipeExporter>().ExportAsync(to));
    }
}
