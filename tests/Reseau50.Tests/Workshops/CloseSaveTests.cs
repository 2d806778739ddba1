using Reseau50.Admin.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;
using Reseau50.Tests.Admin;
using Reseau50.Workshops.Closing;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Tests.Workshops;

public sealed class CloseSaveTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task SavingTwice_MakesOne_AndAFormThatWasOvertakenStoresNothing(Database database)
    {
        await using var site = await WorkshopLab.CreateAsync(database);
        var (mine, theirs) = (await site.TakeAsync(WorkshopLab.Form()), await site.TakeAsync(WorkshopLab.Form(("TitlePart.Title", "Le leur"))));
        Assert.Equal((false, 0), Said(await site.SaveAsync(mine)));
        // Somebody who began before, and saves after.
        Assert.Equal((true, 0), Said(await site.SaveAsync(theirs)));
        var stored = (await site.LatestAsync(mine.ContentItemId))!;
        Assert.Equal("Vingt-quatre cases", stored.Part<TitlePart>().Title);
        var stamp = ItemSave.StampOf(stored);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((false, 0), Said(await site.SaveAsync(await site.TakeAsync(WorkshopLab.Form(("TitlePart.Title", "Repris")), stored: stored), stamp)));
        Assert.Equal((true, 0), Said(await site.SaveAsync(await site.TakeAsync(WorkshopLab.Form(("TitlePart.Title", "Trop tard")), stored: stored), stamp)));
        foreach (var forged in (string[])["", "x", "x.y", "x.-1"]) Assert.Equal((true, 0), Said(await site.SaveAsync(theirs, forged)));
        Assert.Equal(["Repris"], await TitlesAsync(site));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TwoFirstSavesAtOnce_MakeOne(Database database)
    {
        await using var site = await WorkshopLab.CreateAsync(database);
        var forms = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => site.TakeAsync(WorkshopLab.Form(("TitlePart.Title", "Essai " + i)))));
        var outcomes = await Task.WhenAll(forms.Select(f => Task.Run(() => site.SaveAsync(f))));
        Assert.Equal([false, true, true, true], outcomes.Select(o => o.Overtaken).Order());
        Assert.Single(await TitlesAsync(site));
    }

    // The draft about the second session was written before sessions were named: its day tells which it is.
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AWriteUp_IsFoundByItsSession_OrByItsDay(Database database)
    {
        await using var site = await WorkshopLab.CreateAsync(database);
        var draft = (await site.LatestAsync("cr-sommeil"))!;
        draft.SetField(WriteUp.Type, "Seance", new Reseau50.Cms.Fields.ContentPickerField());
        Assert.False((await site.SaveAsync(draft, ItemSave.StampOf(draft))).Overtaken);
        await site.SaveAsync(await site.TakeAsync(WorkshopLab.Form()));
        await site.InScopeAsync(async s =>
        {
            var sessions = await s.GetRequiredService<Reseau50.Agenda.Contracts.IAgenda>().SessionsOfAsync(WorkshopLab.Sleep, Reseau50.Cms.Security.Viewer.System);
            var found = await s.GetRequiredService<WriteUpDrafts>().OfAsync(WorkshopLab.Sleep, default);
            Assert.Equal([OneId.For("cr", WorkshopLab.First), "cr-sommeil"], sessions.Select(x => found.Single(w => w.Tells(x)).Item.ContentItemId));
        });
    }

    private static (bool, int) Said(SaveOutcome outcome) => (outcome.Overtaken, outcome.Problems.Count);

    private static Task<List<string>> TitlesAsync(TestSite site) => site.InScopeAsync(s => s.GetRequiredService<SiteDb>().ContentItems
        .Where(x => x.Latest && x.ContentItemId == OneId.For("cr", WorkshopLab.First)).Select(x => x.DisplayText).ToListAsync());
}
