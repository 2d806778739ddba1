using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
}
