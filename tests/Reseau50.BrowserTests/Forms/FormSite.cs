using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Recipes;
using Reseau50.Testing;

namespace Reseau50.BrowserTests.Forms;

/// <summary>The demonstration's forms on the served site, and what came back of them.</summary>
internal static class FormSite
{
    public const string Needs = "/formulaires/vos-besoins", Evaluation = "/formulaires/votre-avis-sur-la-journee";

    /// <summary>Makes the demonstration's forms; once or more, the same.</summary>
    public static Task<bool> MakeFormsAsync(this SiteFixture site) => site.InHostAsync(async s =>
    {
        await s.GetRequiredService<RecipeRunner>().RunAsync(Path.Combine(SourceTree.Recipes, "forms-demo.recipe.json"), new RecipeOptions());
        return true;
    });

    /// <summary>The answers kept of a form, newest first.</summary>
    public static Task<List<string>> AnswersAsync(this SiteFixture site, string form) => site.InHostAsync(s => s.GetRequiredService<SiteDb>().Database
        .SqlQuery<string>($"""select "Answers" as "Value" from "FormSubmissions" where "FormId" = {form} order by "SentUtc" desc""").ToListAsync());

    public static Task PressAsync(this IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Fails when the page is wider than the narrowest screen.</summary>
    public static async Task HoldsAsync(this IPage page, int width)
    {
        await page.SetViewportSizeAsync(320, 800);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"), page.Url + " is wider than 320");
        await page.SetViewportSizeAsync(width, 844);
    }
}
