using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Registration.Totals;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>The table of a season: every number counted, every total a sum.</summary>
public sealed class TotalsTests
{
    private static readonly Season Season = new("saison", "Saison 2027", "2027", "/agenda/saison/2027", new(2027, 1, 1), new(2027, 12, 31));

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task EveryNumber_IsThatOfTheDatabase_AndTotalsAddUp(Database database)
    {
        await using var lab = await FilledAsync(database);
        var grid = await GridAsync(lab, Viewer.Visitor, small: true);
        Assert.Equal([RegistrationLab.Event, "autre-date"], grid.Dates.Select(d => d.Id));
        for (var c = 0; c < grid.Dates.Count; c++)
        {
            var id = grid.Dates[c].Id;
            // Asked another way: by the rows themselves.
            Assert.Equal(await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Database.SqlQuery<int>($"""select count(*) as "Value" from "Attendees" where "EventId" = {id} and "State" = 5""").SingleAsync()), grid.OfDate(c));
        }
        Assert.Equal(["Assistante maternelle ou assistant maternel à domicile 6 1 7", "Parent 2 0 2", "Sans catégorie 0 1 1"], grid.Lines.Where(l => l.Numbers[^1] > 0).Select(l => $"{l.Name} {string.Join(' ', l.Numbers)}"));
        Assert.Equal([8, 2, 10], grid.Sums);
        Assert.Equal(grid.Total, grid.Lines.Sum(l => l.Numbers[^1]));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task PartnersReadNoSmallNumber_OnTheScreenOrInTheFile(Database database)
    {
        await using var lab = await FilledAsync(database);
        var grid = await GridAsync(lab, Viewer.Visitor, small: false);
        Assert.DoesNotContain(grid.Lines.SelectMany(l => l.Numbers), n => n is > 0 and < 5);
        Assert.Equal([8, 2, 10], grid.Sums);
        var file = Encoding.UTF8.GetString(await TotalsFile.OfAsync(grid, default)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("\uFEFFÉtat au 21/11/2026;\"Porteurs de projet MAM, mardi 9 mars 2027\";\"Porteurs de projet MAM, mardi 4 mai 2027\";Total".Replace("\"", ""), file[0].Replace("\"", ""));
        Assert.Equal([.. grid.Lines.Select(l => string.Join(';', l.Numbers.Select(TotalsFile.Word).Prepend(l.Name))), "Total;8;2;10"], file[1..].Select(l => l.Replace("\"", "")));
        Assert.Contains("Parent;masqué;", string.Join('\n', file).Replace("\"", ""), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheTable_CostsTheSame_ForOneDateAndForMany_AndHidesWhatIsHidden(Database database)
    {
        var count = new QueryCount();
        await using var lab = new RegistrationLab(await AgendaSite.CreateAsync(database, count));
        await lab.PublishAsync("une");
        var one = await QueriesAsync();
        for (var i = 0; i < 20; i++) await lab.PublishAsync("date-" + i);
        var hidden = AgendaSite.Event("cachee", RegistrationLab.Start, RegistrationLab.End, audiences: [Viewer.Member]);
        hidden["Inscription"] = RegistrationLab.Rules();
        await AgendaSite.ImportAsync(lab.Site, hidden);
        Assert.Equal(one, await QueriesAsync());
        Assert.Equal(21, (await GridAsync(lab, Viewer.Visitor, small: false)).Dates.Count);
        Assert.Equal(22, (await GridAsync(lab, new Viewer([Viewer.Member]), small: false)).Dates.Count);

        async Task<int> QueriesAsync()
        {
            await GridAsync(lab, new Viewer([Viewer.Member]), small: false);
            return await count.OfAsync(() => GridAsync(lab, new Viewer([Viewer.Member]), small: false));
        }
    }

    private static async Task<RegistrationLab> FilledAsync(Database database)
    {
        var lab = await RegistrationLab.CreateAsync(database, seats: 8);
        await lab.PublishAsync("autre-date", start: "2027-05-04T17:30:00Z", end: "2027-05-04T19:00:00Z");
        await lab.PublishAsync("saison-d-apres", start: "2028-05-04T17:30:00Z", end: "2028-05-04T19:00:00Z");
        for (var i = 0; i < 6; i++) await lab.ComesAsync("assmat" + i, "cat-assmat");
        await lab.AnswerAsync(async d => await d.WithdrawAsync((await lab.ComesAsync("partie", "cat-assmat")).Secret));
        for (var i = 0; i < 3; i++) await lab.ComesAsync("parent" + i, "cat-parent");
        await lab.AskAsync(RegistrationLab.Asks("a@site.example", proven: true, category: "cat-assmat", eventId: "autre-date"));
        await lab.AskAsync(RegistrationLab.Asks("b@site.example", proven: true, category: null, eventId: "autre-date"));
        await lab.AskAsync(RegistrationLab.Asks("c@site.example", category: "cat-parent", eventId: "autre-date"));
        await lab.AskAsync(RegistrationLab.Asks("d@site.example", proven: true, eventId: "saison-d-apres"));
        return lab;
    }

    private static Task<TotalsGrid> GridAsync(RegistrationLab lab, Viewer viewer, bool small) => lab.Site.InScopeAsync(s => s.GetRequiredService<TotalsTable>().OfAsync(Season, viewer, small, default));
}
