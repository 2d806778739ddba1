using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using static Reseau50.Tests.Agenda.AgendaSite;

namespace Reseau50.Tests.Agenda;

public sealed class EvenementIndexTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task EachPrecision_HasItsSpan(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site,
            Event("heure", "2027-01-14T08:15:00Z", "2027-01-14T15:30:00Z", territory: "nord-a", workshop: "atelier-x", kind: "genre-atelier"),
            Event("sans-fin", "2027-03-09T17:30:00Z", state: "prevu"),
            Event("jour", "2027-03-13T00:00:00Z", "2027-03-14T10:00:00Z", precision: "jour"),
            Event("mois", "2027-06-01T10:00:00Z", "2027-06-30T10:00:00Z", precision: "mois", state: "annule"),
            Event("sans-date", null!));

        var rows = await RowsAsync(site);

        Assert.Equal(["heure", "sans-fin", "jour", "mois"], rows.Select(r => r.ContentItemId));
        Assert.Equal((Utc("2027-01-14T08:15"), Utc("2027-01-14T15:30"), EventPrecision.Hour, EventState.Confirmed, "genre-atelier", "nord-a", "atelier-x"), Shape(rows[0]));
        Assert.Equal((Utc("2027-03-09T17:30"), Utc("2027-03-09T23:00"), EventPrecision.Hour, EventState.Planned, "genre-journee", null, null), Shape(rows[1]));
        Assert.Equal((Utc("2027-03-12T23:00"), Utc("2027-03-14T23:00"), EventPrecision.Day, EventState.Confirmed, "genre-journee", null, null), Shape(rows[2]));
        Assert.Equal((Utc("2027-05-31T22:00"), Utc("2027-06-30T22:00"), EventPrecision.Month, EventState.Cancelled, "genre-journee", null, null), Shape(rows[3]));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task UnpublishedEvent_LeavesTheAgenda_AndADraftDoesNotEnter(Database database)
    {
        await using var site = await AgendaSite.CreateAsync(database);
        await ImportAsync(site, Event("jour-j", "2027-01-14T08:15:00Z"));
        await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().UnpublishAsync("jour-j"));
        var row = Assert.Single(await RowsAsync(site));
        Assert.False(row.Published);
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<EventTable>().Visible(Reseau50.Cms.Security.Viewer.System).CountAsync()));
    }

    private static Task<List<EvenementIndex>> RowsAsync(TestSite site) =>
        site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<EvenementIndex>().OrderBy(x => x.SortUtc).ToListAsync());

    private static (DateTime, DateTime, EventPrecision, EventState, string?, string?, string?) Shape(EvenementIndex row) =>
        (row.StartUtc, row.EndUtc, row.Precision, row.State, row.Kind, row.TerritoryId, row.WorkshopId);

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
