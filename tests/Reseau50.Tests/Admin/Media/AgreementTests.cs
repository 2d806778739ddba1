using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Media.Recognisable;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Mail;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Tests.Cms.Media;

namespace Reseau50.Tests.Admin.Media;

/// <summary>An agreement that ends is said in time, and ends.</summary>
public sealed class AgreementTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheCoordination_IsWrittenToOnceBefore_AndOnceAfter(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database);
        await site.InScopeAsync(s => s.GetRequiredService<Reseau50.Cms.Recipes.RecipeRunner>().RunAsync(Path.Combine(SourceTree.Recipes, "demo.recipe.json"), new Reseau50.Cms.Recipes.RecipeOptions()));
        await site.InWorkAsync(async s =>
        {
            var settings = await s.GetRequiredService<SiteDocuments>().EditAsync<SiteSettings>();
            settings.BaseUrl = "https://site.example";
            await s.GetRequiredService<SiteDocuments>().WriteAsync(settings);
        });
        var today = new DateOnly(2026, 11, 21);
        await RecognisableTests.PutAsync(site, "enfants/ronde.png", new MediaAnswer(true, "Classeur 3", today.AddDays(31), "Site", "lise"));
        await RunAsync(site);
        Assert.Empty(await MailsAsync(site));
        site.Clock.Advance(TimeSpan.FromDays(1));
        for (var i = 0; i < 2; i++)
        {
            await RunAsync(site);
            Assert.Equal([("coordinatrice@demo.reseau50.example", "Une image va quitter le site")], (await MailsAsync(site)).Select(m => (m.Recipient, m.Subject)));
        }
        var mail = (await MailsAsync(site)).Single();
        Assert.Contains("22 décembre 2026", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ronde", mail.DedupKey, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromDays(31));
        for (var i = 0; i < 2; i++)
        {
            await RunAsync(site);
            Assert.Equal(["Une image va quitter le site", "Une image a quitté le site"], (await MailsAsync(site)).Select(m => m.Subject));
        }
        var panel = await site.InScopeAsync(s => s.GetServices<Reseau50.Admin.Contracts.IAdminPanel>().OfType<AgreementPanel>().Single().ForAsync(MediaLibraryTests.Keeper, default));
        Assert.Equal([("ronde.png", "accord expiré")], panel!.Lines.Select(l => (l.Text, l.Note)));
        Assert.Null(await site.InScopeAsync(s => s.GetServices<Reseau50.Admin.Contracts.IAdminPanel>().OfType<AgreementPanel>().Single().ForAsync(AdminLab.Writer, default)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheDayAfter_ThePagesThatWereKeptAreDropped_Once(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database);
        await RecognisableTests.PutAsync(site, "a.png", new MediaAnswer(true, "Classeur 3", new DateOnly(2026, 11, 21), "Site", "lise"));
        var before = await GenerationAsync(site);
        await ExpireAsync(site);
        Assert.Equal(before, await GenerationAsync(site));
        site.Clock.Advance(TimeSpan.FromDays(1));
        await ExpireAsync(site);
        Assert.Equal(before + 1, await GenerationAsync(site));
        await ExpireAsync(site);
        Assert.Equal(before + 1, await GenerationAsync(site));
    }

    private static Task RunAsync(TestSite site) => JobAsync(site, "media.agreements");
    private static Task ExpireAsync(TestSite site) => JobAsync(site, "media.expiry");
    private static Task JobAsync(TestSite site, string kind) => site.InScopeAsync(s => s.GetServices<IRecurringJob>().Single(j => j.Kind == kind).RunAsync(default));
    private static Task<List<MailRow>> MailsAsync(TestSite site) => site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<MailRow>().OrderBy(m => m.CreatedUtc).ToListAsync());
    private static Task<long> GenerationAsync(TestSite site) => site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<SiteStateRow>().Select(x => x.Generation).SingleAsync());
}
