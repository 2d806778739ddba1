using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Listing;
using Reseau50.Forum.Reading;
using Reseau50.Forum.Topics;
using Reseau50.Forum.Writing;
using Reseau50.Tests.Accounts;

namespace Reseau50.Tests.Forum;

/// <summary>A site with the forum's categories, where « ada » and « bob » are members, « ref » moderates for the network of MAM, and « coord » everywhere.</summary>
internal sealed class ForumLab(AccountLab accounts) : IAsyncDisposable
{
    public const string Marker = "secret-des-relais";

    public AccountLab Accounts { get; } = accounts;
    public TestSite Site => Accounts.Site;

    public static readonly Viewer Visitor = Viewer.Visitor, Ada = Member("ada"), Bob = Member("bob");
    public static readonly Viewer Referent = new([Viewer.Member, "reseau:reseau-mam", "role:ReferenteReseau"]) { AccountId = "ref", Permissions = new HashSet<string> { "ModerateForum" } };
    public static readonly Viewer Coordinator = new([Viewer.Member, "role:Coordination"]) { AccountId = "coord", Permissions = new HashSet<string> { "ModerateForum", "ModerateWholeForum" } };

    public static async Task<ForumLab> CreateAsync(Database database, QueryCount? count = null)
    {
        var lab = new ForumLab(await AccountLab.CreateAsync(database, s => { if (count is not null) s.ConfigureDbContext<SiteDb>(b => b.AddInterceptors(count)); }));
        foreach (var recipe in (string[])["types", "forum"]) await lab.Accounts.Recipes.RunAsync(Path.Combine(SourceTree.Recipes, recipe + ".recipe.json"));
        foreach (var who in (string[])["ada", "bob", "ref", "coord"]) await lab.Accounts.JoinAsync(who, who + "@ecole.example");
        return lab;
    }

    public Task<T> AsAsync<T>(Viewer viewer, Func<IServiceProvider, Task<T>> work) => Site.InScopeAsync(s =>
    {
        s.GetRequiredService<CurrentViewer>().Value = viewer;
        return work(s);
    });

    public Task<Category?> CategoryAsync(string slug, Viewer? viewer = null) => AsAsync(viewer ?? Viewer.System, s => s.GetRequiredService<CategoryTable>().FindAsync(slug, viewer ?? Viewer.System, default));

    public async Task<Place> OpenAsync(Viewer who, string slug = "pratiques-partagees", string title = "Une question de terrain", string text = "Comment faites-vous ?", Guid? key = null, TopicFacts? facts = null, bool open = false)
    {
        var category = (await CategoryAsync(slug))!;
        var id = await AsAsync(who, s => s.GetRequiredService<ForumDesk>().OpenAsync(category, who.AccountId!, new NewTopic(title, text) { Facts = facts ?? TopicFacts.None, IsOpen = open }, key ?? Guid.NewGuid(), default));
        return (await PlaceAsync(id, Coordinator))!;
    }

    public Task<(WriteOutcome Outcome, int Number)> AnswerAsync(Viewer who, Place place, string text = "Comme ceci.", Guid? key = null) => AsAsync(who, s => s.GetRequiredService<ForumDesk>().AnswerAsync(place, who, text, key ?? Guid.NewGuid(), default));

    public Task<T> ActAsync<T>(Viewer who, Func<ForumDesk, Task<T>> act) => AsAsync(who, s => act(s.GetRequiredService<ForumDesk>()));

    public Task<Place?> PlaceAsync(long id, Viewer who) => AsAsync(who, s => s.GetRequiredService<ForumPlaces>().FindAsync(id, default));

    /// <summary>The posts of a page as somebody reads them: « number author: text ».</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(Viewer who, Place place, int page = 1) =>
        [.. (await AsAsync(who, s => s.GetRequiredService<TopicReader>().PageAsync(place, page, who, default))).Select(l => $"{l.Post.Number} {l.Author}: {l.Text ?? $"({l.Reason})"}")];

    /// <summary>The titles of a category, in their order.</summary>
    public async Task<IReadOnlyList<TopicLine>> ListAsync(Viewer who, string slug = "pratiques-partagees", int take = 50, TopicChoice? choice = null) =>
        await CategoryAsync(slug, who) is { } category ? (await AsAsync(who, s => s.GetRequiredService<TopicLists>().PageAsync(category, choice ?? TopicChoice.All, who, 0, take, default))).Lines : [];

    public Task<List<T>> RowsAsync<T>() where T : class => Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<T>().AsNoTracking().ToListAsync());

    public ValueTask DisposeAsync() => Accounts.DisposeAsync();

    private static Viewer Member(string id) => new([Viewer.Member]) { AccountId = id };
}
