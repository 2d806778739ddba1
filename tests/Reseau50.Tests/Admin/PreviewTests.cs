using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Items.Previewing;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Tests.Cms.Media;

namespace Reseau50.Tests.Admin;

/// <summary>A preview shows the draft where it will be read, and leaves no trace of it.</summary>
public sealed class PreviewTests
{
    private const string Marker = "marque-brouillon";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheDraft_IsShownInThePage_AndTheSiteIsAsItWas(Database database)
    {
        await using var bench = await BenchAsync(database, AdminLab.Editor);
        var before = await RowsAsync(bench.Site);
        var answer = await bench.GetAsync("/admin/contenus/note/apercu/page");
        Assert.Equal(200, answer.Status);
        Assert.Contains(Marker, answer.Body, StringComparison.Ordinal);
        Assert.Contains("Aperçu : cette page n’est pas publiée.", System.Net.WebUtility.HtmlDecode(answer.Body).Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", answer.Headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, await RowsAsync(bench.Site));
        Assert.DoesNotContain(Marker, (await bench.GetAsync("/notes/note")).Body, StringComparison.Ordinal);
        Assert.Contains("frame-src 'self'", (await bench.GetAsync("/admin/contenus/note/apercu")).Headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", (await bench.GetAsync("/admin")).Headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ALink_ShowsTheDraftToAnybody_UntilItIsOverOrWithdrawn(Database database)
    {
        await using var bench = await BenchAsync(database, Viewer.Visitor, "membre");
        var link = await MakeAsync(bench.Site);
        var answer = await bench.GetAsync("/apercu/" + link);
        Assert.Contains(Marker, answer.Body, StringComparison.Ordinal);
        Assert.Equal(("noindex", "no-referrer"), (answer.Headers["X-Robots-Tag"].ToString(), answer.Headers["Referrer-Policy"].ToString()));
        Assert.Contains("no-store", answer.Headers.CacheControl.ToString(), StringComparison.Ordinal);
        // Nothing else of what members see is shown with it.
        Assert.Equal(404, (await bench.GetAsync("/notes/note")).Status);
        bench.Site.Clock.Advance(TimeSpan.FromDays(7));
        var over = await bench.GetAsync("/apercu/" + link);
        Assert.Equal(404, over.Status);
        Assert.DoesNotContain(Marker, over.Body, StringComparison.Ordinal);

        var other = await MakeAsync(bench.Site);
        Assert.Equal(200, (await bench.GetAsync("/apercu/" + other)).Status);
        await AsEditorAsync(bench.Site, async (links, note) => await links.WithdrawAsync(note, other, default));
        Assert.Equal(404, (await bench.GetAsync("/apercu/" + other)).Status);
        Assert.Equal(404, (await bench.GetAsync("/apercu/" + new string('0', 32))).Status);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ALinkToAnItem_WithdrawsNoOther(Database database)
    {
        await using var bench = await BenchAsync(database, Viewer.Visitor);
        await bench.Site.ImportAsync(NoteSite.Note("autre"));
        var link = await MakeAsync(bench.Site);
        await bench.Site.AsAsync(AdminLab.Editor, async s =>
        {
            await s.GetRequiredService<PreviewLinks>().WithdrawAsync((await s.GetRequiredService<ContentReader>().LatestAsync("autre"))!, link, default);
            return true;
        });
        Assert.Equal(200, (await bench.GetAsync("/apercu/" + link)).Status);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task FilesOfTheDraft_AreReadByItsLink_AndByNothingElse(Database database)
    {
        await using var bench = await BenchAsync(database, Viewer.Visitor);
        await bench.Site.PutAsync("plan d’été.txt", "Le plan " + Marker);
        await bench.Site.PutAsync("voisin.txt", "Un autre brouillon " + Marker);
        await bench.Site.PutAsync("public.txt", "À tout le monde");
        await RecognisableTests.PutAsync(bench.Site, "attente.png", null);
        await bench.Site.ImportAsync(ContentMediaGateTests.Note("autre", "[Un](/media/voisin.txt)", published: false), ContentMediaGateTests.Note("lue", "[Un](/media/public.txt)"));
        await bench.Site.InScopeAsync(async s =>
        {
            var note = (await s.GetRequiredService<ContentReader>().LatestAsync("note"))!;
            note.SetPart("MarkdownBodyPart", new MarkdownBodyPart { Markdown = "[Le plan](</media/plan d’été.txt>) et ![Une image](/media/attente.png)" });
            Assert.Empty(await s.GetRequiredService<ContentDrafts>().SaveDraftAsync(note));
        });
        var link = await MakeAsync(bench.Site);
        var page = System.Net.WebUtility.HtmlDecode((await bench.GetAsync("/apercu/" + link)).Body);
        var address = System.Text.RegularExpressions.Regex.Match(page, "href=\"(/apercu/[^\"]*plan[^\"]*)\"").Groups[1].Value;
        Assert.StartsWith($"/apercu/{link}/media/plan", address, StringComparison.Ordinal);
        var answer = await bench.GetAsync(address);
        Assert.Equal((200, "Le plan " + Marker), (answer.Status, answer.Body));
        Assert.Contains("no-store", answer.Headers.CacheControl.ToString(), StringComparison.Ordinal);
        Assert.Equal("noindex", answer.Headers["X-Robots-Tag"].ToString());

        Assert.Equal(404, (await bench.GetAsync(address[$"/apercu/{link}".Length..])).Status);
        foreach (var path in (string[])["voisin.txt", "public.txt", "attente.png", "inconnu.txt", "../plan d’été.txt"])
        {
            var refused = await bench.GetAsync($"/apercu/{link}/media/{Uri.EscapeDataString(path)}");
            Assert.Equal(404, refused.Status);
            Assert.DoesNotContain(Marker, refused.Body, StringComparison.Ordinal);
        }
        await AsEditorAsync(bench.Site, (links, note) => links.WithdrawAsync(note, link, default));
        Assert.Equal(404, (await bench.GetAsync(address)).Status);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoMayNotEdit_GetsNoPreview(Database database)
    {
        await using var bench = await BenchAsync(database, AdminLab.Writer);
        foreach (var path in (string[])["/admin/contenus/note/apercu", "/admin/contenus/note/apercu/page", "/admin/contenus/note/versions"])
        {
            var answer = await bench.GetAsync(path);
            Assert.Equal(403, answer.Status);
            Assert.DoesNotContain(Marker, answer.Body, StringComparison.Ordinal);
        }
    }

    private static async Task<RequestBench> BenchAsync(Database database, Viewer who, params string[] audiences)
    {
        var bench = await AdminLab.BenchAsync(database, who);
        await bench.Site.InWorkAsync(s => s.GetRequiredService<SiteDocuments>().WriteAsync(TypeMaker.Definition([new TypeMaker("Note").Part("TitlePart").Part("AutoroutePart").Part("AliasPart").Part("MarkdownBodyPart")])));
        await bench.Site.ImportAsync(NoteSite.Note("note", "Publiée", audiences: audiences));
        await bench.Site.InScopeAsync(async s =>
        {
            var note = (await s.GetRequiredService<ContentReader>().LatestAsync("note"))!;
            note.SetTitle(Marker);
            Assert.Empty(await s.GetRequiredService<ContentDrafts>().SaveDraftAsync(note));
        });
        return bench;
    }

    private static async Task<string> MakeAsync(TestSite site)
    {
        await AsEditorAsync(site, (links, note) => links.MakeAsync(note, 7, default));
        return await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<PreviewLink>().Select(x => x.Id).SingleAsync());
    }

    private static Task<bool> AsEditorAsync(TestSite site, Func<PreviewLinks, ContentItem, Task> work) => site.AsAsync(AdminLab.Editor, async s =>
    {
        await work(s.GetRequiredService<PreviewLinks>(), (await s.GetRequiredService<ContentReader>().LatestAsync("note"))!);
        return true;
    });

    private static Task<List<string>> RowsAsync(TestSite site) => site.InScopeAsync(s => s.GetRequiredService<SiteDb>().ContentItems.OrderBy(x => x.ContentItemVersionId)
        .Select(x => x.ContentItemVersionId + x.Latest + x.Published + x.Data + x.ModifiedUtc + x.PublishedUtc).ToListAsync());
}
