using Reseau50.Admin.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Security;
using Reseau50.Workshops.Closing;
using Reseau50.Workshops.Contracts;

namespace Reseau50.Tests.Workshops;

/// <summary>Five lines for those who were not there, for whoever may read them.</summary>
public sealed class WriteUpSummaryTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheSummary_IsFiveLinesOfWhatOneMaySee(Database database)
    {
        await using var site = await WorkshopLab.CreateAsync(database);
        var item = await site.TakeAsync(WorkshopLab.Form(("public", "membres")), publish: true);
        Assert.Empty((await site.SaveAsync(item)).Problems);
        Assert.Null(await SummaryAsync(item.ContentItemId, Viewer.System));
        Assert.Empty((await site.SaveAsync(item, ItemSave.StampOf(await site.InScopeAsync(s => s.GetRequiredService<Reseau50.Cms.Content.ContentReader>().LatestAsync(item.ContentItemId))), publish: true)).Problems);
        Assert.Null(await SummaryAsync(item.ContentItemId, Viewer.Visitor));
        Assert.Null(await SummaryAsync("atelier-sommeil", Viewer.System));
        Assert.Null(await SummaryAsync("cr-sommeil", Viewer.System));
        var summary = (await SummaryAsync(item.ContentItemId, WorkshopLab.Member))!;
        Assert.Equal(("Sommeil", "Vingt-quatre cases", 5, new DateTime(2026, 9, 15)), (summary.Workshop, summary.Title, summary.Attendance, summary.SessionDay));
        Assert.Equal(["Un enfant, un rythme.", "Le lit est un choix."], summary.Lines);
        Assert.Equal("/ateliers/sommeil#compte-rendu", summary.Path);

        var since = site.Clock.Now.UtcDateTime.AddDays(-1);
        Assert.Equal([item.ContentItemId], (await site.InScopeAsync(s => s.GetRequiredService<IWriteUps>().SummariesAsync(since, 10, WorkshopLab.Member))).Select(w => w.WriteUpId));
        Assert.Empty(await site.InScopeAsync(s => s.GetRequiredService<IWriteUps>().SummariesAsync(since, 10, Viewer.Visitor)));

        Task<WriteUpSummary?> SummaryAsync(string id, Viewer who) => site.InScopeAsync(s => s.GetRequiredService<IWriteUps>().SummaryAsync(id, who));
    }
}
