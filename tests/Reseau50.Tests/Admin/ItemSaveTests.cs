using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Parts;

namespace Reseau50.Tests.Admin;

public sealed class ItemSaveTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AForm_SavesWhatItStartedFrom_AndNeverOverANewerVersion(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(NoteSite.Note("note", "Départ", published: false));
        var stamp = ItemSave.StampOf((await site.LatestAsync("note"))!);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await SaveAsync(site, "Première", stamp));
        // The draft keeps its version id: only the moment tells the two apart.
        Assert.True(await SaveAsync(site, "Seconde", stamp));
        Assert.Equal("Première", (await site.LatestAsync("note"))!.DisplayText);
        Assert.False(await SaveAsync(site, "Reprise", ItemSave.StampOf((await site.LatestAsync("note"))!)));
        Assert.Equal("Reprise", (await site.LatestAsync("note"))!.DisplayText);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TwoFormsSentTogether_OneIsStored(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.ImportAsync(NoteSite.Note("note", "Départ", published: false));
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        var stamp = ItemSave.StampOf((await site.LatestAsync("note"))!);
        var overtaken = await Task.WhenAll(SaveAsync(site, "Une", stamp), SaveAsync(site, "Autre", stamp));
        Assert.Single(overtaken, o => !o);
        Assert.Equal(overtaken[0] ? "Autre" : "Une", (await site.LatestAsync("note"))!.DisplayText);
    }

    [Theory]
    [InlineData("")]
    [InlineData("n'importe quoi")]
    [InlineData("note.1.-5")]
    [InlineData("note.1.99999999999999999999")]
    public async Task AStampNobodyGave_IsTakenForAnOldOne(string stamp)
    {
        await using var site = await NoteSite.CreateAsync(Database.Sqlite);
        await site.ImportAsync(NoteSite.Note("note", "Départ"));
        Assert.True(await SaveAsync(site, "Autre", stamp));
        Assert.Equal("Départ", (await site.LatestAsync("note"))!.DisplayText);
    }

    private static Task<bool> SaveAsync(TestSite site, string title, string stamp) => site.InScopeAsync(async s =>
    {
        var item = (await s.GetRequiredService<ContentReader>().LatestAsync("note"))!;
        item.SetPart(nameof(TitlePart), new TitlePart { Title = title });
        return (await s.GetRequiredService<ItemSave>().SaveAsync(item, stamp, publish: false, default)).Overtaken;
    });
}
