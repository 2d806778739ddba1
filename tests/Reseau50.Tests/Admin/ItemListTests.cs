using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Dashboard;
using Reseau50.Admin.Items.Listing;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Admin;

public sealed class ItemListTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task EachState_ListsItsItems_AndTitlesAreFound(Database database)
    {
        await using var site = await NoteSite.CreateAsync(database, services => services.AddScoped<CurrentViewer>());
        await site.ImportAsync(NoteSite.Note("publie", "Sortie en forêt"), NoteSite.Note("brouillon", "Sieste", published: false), NoteSite.Note("modifie", "Repas"), NoteSite.Note("supprime", "Ancienne"));
        await site.InScopeAsync(async s =>
        {
            var drafts = s.GetRequiredService<ContentDrafts>();
            Assert.Empty(await drafts.SaveDraftAsync((await s.GetRequiredService<ContentReader>().LatestAsync("modifie"))!));
            await drafts.DeleteAsync("supprime");
        });
        foreach (var (state, _) in ItemFilter.States) Assert.Equal([state], await IdsAsync(new ItemFilter(Etat: state)));
        Assert.Equal(["brouillon", "modifie", "publie"], (await IdsAsync(new ItemFilter())).Order());
        Assert.Equal(["modifie", "brouillon", "publie"], await IdsAsync(new ItemFilter(Tri: "titre")));
        Assert.Equal(["publie"], await IdsAsync(new ItemFilter(Q: "sortie")));
        Assert.Empty(await IdsAsync(new ItemFilter(Type: "Autre")));

        async Task<IEnumerable<string>> IdsAsync(ItemFilter filter) =>
            (await site.AsAsync(AdminLab.Editor, s => s.GetRequiredService<ItemList>().PageAsync(filter, 30, default))).Lines.Select(l => l.Id);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AThousandItems_CostTheQueriesOfOne(Database database)
    {
        var queries = new QueryCount();
        await using var site = await NoteSite.CreateAsync(database, services => services.AddScoped<CurrentViewer>().ConfigureDbContext<SiteDb>(b => b.AddInterceptors(queries)));
        await site.ImportAsync(NoteSite.Note("n0"));
        await AskAsync();
        var one = await queries.OfAsync(AskAsync);
        await site.ImportAsync([.. Enumerable.Range(1, 999).Select(i => NoteSite.Note("n" + i))]);
        await AskAsync();
        Assert.Equal(one, await queries.OfAsync(AskAsync));

        Task AskAsync() => site.AsAsync(AdminLab.Editor, s => s.GetRequiredService<ItemList>().PageAsync(new ItemFilter(), 30, default));
    }

    // Those of types one may not edit, or of somebody else when one edits only one's own, are nobody's business here.
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task DraftsThatWaitTooLong_AreListed_TheOldestFirst_AtTheCostOfOne(Database database)
    {
        var queries = new QueryCount();
        await using var site = await NoteSite.CreateAsync(database, services => services.AddScoped<CurrentViewer>().ConfigureDbContext<SiteDb>(b => b.AddInterceptors(queries)));
        await site.ImportAsync(NoteSite.Note("publie", "Publié"), NoteSite.Note("vieux", "Vieux", published: false), NoteSite.Note("sien", "Le sien", published: false));
        await DateAsync("vieux", 31);
        await DateAsync("publie", 90);
        await DateAsync("sien", 40);
        await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().ContentItems.Where(x => x.ContentItemId == "sien").ExecuteUpdateAsync(x => x.SetProperty(r => r.Owner, "lise")));
        await site.ImportAsync(NoteSite.Note("neuf", "Neuf", published: false));
        await DateAsync("neuf", 29);
        Assert.Equal([("Le sien", 40), ("Vieux", 31)], await LinesAsync(AdminLab.Editor));
        Assert.Equal([("Le sien", 40)], await LinesAsync(AdminLab.Writer));
        Assert.Empty(await LinesAsync(AdminLab.Person("autre", "AccessAdminPanel", "EditContent_Autre")));
        var one = await queries.OfAsync(() => LinesAsync(AdminLab.Editor));
        await site.ImportAsync([.. Enumerable.Range(1, 999).Select(i => NoteSite.Note("n" + i, published: false))]);
        await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().ContentItems.Where(x => EF.Functions.Like(x.ContentItemId, "n%")).ExecuteUpdateAsync(x => x.SetProperty(r => r.ModifiedUtc, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc))));
        await LinesAsync(AdminLab.Editor);
        Assert.Equal(one, await queries.OfAsync(() => LinesAsync(AdminLab.Editor)));
        Assert.Equal("Brouillons qui attendent (1002)", (await PanelAsync(AdminLab.Editor)).Title);

        Task DateAsync(string id, int days) => site.InScopeAsync(s => s.GetRequiredService<SiteDb>().ContentItems.Where(x => x.ContentItemId == id).ExecuteUpdateAsync(x => x.SetProperty(r => r.ModifiedUtc, site.Clock.Now.UtcDateTime.AddDays(-days))));

        Task<AdminPanel> PanelAsync(Viewer who) => site.AsAsync(who, async s => (await s.GetServices<IAdminPanel>().OfType<ForgottenDraftsPanel>().Single().ForAsync(who, default))!);

        async Task<IEnumerable<(string, int)>> LinesAsync(Viewer who) => (await PanelAsync(who)).Lines.Select(l => (l.Text, int.Parse(l.Note.Split("depuis ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)));
    }
}
