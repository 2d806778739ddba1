using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;
using Reseau50.Cms.Settings;

namespace Reseau50.Tests.Cms.Documents;

public sealed class SiteDocumentsTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ADocumentNobodyWrote_IsAnEmptyOne_AndMakesNoRow(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        Assert.Equal("", await NameAsync(site));
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Documents.CountAsync(d => d.Name == nameof(SiteSettings))));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Written_IsReadBackInItsWork_AndByOthersOnceItIsStored(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await WriteAsync(site, "Avant");
        Assert.Equal("Avant", await NameAsync(site));
        await site.InWorkAsync(async s =>
        {
            var documents = s.GetRequiredService<SiteDocuments>();
            await documents.WriteAsync(new SiteSettings { SiteName = "Après" });
            Assert.Equal("Après", (await documents.ReadAsync<SiteSettings>()).SiteName);
            Assert.Equal("Avant", await NameAsync(site));
        });
        Assert.Equal("Après", await NameAsync(site));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WrittenAndTakenBack_IsReadByNobody_TheWriterIncluded(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await WriteAsync(site, "Avant");
        await site.InScopeAsync(async s =>
        {
            var documents = s.GetRequiredService<SiteDocuments>();
            await Assert.ThrowsAsync<TimeoutException>(() => s.GetRequiredService<SiteWork>().RunAsync(async () =>
            {
                await documents.WriteAsync(new SiteSettings { SiteName = "Pendant" });
                throw new TimeoutException();
            }));
            Assert.Equal("Avant", (await documents.ReadAsync<SiteSettings>()).SiteName);
            Assert.Equal("Avant", (await documents.EditAsync<SiteSettings>()).SiteName);
        });
        Assert.Equal("Avant", await NameAsync(site));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AfterItsWork_AScopeSeesWhatOthersWroteSince(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await site.InScopeAsync(async s =>
        {
            var documents = s.GetRequiredService<SiteDocuments>();
            await s.GetRequiredService<SiteWork>().RunAsync(() => documents.WriteAsync(new SiteSettings { SiteName = "Le mien" }));
            await WriteAsync(site, "Celui d’une autre");
            Assert.Equal("Celui d’une autre", (await documents.ReadAsync<SiteSettings>()).SiteName);
        });
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ACopyToEdit_LeavesWhatOthersRead(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await site.InWorkAsync(s => s.GetRequiredService<SiteDocuments>().WriteAsync(new FeatureState { Enabled = ["Reseau50.Agenda"] }));
        await site.InScopeAsync(async s =>
        {
            var documents = s.GetRequiredService<SiteDocuments>();
            (await documents.EditAsync<FeatureState>()).Enabled.Clear();
            Assert.Equal(["Reseau50.Agenda"], (await documents.ReadAsync<FeatureState>()).Enabled);
        });
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ALongWork_ReadsADocumentItDidNotWriteOnce(Database database)
    {
        await using var counted = await CountedSite.CreateAsync(database);
        await WriteAsync(counted.Site, "Essai");
        await counted.Site.InWorkAsync(async s =>
        {
            var documents = s.GetRequiredService<SiteDocuments>();
            await documents.WriteAsync(new FeatureState());
            Assert.Equal(1, await counted.Queries.OfAsync(() => documents.ReadAsync<SiteSettings>().AsTask()));
            Assert.Equal(0, await counted.Queries.OfAsync(() => documents.ReadAsync<SiteSettings>().AsTask()));
        });
    }

    private static Task WriteAsync(TestSite site, string name) => site.InWorkAsync(s => s.GetRequiredService<SiteDocuments>().WriteAsync(new SiteSettings { SiteName = name }));

    private static Task<string> NameAsync(TestSite site) => site.InScopeAsync(async s => (await s.GetRequiredService<SiteDocuments>().ReadAsync<SiteSettings>()).SiteName);
}
