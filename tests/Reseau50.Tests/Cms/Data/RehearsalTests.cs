using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Settings;

namespace Reseau50.Tests.Cms.Data;

/// <summary>What is rehearsed is seen by who rehearses, and by nobody afterwards.</summary>
public sealed class RehearsalTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatIsRehearsed_IsTakenBack_AndWhatWasReadWithIt(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        var seen = await site.InScopeAsync(async s =>
        {
            var titles = await s.GetRequiredService<SiteWork>().RehearseAsync(() => WriteAsync(s, "Répétée"));
            Assert.Equal("", (await s.GetRequiredService<SiteDocuments>().ReadAsync<SiteSettings>()).SiteName);
            return titles;
        });
        Assert.Equal(["Répétée", "Répétée"], seen);
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().ContentItems.CountAsync()));
        Assert.Equal("", await NameAsync(site));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WithinAnotherWork_OnlyTheRehearsalIsTakenBack(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await site.InWorkAsync(async s =>
        {
            await WriteAsync(s, "Gardée");
            Assert.Equal(["Répétée", "Répétée"], await s.GetRequiredService<SiteWork>().RehearseAsync(() => WriteAsync(s, "Répétée")));
            Assert.Equal("Gardée", (await s.GetRequiredService<SiteDocuments>().ReadAsync<SiteSettings>()).SiteName);
        });
        Assert.Equal(["Gardée"], await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().ContentItems.Select(x => x.DisplayText).ToListAsync()));
        Assert.Equal("Gardée", await NameAsync(site));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ARehearsalThatFails_IsTakenBackToo(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database);
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.InScopeAsync(s => s.GetRequiredService<SiteWork>().RehearseAsync<bool>(async () =>
        {
            await WriteAsync(s, "Répétée");
            throw new InvalidOperationException();
        })));
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().ContentItems.CountAsync()));
        Assert.Equal("", await NameAsync(site));
    }

    private static async Task<string[]> WriteAsync(IServiceProvider services, string name)
    {
        var documents = services.GetRequiredService<SiteDocuments>();
        var settings = await documents.EditAsync<SiteSettings>();
        settings.SiteName = name;
        await documents.WriteAsync(settings);
        var note = services.GetRequiredService<ContentDrafts>().New("Note");
        note.SetTitle(name);
        Assert.Empty(await services.GetRequiredService<ContentDrafts>().SaveDraftAsync(note));
        return [(await documents.ReadAsync<SiteSettings>()).SiteName, (await services.GetRequiredService<ContentReader>().LatestAsync(note.ContentItemId))!.DisplayText];
    }

    private static Task<string> NameAsync(TestSite site) => site.InScopeAsync(async s => (await s.GetRequiredService<SiteDocuments>().ReadAsync<SiteSettings>()).SiteName);
}
