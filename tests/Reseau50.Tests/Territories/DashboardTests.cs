using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;
using Reseau50.Territories;
using Reseau50.Territories.Dashboard;
using Reseau50.Territories.Places;
using Reseau50.Territories.Report;

namespace Reseau50.Tests.Territories;

/// <summary>The figures of the demonstration, counted again by SQL of the test's own.</summary>
[Collection("demo")]
public sealed class DashboardTests(DemoSite demo)
{
    private const string Cotentin = "epci-200067205", Granville = "epci-200042604";
    private static readonly Viewer Coordinator = Who(TerritoriesModule.ViewAll), Partner = Who(TerritoriesModule.ViewDepartment), Officer = Who(TerritoriesModule.ViewOwn, "territoire:" + Cotentin);

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheDepartment_IsTheSumOfItsLines_AndThatIsWhatTheDatabaseCounts(Database database)
    {
        foreach (var year in (int[])[2025, 2026])
        {
            var tables = await DepartmentAsync(database, year, Coordinator);
            Assert.Equal(["inscriptions", "presences", "rencontres", "seances", "comptes-rendus", "outils", "adhesions", "membres-actifs", "structures"], tables.Select(t => t.Figure.Key));
            foreach (var table in tables)
            {
                Assert.Equal(9, table.Lines.Count);
                Assert.Equal(table.Sums.Total, table.Lines.Sum(l => l.Total));
                Assert.Equal(table.Figure.Counts.Where(c => table.Figure.Today || c.Year == year).Sum(c => c.Count), table.Sums.Total);
                Assert.All(table.All.Where(_ => !table.Figure.Today), l => Assert.Equal(l.Total, l.Months.Sum()));
                for (var m = 0; m < table.Sums.Months.Count; m++) Assert.Equal(table.Sums.Months[m], table.Lines.Sum(l => l.Months[m]));
            }
            var (from, to) = (Midnight(year, 1), Midnight(year + 1, 1));
            foreach (var line in Table(tables, "inscriptions").Lines) Assert.Equal((line.Name, await SeatsAsync(database, EpciOf(line), from, to, came: false)), (line.Name, line.Total));
            foreach (var line in Table(tables, "presences").Lines) Assert.Equal((line.Name, await SeatsAsync(database, EpciOf(line), from, to, came: true)), (line.Name, line.Total));
            Assert.Equal(await SqlAsync(database, $"""select count(distinct e."ContentItemId") as "Value" from "EvenementIndex" e where e."Published" and e."State" <> 2 and e."WorkshopId" is null and e."StartUtc" >= {from} and e."StartUtc" < {to}"""), Table(tables, "rencontres").Sums.Total);
            Assert.Equal(await SqlAsync(database, $"""select count(distinct e."ContentItemId") as "Value" from "EvenementIndex" e where e."Published" and e."State" <> 2 and e."WorkshopId" is not null and e."StartUtc" >= {from} and e."StartUtc" < {to}"""), Table(tables, "seances").Sums.Total);
            Assert.Equal(await SqlAsync(database, $"""select count(*) as "Value" from "ContentItems" where "Published" and "ContentType" = 'Outil' and "CreatedUtc" >= {from} and "CreatedUtc" < {to}"""), Table(tables, "outils").Sums.Total);
        }
        Assert.Equal(9, Table(await DepartmentAsync(database, 2026, Coordinator), "comptes-rendus").Sums.Total);
        Assert.Equal(9, Table(await DepartmentAsync(database, 2026, Coordinator), "adhesions").Sums.Total);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ATerritory_IsItsLineOfTheDepartment_ByCategoryAndMonth_AndItsYearBefore(Database database)
    {
        var whole = await DepartmentAsync(database, 2026, Coordinator);
        foreach (var epci in await EpcisAsync(database))
        {
            var (tables, before) = (await EpciAsync(database, epci, 2026, Coordinator), await EpciAsync(database, epci, 2025, Coordinator));
            foreach (var table in tables)
            {
                var line = Table(whole, table.Figure.Key).Lines.Single(l => l.Name == epci.Name);
                Assert.Equal((line.Total, line.Before), (table.Sums.Total, table.Sums.Before));
                Assert.Equal(line.Months, table.Sums.Months);
                if (!table.Figure.Today) Assert.Equal(Table(before, table.Figure.Key).Sums.Total, table.Sums.Before);
            }
        }
        var march = Table(await EpciAsync(database, (await EpcisAsync(database)).Single(e => e.Id == Cotentin), 2026, Coordinator), "inscriptions");
        var (from, to) = (Midnight(2026, 3), Midnight(2026, 4));
        Assert.Equal(await SeatsAsync(database, Cotentin, from, to, came: false), march.Sums.Months[2]);
        Assert.True(march.Sums.Months[2] > 0);
        var projects = await SqlAsync(database, $"""select count(*) as "Value" from "Attendees" a where a."State" = 5 and a."Epci" = {Cotentin} and a."Category" = 'cat-projet-mam' and a."EventId" = 'evt-26-info-2'""");
        Assert.True(projects > 0);
        Assert.Equal(projects, march.Lines.Single(l => l.Name == "Projet d’ouverture d’une MAM").Months[9]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoeverMayNotReadSmallNumbers_ReadsNone_OnTheScreenOrInTheFile(Database database)
    {
        var cotentin = (await EpcisAsync(database)).Single(e => e.Id == Cotentin);
        var (own, department, whole) = (await EpciAsync(database, cotentin, 2026, Officer), await DepartmentAsync(database, 2026, Partner), await EpciAsync(database, cotentin, 2026, Coordinator));
        foreach (var table in own.Concat(department).Where(t => t.Figure.People))
            Assert.DoesNotContain(table.All.SelectMany(l => l.Months.Append(l.Total).Append(l.Before)), n => n is > 0 and < 5);
        Assert.Contains(Table(whole, "inscriptions").All.SelectMany(l => l.Months), n => n is > 0 and < 5);
        Assert.Contains(Table(own, "inscriptions").All, l => l.Months.Contains(null));
        Assert.Contains(Table(own, "rencontres").All.SelectMany(l => l.Months), n => n is > 0 and < 5);

        var view = new DashboardView(cotentin, 2026, new DateTime(2026, 11, 21), own, IsWhole: false);
        var file = Encoding.UTF8.GetString(await FigureFile.OfAsync(view, default)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Replace("\"", "", StringComparison.Ordinal).Split(';')).ToList();
        Assert.Equal(["État au 21/11/2026", "Catégorie", .. FigureTable.Months, "2026", "2025"], file[0]);
        Assert.Equal(own.SelectMany(t => t.All.Select(l => string.Join(';', [t.Figure.Title, l.Name, .. (t.Figure.Today ? Enumerable.Repeat("", 12) : l.Months.Select(FigureFile.Word)), FigureFile.Word(l.Total), t.Figure.Today ? "" : FigureFile.Word(l.Before)]))),
            file[1..].Select(l => string.Join(';', l)));
        Assert.Contains("masqué", file.SelectMany(l => l));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnOfficerReadsOneTerritory_ThePartnerTheDepartment_AMemberNone(Database database)
    {
        var epcis = await EpcisAsync(database);
        Assert.Equal([Cotentin], epcis.Where(e => FigureRights.MayRead(Officer, e)).Select(e => e.Id));
        Assert.DoesNotContain(epcis, e => FigureRights.MayRead(Partner, e) || FigureRights.MayRead(Who("ViewContent", "territoire:" + e.Id), e) || FigureRights.MayRead(Viewer.Visitor, e));
        Assert.Equal(8, epcis.Count(e => FigureRights.MayRead(Coordinator, e)));
        Assert.Equal((false, true, true), (FigureRights.MayReadDepartment(Officer), FigureRights.MayReadDepartment(Partner), FigureRights.MayReadDepartment(Coordinator)));
        Assert.Null(((TerritoryView)(await demo.PageAsync(database, "territoires/cotentin"))!.Model!).Dashboard);
        Assert.Equal("/territoires/cotentin/tableau-de-bord", ((TerritoryView)(await demo.PageAsync(database, "territoires/cotentin", Officer))!.Model!).Dashboard);
        Assert.Null(((TerritoryView)(await demo.PageAsync(database, "territoires/granville-terre-et-mer", Officer))!.Model!).Dashboard);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheFigures_CostTheSame_WhateverTheYearHolds(Database database)
    {
        await DepartmentAsync(database, 2026, Coordinator);
        var count = demo.Queries[database];
        Assert.Equal(await count.OfAsync(() => DepartmentAsync(database, 2040, Coordinator)), await count.OfAsync(() => DepartmentAsync(database, 2026, Coordinator)));
        Assert.All(await DepartmentAsync(database, 2040, Coordinator), t => Assert.True(t.Figure.Today || t.Sums.Total == 0));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task APage_SaysWhichCommunesTheLawAsksMoreOf_AndWhatWasWrittenThere(Database database)
    {
        var all = new List<TerritoryView>();
        foreach (var epci in await EpcisAsync(database)) all.Add((TerritoryView)(await demo.PageAsync(database, epci.Path!))!.Model!);
        Assert.Equal(["Avranches", "Carentan-les-Marais", "Cherbourg-en-Cotentin", "Granville", "La Hague", "Saint-Lô"], all.SelectMany(v => v.Over(TerritoryView.Plan)).Select(c => c.Name).Order(StringComparer.Create(CultureInfo.GetCultureInfo("fr-FR"), false)));
        Assert.Equal(18, all.Sum(v => v.Over(TerritoryView.FourDuties).Count));
        Assert.Equal(["cr-signes"], (all.Single(v => v.Line.Epci.Id == "epci-200067031")).WriteUps.Select(w => w.WriteUpId));
        Assert.Equal(9, all.Sum(v => v.WriteUps.Count));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheReport_CountsWhatEachPrincipleWasWorkedOn_AndHidesSmallNumbersWhoeverReads(Database database)
    {
        var tables = await demo[database].InScopeAsync(s => s.GetRequiredService<TerritoryFigures>().OfDepartmentAsync(2026, Coordinator, default, small: false));
        Assert.DoesNotContain(tables.Where(t => t.Figure.People).SelectMany(t => t.All).SelectMany(l => l.Months.Append(l.Total).Append(l.Before)), n => n is > 0 and < 5);
        var groups = await demo[database].InScopeAsync(s => s.GetRequiredService<Bearings>().OfAsync(2026, default));
        Assert.Equal([3, 10], groups.Select(g => g.Lines.Count));
        var (from, to) = (Midnight(2026, 1), Midnight(2027, 1));
        foreach (var (type, counts) in ((string, Func<Bearing, int>)[])[("Atelier", b => b.Workshops), ("CompteRendu", b => b.WriteUps), ("Outil", b => b.Tools)])
            Assert.Equal(await SqlAsync(database, $"""select count(*) as "Value" from "TaxonomyIndex" t join "ContentItems" i on i."ContentItemVersionId" = t."VersionId" where i."Published" and t."TaxonomyContentItemId" in ('tax-charte', 'tax-referentiel') and i."ContentType" = {type} and i."CreatedUtc" >= {from} and i."CreatedUtc" < {to}"""),
                groups.SelectMany(g => g.Lines).Sum(counts));
        Assert.True(groups.SelectMany(g => g.Lines).Sum(b => b.Tools) > 0);
    }

    private Task<IReadOnlyList<FigureTable>> DepartmentAsync(Database database, int year, Viewer viewer) => demo[database].InScopeAsync(s => s.GetRequiredService<TerritoryFigures>().OfDepartmentAsync(year, viewer, default));
    private Task<IReadOnlyList<FigureTable>> EpciAsync(Database database, Term epci, int year, Viewer viewer) => demo[database].InScopeAsync(s => s.GetRequiredService<TerritoryFigures>().OfEpciAsync(epci, year, viewer, default));
    private Task<IReadOnlyList<Term>> EpcisAsync(Database database) => demo[database].InScopeAsync(s => s.GetRequiredService<TermTable>().EpcisAsync());

    private Task<int> SeatsAsync(Database database, string? epci, DateTime from, DateTime to, bool came) => SqlAsync(database, $"""
        select count(*) as "Value" from "Attendees" a join "EvenementIndex" e on e."ContentItemId" = a."EventId" and e."Published" and e."Ordinal" = 0
        where a."State" = 5 and coalesce(a."Epci", '') = {epci ?? ""} and e."State" <> 2 and e."StartUtc" >= {from} and e."StartUtc" < {to}
        and ({came} = false or a."Id" in (select p."AttendeeId" from "Attendances" p where p."Mark" = 1))
        """);

    private Task<int> SqlAsync(Database database, FormattableString sql) => demo[database].InScopeAsync(s => s.GetRequiredService<SiteDb>().Database.SqlQuery<int>(sql).SingleAsync());

    // Names of the demonstration's lines, by the addresses of their territories.
    private static string? EpciOf(FigureLine line) => line.Path is null ? null : Codes[line.Path.Split('/')[2]];

    private static readonly Dictionary<string, string> Codes = new()
    {
        ["cotentin"] = Cotentin,
        ["mont-saint-michel-normandie"] = "epci-200069425",
        ["saint-lo-agglo"] = "epci-200066389",
        ["coutances-mer-et-bocage"] = "epci-200067023",
        ["granville-terre-et-mer"] = Granville,
        ["baie-du-cotentin"] = "epci-200042729",
        ["cote-ouest-centre-manche"] = "epci-200067031",
        ["villedieu-intercom"] = "epci-200043354",
    };

    private static FigureTable Table(IEnumerable<FigureTable> tables, string key) => tables.Single(t => t.Figure.Key == key);

    // Midnight in La Manche: one hour before it in winter, two from the last Sunday of March to that of October.
    private static DateTime Midnight(int year, int month) => new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(month is > 3 and < 11 ? -2 : -1);

    private static Viewer Who(string permission, params string[] audiences) => new([Viewer.Member, .. audiences]) { AccountId = "quelquun", Permissions = new HashSet<string> { permission } };
}
