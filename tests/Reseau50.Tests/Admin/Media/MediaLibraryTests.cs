using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Media.Library;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;
using Reseau50.Tests.Cms.Media;

namespace Reseau50.Tests.Admin.Media;

public sealed class MediaLibraryTests
{
    internal static readonly Viewer Keeper = AdminLab.Person("garde", "AccessAdminPanel", "ManageMediaContent");
    private static readonly string[] Screens = ["/admin/medias", "/admin/medias?q=secret", "/admin/medias/fichier?chemin=prive/secret.txt", "/admin/medias/supprimer?chemin=prive/secret.txt", "/admin/medias/supprimes"];

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OnlyThoseWhoKeepTheLibrary_OpenIt_AndOthersReadNoName(Database database)
    {
        foreach (var (who, status) in new[] { (Viewer.Visitor, 302), (AdminLab.Member, 403), (AdminLab.Person("charge-epci", "ViewUsers"), 403), (AdminLab.Writer, 403), (AdminLab.Editor, 403), (Keeper, 200) })
        {
            await using var bench = await AdminLab.BenchAsync(database, who);
            await bench.Site.PutAsync("prive/secret.txt", "Secret");
            await bench.Site.PutAsync("ailleurs/secret-2.txt", "Secret");
            await bench.Site.InScopeAsync(s => s.GetRequiredService<MediaStore>().DeleteAsync("ailleurs/secret-2.txt"));
            foreach (var screen in Screens)
            {
                var answer = await bench.GetAsync(screen);
                Assert.Equal((screen, status), (screen, answer.Status));
                // The way to sign in carries what the visitor asked for, and nothing else.
                if (status != 200) Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
                else Assert.Contains(screen.Contains("medias?", StringComparison.Ordinal) || screen.Contains("chemin", StringComparison.Ordinal) ? "secret.txt" : screen.EndsWith("supprimes", StringComparison.Ordinal) ? "secret-2.txt" : "prive", answer.Body, StringComparison.Ordinal);
            }
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task FilesAreFound_ByFolder_Words_AndKind(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database);
        await site.PutAsync("haut.txt", "Haut");
        await site.PutAsync("été/Fête.txt", "Fête");
        await site.PutAsync("été/mer/dune.png", TestPictures.Png(4, 4));
        await site.PutAsync("étés/autre.png", TestPictures.Png(5, 4));
        await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().DescribeAsync("été/mer/dune.png", new MediaFacts("Un enfant court", "La Grève", null, null)));
        await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().MakeFolderAsync("été/vide"));
        Assert.Equal(["haut.txt"], await FoundAsync(new MediaFilter()));
        Assert.Equal(["été/Fête.txt"], await FoundAsync(new MediaFilter(Dossier: "été")));
        Assert.Equal(["été/Fête.txt"], await FoundAsync(new MediaFilter(Q: "FETE")));
        Assert.Equal(["été/mer/dune.png"], await FoundAsync(new MediaFilter(Q: "greve court", Dossier: "été")));
        Assert.Empty(await FoundAsync(new MediaFilter(Q: "greve", Dossier: "étés")));
        Assert.Equal(["été/mer/dune.png", "étés/autre.png"], await FoundAsync(new MediaFilter(Q: "png", Genre: MediaFilter.Pictures)));
        Assert.Empty(await FoundAsync(new MediaFilter(Q: "png", Genre: MediaFilter.Documents)));
        Assert.Empty(await FoundAsync(new MediaFilter(Genre: MediaFilter.Waiting)));
        await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().AnswerAsync("étés/autre.png", new MediaAnswer(true)));
        Assert.Equal(["étés/autre.png"], await FoundAsync(new MediaFilter(Genre: MediaFilter.Waiting)));
        Assert.Equal([("été", false), ("étés", false)], (await site.AsAsync(Keeper, s => s.GetRequiredService<MediaList>().InsideAsync("", default))).Select(f => (f.Path, f.CanGo)));
        Assert.Equal([("été/mer", false), ("été/vide", true)], (await site.AsAsync(Keeper, s => s.GetRequiredService<MediaList>().InsideAsync("été", default))).Select(f => (f.Path, f.CanGo)));

        async Task<IEnumerable<string>> FoundAsync(MediaFilter filter) =>
            (await site.AsAsync(Keeper, s => s.GetRequiredService<MediaList>().PageAsync(filter, 24, default))).Lines.Select(l => l.File.Path).Order(StringComparer.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AThousandFiles_CostTheQueriesOfOne(Database database)
    {
        var queries = new QueryCount();
        await using var site = await TestSite.CreateAsync(database, services => services.ConfigureDbContext<SiteDb>(b => b.AddInterceptors(queries)));
        await AddAsync(0, 1);
        await AskAsync();
        var one = await queries.OfAsync(AskAsync);
        await AddAsync(1, 999);
        await AskAsync();
        Assert.Equal(one, await queries.OfAsync(AskAsync));

        // Those who keep the library, then an author, who is shown less and asks as little.
        async Task AskAsync()
        {
            foreach (var who in (Viewer[])[Keeper, AdminLab.Person("lise", "ManageOwnMedia")])
                await site.AsAsync(who, async s => (await s.GetRequiredService<MediaList>().PageAsync(new MediaFilter(Q: "fichier-0.pdf"), 24, default)).Total);
            await site.AsAsync(Keeper, ListAsync);
        }

        async Task<bool> ListAsync(IServiceProvider s)
        {
            var list = s.GetRequiredService<MediaList>();
            Assert.Single((await list.PageAsync(new MediaFilter(Q: "fichier-0.pdf"), 24, default)).Lines);
            await list.PageAsync(new MediaFilter(Q: "fichier"), 24, default);
            await list.InsideAsync("", default);
            return true;
        }

        Task AddAsync(int from, int count) => site.InWorkAsync(s =>
        {
            s.GetRequiredService<SiteDb>().MediaFiles.AddRange(Enumerable.Range(from, count).Select(i =>
                new MediaFileRow { Path = $"d{i % 7}/fichier-{i}.pdf", Folder = "d" + (i % 7), Search = $"d{i % 7}/fichier-{i}.pdf", Hash = new string('a', 64), ContentType = "application/pdf", Length = 3 }));
            return Task.CompletedTask;
        });
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AFileThatIsUsed_SaysWhere_AndKeepsItsName(Database database)
    {
        await using var site = await ContentMediaGateTests.SiteAsync(database);
        await site.PutAsync("a.txt", "A");
        await site.ImportAsync(ContentMediaGateTests.Note("n1", "/media/a.txt"), ContentMediaGateTests.Note("n2", "/media/a.txt", published: false));
        Assert.Equal([("n1", true), ("n2", false)], (await site.InScopeAsync(s => s.GetRequiredService<MediaUses>().OfAsync("a.txt"))).Select(u => (u.Id, u.OnSite)));
        var refused = await Assert.ThrowsAsync<MediaRefusedException>(() => site.InScopeAsync(s => s.GetRequiredService<MediaStore>().MoveAsync("a.txt", "b.txt")));
        Assert.Equal("« a.txt » : des contenus utilisent ce fichier : leurs liens seraient rompus. Retirez-le d’abord de ces contenus, ou gardez son nom.", refused.Message);
        Assert.NotNull(await site.FindAsync("a.txt"));
        Assert.Null(await site.FindAsync("b.txt"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AFolder_IsMadeOnce_AndGoesWhenItIsEmpty(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database);
        await site.PutAsync("plein/a.txt", "A");
        Task<string> MakeAsync(string path) => site.InScopeAsync(s => s.GetRequiredService<MediaStore>().MakeFolderAsync(path));
        Assert.Equal("vide", await MakeAsync(" vide/ "));
        Assert.Equal("« vide » : ce dossier existe déjà. Choisissez un autre nom.", (await Assert.ThrowsAsync<MediaRefusedException>(() => MakeAsync("vide"))).Message);
        Assert.Equal("« plein » : ce dossier existe déjà. Choisissez un autre nom.", (await Assert.ThrowsAsync<MediaRefusedException>(() => MakeAsync("plein"))).Message);
        await Assert.ThrowsAsync<MediaRefusedException>(() => MakeAsync("../etc"));
        Assert.Equal("«  » : le dossier n’a pas de nom. Donnez-lui un nom, par exemple « ateliers ».", (await Assert.ThrowsAsync<MediaRefusedException>(() => MakeAsync(""))).Message);
        Assert.Equal("« plein » : ce dossier n’est pas vide. Déplacez ou supprimez d’abord ce qu’il contient.",
            (await Assert.ThrowsAsync<MediaRefusedException>(() => site.InScopeAsync(s => s.GetRequiredService<MediaStore>().DropFolderAsync("plein")))).Message);
        await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().DropFolderAsync("vide"));
        Assert.Equal(["plein"], await site.AsAsync(Keeper, s => s.GetRequiredService<MediaList>().FoldersAsync(default)));
    }
}
