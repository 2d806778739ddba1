using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Items.Keeping;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Admin;

public sealed class OpenFormsTests
{
    private const string Address = "/admin/contenus/note";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatIsTyped_IsKeptForItsAuthorAlone_UntilSaved(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await KeepAsync(site, "ada", "Premier");
        await KeepAsync(site, "ada", "Second 👶 \u202Bعربي\u202C");
        await KeepAsync(site, "lise", "Celui de Lise");
        Assert.Equal("Second 👶 \u202Bعربي\u202C", (await UnsavedAsync(site, "ada"))!.Form.Raw("TitlePart.Title"));
        Assert.Equal("départ", (await UnsavedAsync(site, "ada"))!.Stamp);
        Assert.Null((await UnsavedAsync(site, "ada"))!.Form.Raw("__RequestVerificationToken"));
        Assert.Null(await UnsavedAsync(site, "zoé"));
        await AsAsync(site, "ada", f => f.ForgetAsync(Address, default));
        Assert.Null(await UnsavedAsync(site, "ada"));
        Assert.Equal("Celui de Lise", (await UnsavedAsync(site, "lise"))!.Form.Raw("TitlePart.Title"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task SayingThatOneIsThere_LosesNothingKept(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await KeepAsync(site, "ada", "Premier");
        await AsAsync(site, "ada", f => f.KeepAsync(Address, "autre", null, default));
        Assert.Equal(("Premier", "départ"), ((await UnsavedAsync(site, "ada"))!.Form.Raw("TitlePart.Title"), (await UnsavedAsync(site, "ada"))!.Stamp));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OthersAreSeen_WhileTheyAreThere(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await AsAsync(site, "ada", f => f.KeepAsync(Address, null, null, default));
        Assert.Equal(["ada"], await OthersAsync(site, "lise"));
        Assert.Empty(await OthersAsync(site, "ada"));
        site.Clock.Advance(TimeSpan.FromSeconds(46));
        Assert.Empty(await OthersAsync(site, "lise"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheFormOfASession_AndTheItemsOwn_SeeEachOther_AndKeepApart(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        const string session = "/admin/ateliers/a/cloturer/s";
        await KeepAsync(site, "ada", "Dans la fiche");
        Assert.Equal(["ada"], await site.InScopeAsync(async s => (await Of(s, "lise").ShowAsync(session, "note", "départ", null, default)).Others.Select(o => o.Name)));
        Assert.Equal(["lise"], await OthersAsync(site, "ada"));
        var form = new FormCollection(new Dictionary<string, StringValues> { ["TitlePart.Title"] = "Dans la séance", ["depart"] = "ancien.0" });
        var news = await site.InScopeAsync(s => Of(s, "ada").HearAsync(form, session, "note", null, default));
        Assert.Equal((true, "lise"), (news!.Overtaken, Assert.Single(news.Others)));
        Assert.Equal("Dans la séance", (await site.InScopeAsync(s => Of(s, "ada").UnsavedAsync(session, default)))!.Form.Raw("TitlePart.Title"));
        // Saved in one form, what was typed in the other waits still.
        await AsAsync(site, "ada", f => f.ForgetAsync(session, "note", default));
        Assert.Null(await site.InScopeAsync(s => Of(s, "ada").UnsavedAsync(session, default)));
        Assert.Equal("Dans la fiche", (await UnsavedAsync(site, "ada"))!.Form.Raw("TitlePart.Title"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoeverIsSeenAs_IsNotAtWork(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await site.InScopeAsync(s => new OpenForms(s.GetRequiredService<SiteDb>(), new CurrentViewer { Value = AdminLab.Person("ada") with { SeenBy = "Support" } }, s.GetRequiredService<TimeProvider>()).KeepAsync(Address, null, null, default));
        Assert.Empty(await OthersAsync(site, "lise"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TwoWindowsAtOnce_MakeOneCopy(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => KeepAsync(site, "ada", "Texte " + i)));
        Assert.Equal(1, await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<OpenForm>().CountAsync()));
        Assert.StartsWith("Texte ", (await UnsavedAsync(site, "ada"))!.Form.Raw("TitlePart.Title"), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ACopyNobodyComesBackFor_IsForgotten_AfterThirtyDays(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await KeepAsync(site, "ada", "Vieux");
        await AsAsync(site, "lise", f => f.KeepAsync(Address, null, null, default));
        await ForgetAsync(29);
        Assert.Equal(["ada"], await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<OpenForm>().Select(x => x.AccountId).ToListAsync()));
        await ForgetAsync(2);
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<OpenForm>().CountAsync()));

        async Task ForgetAsync(int days)
        {
            site.Clock.Advance(TimeSpan.FromDays(days));
            await site.InScopeAsync(s => ActivatorUtilities.CreateInstance<OpenFormForgetting>(s).RunAsync(default));
        }
    }

    private static Task KeepAsync(TestSite site, string who, string title) => AsAsync(site, who, f => f.KeepAsync(Address, "départ",
        new FormCollection(new Dictionary<string, StringValues> { ["TitlePart.Title"] = title, ["__RequestVerificationToken"] = "secret", ["geste"] = "brouillon" }), default));

    private static Task<Unsaved?> UnsavedAsync(TestSite site, string who) => site.InScopeAsync(s => Of(s, who).UnsavedAsync(Address, default));

    private static Task<List<string>> OthersAsync(TestSite site, string who) => site.InScopeAsync(async s => (await Of(s, who).OthersAsync(Address, default)).Select(o => o.Name).ToList());

    private static Task AsAsync(TestSite site, string who, Func<OpenForms, Task> work) => site.InScopeAsync(s => work(Of(s, who)));

    private static OpenForms Of(IServiceProvider services, string who) =>
        new(services.GetRequiredService<SiteDb>(), new CurrentViewer { Value = AdminLab.Person(who) }, services.GetRequiredService<TimeProvider>());
}
