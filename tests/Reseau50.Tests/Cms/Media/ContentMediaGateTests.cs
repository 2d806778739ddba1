using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;
using Reseau50.Tests.Admin;

namespace Reseau50.Tests.Cms.Media;

/// <summary>A file is for those who may see what shows it.</summary>
public sealed class ContentMediaGateTests
{
    private static readonly Viewer Keeper = AdminLab.Person("garde", "AccessAdminPanel", "ManageMediaContent"), Network = new(["reseau:mam"]) { AccountId = "mam" };

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AFile_IsForThoseWhoSeeWhatShowsIt(Database database)
    {
        await using var site = await SiteAsync(database);
        foreach (var name in (string[])["public", "reserve", "brouillon", "libre"]) await site.PutAsync(name + ".txt", name);
        await site.ImportAsync(Note("n1", "/media/public.txt"), Note("n2", "/media/reserve.txt", audiences: "reseau:mam"), Note("n3", "/media/brouillon.txt", published: false));
        Assert.Equal(["public"], await OpenAsync(site, Viewer.Visitor));
        Assert.Equal(["public"], await OpenAsync(site, AdminLab.Member));
        Assert.Equal(["public", "reserve"], await OpenAsync(site, Network));
        Assert.Equal(["public", "reserve", "brouillon"], await OpenAsync(site, AdminLab.Editor));
        Assert.Equal(["public", "reserve", "brouillon", "libre"], await OpenAsync(site, Keeper));

        // What showed it leaves the site, and the file with it: not even its deletion opens it.
        await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().UnpublishAsync("n1"));
        Assert.Empty(await OpenAsync(site, Viewer.Visitor));
        await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().DeleteAsync("n2"));
        Assert.Empty(await OpenAsync(site, Network));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task PointingAtAFileOneMayNotRead_IsRefused_AndOpensNothing(Database database)
    {
        await using var site = await SiteAsync(database);
        await site.PutAsync("reserve.txt", "Secret");
        await site.ImportAsync(Note("n2", "/media/reserve.txt", audiences: "reseau:mam"));
        var author = AdminLab.Person("lise", "AccessAdminPanel", "PublishOwn_Note", "EditOwn_Note");
        var problems = await site.AsAsync(author, s =>
        {
            var drafts = s.GetRequiredService<ContentDrafts>();
            var item = drafts.New("Note", "lise", "lise");
            item.SetTitle("À moi");
            item.Parts["MarkdownBodyPart"] = new System.Text.Json.Nodes.JsonObject { ["Markdown"] = "Lisez [ceci](/media/reserve.txt)." };
            return drafts.PublishAsync(item);
        });
        Assert.Equal([new Problem("MarkdownBodyPart.Markdown", "« Texte » : vous n’avez pas accès au fichier « reserve.txt ». Choisissez-en un autre.")], problems);
        Assert.Equal(1, await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().ContentItems.CountAsync()));
        Assert.Empty(await OpenAsync(site, Viewer.Visitor));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheIndexIsFilledOnce_ForWhatWasThereBefore(Database database)
    {
        await using var site = await SiteAsync(database);
        await site.PutAsync("public.txt", "Public");
        await site.ImportAsync(Note("n1", "/media/public.txt"), Note("n2", "Rien"));
        await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<MediaIndex>().ExecuteDeleteAsync());
        Assert.Empty(await OpenAsync(site, AdminLab.Member));
        for (var i = 0; i < 2; i++)
        {
            await site.InScopeAsync(s => s.GetServices<IRecurringJob>().Single(j => j.Kind == "media.index").RunAsync(default));
            Assert.Equal(["public"], await OpenAsync(site, AdminLab.Member));
            Assert.Equal([("n1", true, true, "public.txt")], await site.InScopeAsync(async s =>
                (await s.GetRequiredService<SiteDb>().Set<MediaIndex>().ToListAsync()).Select(i => (i.ContentItemId, i.Published, i.Latest, i.Path))));
        }
    }

    internal static async Task<TestSite> SiteAsync(Database database)
    {
        var site = await MediaFixture.CreateAsync(database);
        await site.InWorkAsync(s => s.GetRequiredService<SiteDocuments>().WriteAsync(TypeMaker.Definition(
            [new TypeMaker("Note").Part("TitlePart").Part("AutoroutePart").Part("AliasPart").Part("VisibilityPart").Part("MarkdownBodyPart").Part("PublishLaterPart").Field("MediaField", "Images", label: "Images")])));
        return site;
    }

    internal static System.Text.Json.Nodes.JsonObject Note(string id, string text, bool published = true, params string[] audiences)
    {
        var note = NoteSite.Note(id, published: published, audiences: audiences);
        note["MarkdownBodyPart"] = new System.Text.Json.Nodes.JsonObject { ["Markdown"] = text };
        return note;
    }

    private static Task<List<string>> OpenAsync(TestSite site, Viewer who) => site.AsAsync(who, async s =>
    {
        var open = new List<string>();
        foreach (var name in (string[])["public", "reserve", "brouillon", "libre"])
        {
            if (await s.GetRequiredService<MediaStore>().FindAsync(name + ".txt") is not { } file) continue;
            if (await s.GetRequiredService<IMediaGate>().MayReadAsync(file, new System.Security.Claims.ClaimsPrincipal(), default)) open.Add(name);
        }
        return open;
    });
}
