using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;

namespace Reseau50.BrowserTests.Journeys;

/// <summary>The coordinator, on a Tuesday evening: last week's workshop is written up with a picture and two documents, seen as a phone will show it, and published for those she chose.</summary>
public class TuesdayEveningTests(SiteFixture site) : SiteTest(site)
{
    private const string Form = "/admin/ateliers/atelier-sommeil/cloturer/sea-26-sommeil-1", Read = "/ateliers/sommeil";
    private readonly string _mark = "marque" + Guid.NewGuid().ToString("N")[..12];

    private string Picture => $"{_mark}.svg";
    private string[] Documents => [$"{_mark}-grille.pdf", $"{_mark}-notes.csv"];

    [Theory, InlineData(Phone, true), InlineData(Phone, false), InlineData(Wide, true)]
    public async Task LastWeeksWorkshop_IsWrittenUp_Previewed_AndReadByAVisitor(int width, bool script)
    {
        try
        {
            var visit = await OpenAsync("/connexion?retour=%2Fadmin", width, options: new() { JavaScriptEnabled = script });
            var page = visit.Page;
            await Member.SignInAsync(page, "coordinatrice");
            if (!script) await SendPictureAsync(visit);
            await visit.GoAsync("/admin/ateliers");
            await page.GetByRole(AriaRole.Region, new() { Name = "À valoriser" }).GetByRole(AriaRole.Link, new() { Name = "Sommeil" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Rendre compte") }).ClickAsync();
            await WriteAsync(page, script, "tous");
            await SaidAsync(page, "Voir l’aperçu", null);
            var shown = page.FrameLocator("iframe");
            await Expect(shown.GetByText("Nous avons dormi un peu. " + _mark)).ToBeVisibleAsync();
            await DrawnAsync(shown.GetByRole(AriaRole.Img, new() { Name = "Un dessin " + _mark }));
            await Expect(page.Locator(".widths [aria-current]")).ToHaveTextAsync("Téléphone");
            await visit.GoAsync(Form);
            await SaidAsync(page, "Publier", "C’est publié : le réseau peut le lire.");

            // Somebody who has no account, on a phone.
            var reader = await OpenAsync(Read, Phone);
            await Expect(reader.Page.GetByText("Nous avons dormi un peu. " + _mark)).ToBeVisibleAsync();
            await DrawnAsync(reader.Page.GetByRole(AriaRole.Img, new() { Name = "Un dessin " + _mark }));
            foreach (var name in Documents) Assert.Contains(name, await Site.Http.GetStringAsync(await reader.Page.GetByRole(AriaRole.Main).Locator($"a[href*='{name}']").First.GetAttributeAsync("href")), StringComparison.Ordinal);
        }
        finally
        {
            await ForgetAsync();
        }
    }

    [Fact]
    public async Task WhatIsForMembers_ReachesNoVisitor_ByNoWay_UntilItIsForEverybody()
    {
        try
        {
            var visit = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(Form), Wide);
            var page = visit.Page;
            await Member.SignInAsync(page, "coordinatrice");
            await page.WaitForURLAsync("**" + Form);
            await WriteAsync(page, script: true, "membres");
            await SaidAsync(page, "Publier", "C’est publié : le réseau peut le lire.");
            var files = await FilesAsync();
            Assert.Equal(3, files.Count);

            Assert.Empty(await MetByAsync(Site.Http, files));
            Assert.Empty(await IndexedForAsync(Viewer.Visitor));
            // Of what is there to leak, a member reads all.
            var member = (await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(Read))).Page;
            await Member.SignInAsync(member, "assmat-mam");
            await Expect(member.GetByText("Nous avons dormi un peu. " + _mark)).ToBeVisibleAsync();
            await Expect(member.GetByText("Lecture réservée : tous les membres du réseau")).ToBeVisibleAsync();
            foreach (var file in files) Assert.Equal(200, (await member.APIRequest.GetAsync(Site.Root + file)).Status);
            Assert.Contains("MediaIndex", await IndexedForAsync(new Viewer([Viewer.Member]) { AccountId = "x" }));

            await visit.GoAsync(Form);
            await page.GetByLabel("Ce compte-rendu s’adresse à").SelectOptionAsync("tous");
            await SaidAsync(page, "Publier", "C’est publié : le réseau peut le lire.");
            Assert.Superset(new HashSet<string>([Read, "/ateliers.atom", .. files]), (await MetByAsync(Site.Http, files)).ToHashSet());
            Assert.Contains("MediaIndex", await IndexedForAsync(Viewer.Visitor));
        }
        finally
        {
            await ForgetAsync();
        }
    }

    private static async Task DrawnAsync(ILocator drawing)
    {
        await drawing.EvaluateAsync("i => i.scrollIntoView()");
        await Expect(drawing).ToHaveJSPropertyAsync("naturalWidth", 40);
    }

    private async Task WriteAsync(IPage page, bool script, string audience)
    {
        await page.GetByLabel("Ce compte-rendu s’adresse à").SelectOptionAsync(audience);
        await page.GetByLabel("Titre").FillAsync("Un soir " + _mark);
        await page.GetByLabel("Assistantes maternelles").FillAsync("7");
        await page.GetByLabel("À retenir").FillAsync("Une idée " + _mark);
        await page.GetByLabel("Chapô").FillAsync("Deux phrases. " + _mark);
        var story = page.GetByLabel("Ce qui a été vécu", new() { Exact = true });
        await story.FillAsync("Nous avons dormi un peu. " + _mark + "\n\n");
        var field = page.Locator("[data-media-field]").Last;
        if (!script)
        {
            await story.FillAsync($"Nous avons dormi un peu. {_mark}\n\n![Un dessin {_mark}](/media/{Picture})");
            await field.GetByText("Ajouter un fichier").ClickAsync();
            await field.GetByLabel(new Regex("^Ou envoyer")).SetInputFilesAsync(Documents.Select(Document));
            await field.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Ajouter") }).ClickAsync();
        }
        else
        {
            await story.PressAsync("Control+End");
            await page.GetByRole(AriaRole.Toolbar, new() { Name = "Mise en forme : Ce qui a été vécu" }).GetByRole(AriaRole.Button, new() { Name = "Image" }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Choisir dans la médiathèque" });
            await SendAsync(dialog, Drawing());
            await dialog.GetByLabel(new Regex("^Texte de remplacement")).FillAsync("Un dessin " + _mark);
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Insérer" }).ClickAsync();
            await Expect(story).ToHaveValueAsync(new Regex(Regex.Escape($"![Un dessin {_mark}](/media/{Picture})")));
            foreach (var name in Documents)
            {
                await field.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Choisir dans la médiathèque") }).ClickAsync();
                await SendAsync(dialog, Document(name));
                await Expect(dialog).ToHaveCountAsync(0);
            }
        }
        await Expect(field.Locator("[data-name]")).ToHaveTextAsync(Documents);
    }

    private static async Task SendAsync(ILocator dialog, FilePayload file)
    {
        await dialog.Locator("summary").ClickAsync();
        await dialog.GetByLabel("Non, aucun enfant").CheckAsync();
        await dialog.Locator("input[type=file]").SetInputFilesAsync(file);
        await dialog.Locator(".tile button").Filter(new() { HasText = file.Name }).ClickAsync();
    }

    private async Task SendPictureAsync(Visit visit)
    {
        await visit.GoAsync("/admin/medias");
        await visit.Page.GetByText("Envoyer des fichiers", new() { Exact = true }).ClickAsync();
        await visit.Page.GetByLabel("Non, aucun enfant").CheckAsync();
        await visit.Page.GetByLabel("Fichiers", new() { Exact = true }).SetInputFilesAsync(Drawing());
        await visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Envoyer", Exact = true }).ClickAsync();
    }

    private FilePayload Drawing() => new() { Name = Picture, MimeType = "image/svg+xml", Buffer = Encoding.UTF8.GetBytes($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"><title>{_mark}</title><rect width=\"40\" height=\"30\"/></svg>") };

    private static FilePayload Document(string name) => name.EndsWith(".pdf", StringComparison.Ordinal)
        ? new() { Name = name, MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes($"%PDF-1.4\n%{name}\n%%EOF\n") }
        : new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes($"heure;qui\n20;{name}\n") };

    private static async Task SaidAsync(IPage page, string button, string? said)
    {
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        if (said is not null) await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = said })).ToBeVisibleAsync();
    }

    private Task<List<string>> FilesAsync() => Site.InHostAsync(s => s.GetRequiredService<SiteDb>().MediaFiles.Where(f => f.Path.Contains(_mark)).Select(f => MediaUrl.Plain(f.Path)).ToListAsync());

    /// <summary>Every way by which somebody without an account meets the marker: each page links lead to, what machines read, what is searched, the files themselves.</summary>
    private async Task<List<string>> MetByAsync(HttpClient http, IReadOnlyList<string> files)
    {
        var crawl = await Crawl.RunAsync(http);
        Assert.Contains(crawl.Pages, p => p.Address == Read);
        var met = crawl.Pages.Where(p => p.Page!.DocumentElement.OuterHtml.Contains(_mark, StringComparison.OrdinalIgnoreCase)).Select(p => p.Address).ToList();
        foreach (var path in (string[])["/sitemap.xml", "/ateliers.atom", "/actualites.atom", "/ressources.atom"])
            if ((await http.GetStringAsync(path)).Contains(_mark, StringComparison.OrdinalIgnoreCase)) met.Add(path);
        // Lists that search repeat the words they looked for; what they found is in their lists.
        foreach (var path in (string[])["/ateliers", "/ressources", "/agenda", "/actualites"])
            if ((await Crawl.AskAsync(http, $"{path}?q={_mark}")).Page!.QuerySelectorAll("main li, main article").Any(e => e.TextContent.Contains(_mark, StringComparison.OrdinalIgnoreCase))) met.Add(path + "?q=");
        foreach (var file in files)
        {
            using var answer = await http.GetAsync(new Uri(file, UriKind.Relative));
            if ((int)answer.StatusCode == 200) met.Add(file);
            using var part = new HttpRequestMessage(HttpMethod.Get, new Uri(file, UriKind.Relative)) { Headers = { Range = new(0, 3) } };
            using var some = await http.SendAsync(part);
            if ((int)some.StatusCode == 206) met.Add(file + " (a part)");
        }
        return met;
    }

    /// <summary>The indexes in which somebody finds a row that bears the marker, by the one predicate.</summary>
    private Task<List<string>> IndexedForAsync(Viewer viewer) => Site.InHostAsync(async services =>
    {
        var db = services.GetRequiredService<SiteDb>();
        var seen = (await db.VisibleTo(viewer).Select(i => i.ContentItemVersionId).ToListAsync()).ToHashSet();
        var found = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Where(e => typeof(IndexRow).IsAssignableFrom(e.ClrType)))
        {
            var rows = (IQueryable<IndexRow>)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, Type.EmptyTypes)!.MakeGenericMethod(table.ClrType).Invoke(db, null)!;
            var texts = table.ClrType.GetProperties().Where(p => p.PropertyType == typeof(string)).ToList();
            if ((await rows.AsNoTracking().ToListAsync()).Any(r => seen.Contains(r.VersionId) && texts.Any(t => (t.GetValue(r) as string)?.Contains(_mark, StringComparison.OrdinalIgnoreCase) == true))) found.Add(table.ClrType.Name);
        }
        if ((await db.VisibleTo(viewer).ToListAsync()).Any(i => i.DisplayText?.Contains(_mark, StringComparison.Ordinal) == true)) found.Add("ContentItems");
        return found;
    });

    // Other tests count what the demonstration shows.
    private Task<bool> ForgetAsync() => Site.InHostAsync(async services =>
    {
        var db = services.GetRequiredService<SiteDb>();
        foreach (var id in db.ContentItems.Where(x => x.Latest && x.DisplayText.Contains(_mark)).Select(x => x.ContentItemId).ToList()) await services.GetRequiredService<ContentDrafts>().DeleteAsync(id);
        return true;
    });
}
