using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Admin;

/// <summary>People in front of the administration, and a site asked in their name.</summary>
internal static class AdminLab
{
    public static Viewer Person(string id, params string[] permissions) => new(["membre"]) { AccountId = id, Name = id, Permissions = permissions.ToHashSet() };

    public static readonly Viewer Member = Person("membre", "ViewUsers"), Editor = Person("ada", "AccessAdminPanel", "PublishContent", "DeleteContent"),
        Writer = Person("lise", "AccessAdminPanel", "EditOwn_Note");

    /// <summary>A site of notes, asked by <paramref name="who"/>.</summary>
    public static async Task<RequestBench> BenchAsync(Database database, Viewer who)
    {
        var bench = await RequestBench.CreateAsync(database, app => app.Use(next => http =>
        {
            http.RequestServices.GetRequiredService<CurrentViewer>().Value = who;
            return next(http);
        }));
        await bench.Site.InWorkAsync(s => s.GetRequiredService<SiteDocuments>().WriteAsync(TypeMaker.Definition([new TypeMaker("Note").Part("TitlePart").Part("AutoroutePart").Part("AliasPart")])));
        await bench.SwitchAsync("Reseau50.Admin", on: true);
        return bench;
    }

    /// <summary>Runs <paramref name="work"/> in a request of <paramref name="who"/>.</summary>
    public static Task<T> AsAsync<T>(this TestSite site, Viewer who, Func<IServiceProvider, Task<T>> work) => site.InScopeAsync(s =>
    {
        s.GetRequiredService<CurrentViewer>().Value = who;
        return work(s);
    });

    public static Task<ContentItem?> LatestAsync(this TestSite site, string id) => site.InScopeAsync(s => s.GetRequiredService<ContentReader>().LatestAsync(id));
}
