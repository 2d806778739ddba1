using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Feeds;
using Reseau50.Agenda.Listing;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Agenda;

/// <summary>A site with our types, terms, territories and networks, made by our own recipes; events come as the recipe's JSON does.</summary>
internal static class AgendaSite
{
    public static async Task<TestSite> CreateAsync(Database database, QueryCount? count = null)
    {
        var site = await TestSite.CreateAsync(database, count is null ? null : services => services.ConfigureDbContext<SiteDb>(b => b.AddInterceptors(count)));
        foreach (var recipe in new[] { "types", "taxonomies", "networks" })
            await ApplyAsync(site, recipe);
        await ImportAsync(site, Territories());
        return site;
    }

    public static Task ApplyAsync(TestSite site, string recipe) => site.InScopeAsync(s =>
        s.GetRequiredService<RecipeRunner>().RunAsync(Path.Combine(Root, "recipes", recipe + ".recipe.json"), new RecipeOptions { SkipUnsupported = true }));

    public static Task ImportAsync(TestSite site, params JsonObject[] items) => site.InScopeAsync(s => s.GetRequiredService<SiteWork>().RunAsync(async () =>
    {
        foreach (var item in items)
        {
            var (_, _, problems) = await s.GetRequiredService<ContentImporter>().ImportAsync(item, strict: false);
            Assert.Empty(problems);
        }
    }));

    /// <summary>The calendar file of what an address asks.</summary>
    public static Task<string> FeedAsync(this TestSite site, AgendaRequest request, Viewer? viewer = null) => site.InScopeAsync(async s =>
    {
        var who = viewer ?? Viewer.Visitor;
        var filter = (await s.GetRequiredService<AgendaFilters>().ChoicesAsync(who, default)).ReadStrictly(request)!;
        return await s.GetRequiredService<CalendarFeeds>().UpcomingAsync("Agenda", filter, "https://exemple.fr", who, default);
    });

    /// <summary>The part <c>Recurrence</c>; <paramref name="until"/> is a day.</summary>
    public static JsonObject Weekly(string until, string exceptions = "", bool notInHolidays = false, bool notOnPublicHolidays = false, int interval = 1, params string[] days) =>
        Repeats("hebdomadaire", until, "", exceptions, notInHolidays, notOnPublicHolidays, interval, days);

    public static JsonObject Monthly(string until, string day = "", string exceptions = "", bool notInHolidays = false, bool notOnPublicHolidays = false, int interval = 1) =>
        Repeats("mensuelle", until, day, exceptions, notInHolidays, notOnPublicHolidays, interval, []);

    private static JsonObject Repeats(string frequency, string until, string day, string exceptions, bool notInHolidays, bool notOnPublicHolidays, int interval, string[] days) => new()
    {
        ["Frequence"] = Text(frequency),
        ["Intervalle"] = Number(interval),
        ["Jours"] = new JsonObject { ["Values"] = new JsonArray([.. days.Select(d => (JsonNode)d)]) },
        ["JourDuMois"] = Text(day),
        ["Jusqua"] = new JsonObject { ["Value"] = until.Length == 0 ? null : until + "T00:00:00Z" },
        ["SaufVacances"] = Flag(notInHolidays),
        ["SaufFeries"] = Flag(notOnPublicHolidays),
        ["Exceptions"] = Text(exceptions),
    };

    /// <summary>An event that comes back.</summary>
    public static JsonObject Repeating(JsonObject item, JsonObject recurrence)
    {
        item["Recurrence"] = recurrence;
        return item;
    }

    /// <summary>School holidays, days included: name, first day, last day.</summary>
    public static JsonObject Holidays(string id, params (string Name, string From, string To)[] periods)
    {
        var list = Item(id, "VacancesScolaires", "Vacances " + id);
        list["VacancesScolaires"] = new JsonObject { ["Source"] = Text("essai") };
        list["Periodes"] = new JsonObject
        {
            ["ContentItems"] = new JsonArray([.. periods.Select((p, i) => (JsonNode)new JsonObject
            {
                ["ContentItemId"] = $"{id}-{i}",
                ["ContentType"] = "PeriodeVacances",
                ["DisplayText"] = p.Name,
                ["PeriodeVacances"] = new JsonObject { ["Debut"] = new JsonObject { ["Value"] = p.From + "T00:00:00Z" }, ["Fin"] = new JsonObject { ["Value"] = p.To + "T00:00:00Z" } },
            })]),
        };
        return list;
    }

    /// <summary>An event; <paramref name="start"/> and <paramref name="end"/> are UTC, as recipes write them.</summary>
    public static JsonObject Event(string id, string start, string? end = null, string precision = "heure", string state = "confirme", string kind = "genre-journee",
        string[]? networks = null, string? territory = null, string? workshop = null, string? title = null, string[]? audiences = null, JsonObject? more = null)
    {
        var fields = new JsonObject
        {
            ["Genre"] = Terms("tax-types-evenement", kind),
            ["Reseaux"] = Picked(networks ?? ["reseau-rpe"]),
            ["Precision"] = Text(precision),
            ["Etat"] = Text(state),
            ["Debut"] = new JsonObject { ["Value"] = start },
            ["Fin"] = new JsonObject { ["Value"] = end },
        };
        if (territory is not null) fields["Territoire"] = Terms("tax-territoires", territory);
        if (workshop is not null) fields["Atelier"] = Picked([workshop]);
        foreach (var (name, value) in more ?? []) fields[name] = value?.DeepClone();
        var item = Item(id, "Evenement", title ?? "Date " + id, "agenda/" + id);
        item["Evenement"] = fields;
        if (audiences is not null) item["VisibilityPart"] = new JsonObject { ["Audiences"] = new JsonArray([.. audiences.Select(a => (JsonNode)a)]) };
        return item;
    }

    public static JsonObject Item(string id, string type, string title, string? path = null)
    {
        var item = new JsonObject
        {
            ["ContentItemId"] = id,
            ["ContentItemVersionId"] = id + ".1",
            ["ContentType"] = type,
            ["DisplayText"] = title,
            ["Latest"] = true,
            ["Published"] = true,
            ["CreatedUtc"] = "2026-11-01T08:00:00Z",
            ["ModifiedUtc"] = "2026-11-02T08:00:00Z",
            ["PublishedUtc"] = "2026-11-02T08:00:00Z",
            ["TitlePart"] = new JsonObject { ["Title"] = title },
        };
        if (path is not null) item["AutoroutePart"] = new JsonObject { ["Path"] = path };
        return item;
    }

    public static JsonObject Text(string text) => new() { ["Text"] = text };
    public static JsonObject Number(int value) => new() { ["Value"] = value };
    public static JsonObject Flag(bool value) => new() { ["Value"] = value };
    public static JsonObject Picked(params string[] ids) => new() { ["ContentItemIds"] = new JsonArray([.. ids.Select(i => (JsonNode)i)]) };
    public static JsonObject Terms(string taxonomy, params string[] ids) => new() { ["TaxonomyContentItemId"] = taxonomy, ["TermContentItemIds"] = new JsonArray([.. ids.Select(i => (JsonNode)i)]) };

    public static void SetNow(this TestSite site, string utc) => site.Clock.Now = DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    // Two EPCI of two communes each: enough to tell them apart, and quick to bring in.
    private static JsonObject Territories()
    {
        var taxonomy = Item("tax-territoires", "Taxonomy", "Territoires", "territoires");
        taxonomy["TaxonomyPart"] = new JsonObject { ["TermContentType"] = "Territoire", ["Terms"] = new JsonArray(Epci("nord", "Le Cotentin"), Epci("sud", "Granville Terre et Mer")) };
        return taxonomy;

        static JsonObject Epci(string id, string name)
        {
            var epci = Term(id, "Territoire", name);
            epci["AutoroutePart"] = new JsonObject { ["Path"] = "territoires/" + id, ["Absolute"] = true };
            epci["Terms"] = new JsonArray(Term(id + "-a", "Commune", name + " A"), Term(id + "-b", "Commune", name + " B"));
            return epci;
        }

        static JsonObject Term(string id, string type, string name) => new()
        {
            ["ContentItemId"] = id,
            ["ContentType"] = type,
            ["DisplayText"] = name,
            ["TitlePart"] = new JsonObject { ["Title"] = name },
            ["TermPart"] = new JsonObject { ["TaxonomyContentItemId"] = "tax-territoires" },
        };
    }

    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Reseau50.sln"))) folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }
}
