using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Fields;

namespace Reseau50.BrowserTests.Admin;

/// <summary>Every kind of field the site knows, on one form: what is missing or wrong is said beside it, what was typed survives being refused, and what is saved comes back.</summary>
public class EveryFieldTests(SiteFixture site) : SiteTest(site)
{
    private const string Type = "ToutesSortes", New = "/admin/contenus/nouveau/" + Type;

    private sealed record Kind(string Field, FieldSettings Settings, string Good, string? Bad = null, string? Fault = null, string Input = "", string? Shown = null);

    private static readonly Kind[] Kinds =
    [
        new("TextField", new TextFieldSettings { MaxLength = 12 }, "Court", "Beaucoup trop long", "12 caractères au plus"),
        new("MultiTextField", new MultiTextFieldSettings { Options = [new() { Name = "Un", Value = "1" }, new() { Name = "Deux", Value = "2" }] }, "2"),
        new("HtmlField", new HtmlFieldSettings(), "<p>Bonjour</p>"),
        new("MarkdownField", new MarkdownFieldSettings(), "Un *mot*"),
        new("BooleanField", new BooleanFieldSettings(), "true"),
        new("NumericField", new NumericFieldSettings { Minimum = 2, Maximum = 9 }, "3", "douze", "nombre"),
        new("DateField", new DateFieldSettings(), "2027-06-15", "31/02/2026", "n’est pas lisible"),
        new("DateTimeField", new DateTimeFieldSettings(), "2027-06-15T10:00", "demain", "n’est pas lisible"),
        new("TimeField", new TimeFieldSettings(), "10:00", "25:61", "n’est pas lisible"),
        new("LinkField", new LinkFieldSettings(), "/agenda", "javascript:alert(1)", "une page du site", "Url"),
        new("MediaField", new MediaFieldSettings { Multiple = true }, "outils/affiche-ecrans.pdf"),
        new("ContentPickerField", new ContentPickerFieldSettings { DisplayedContentTypes = ["Reseau"] }, "reseau-mam"),
        new("UserPickerField", new UserPickerFieldSettings(), "demo-admin", "demo-admin\ndemo-coordinatrice", "une seule personne"),
        new("TaxonomyField", new TaxonomyFieldSettings { TaxonomyContentItemId = "tax-themes", Unique = true }, ""),
        new("GeoPointField", new GeoPointFieldSettings(), "49.1", "491", "de −90 à 90", "Latitude", "49,1"),
        new("YoutubeField", new YoutubeFieldSettings(), "https://youtu.be/abc", "https://exemple.fr/abc", "YouTube"),
    ];

    [Fact]
    public async Task EachKind_SaysWhatIsWrongBesideIt_AndLosesNothing()
    {
        await DefineAsync(add: true);
        try
        {
            var visit = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(New), options: new() { JavaScriptEnabled = false });
            var page = visit.Page;
            await Member.SignInAsync(page, "coordinatrice");
            await page.WaitForURLAsync("**" + New);
            await visit.ExpectingAsync(New, () => PressAsync(page, "Publier"));
            foreach (var kind in Kinds) await DescribedAsync(page, kind, "est obligatoire");

            await page.GetByLabel("Titre").FillAsync("Toutes les sortes");
            foreach (var kind in Kinds) await FillAsync(page, kind, kind.Bad ?? kind.Good);
            await visit.ExpectingAsync(New, () => PressAsync(page, "Publier"));
            foreach (var kind in Kinds)
            {
                if (kind.Bad is not null) await DescribedAsync(page, kind, kind.Fault!);
                await HoldsAsync(page, kind, kind.Bad ?? kind.Good);
            }

            foreach (var kind in Kinds.Where(k => k.Bad is not null)) await FillAsync(page, kind, kind.Good);
            await PressAsync(page, "Enregistrer le brouillon");
            await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Le brouillon est enregistré." })).ToBeVisibleAsync();
            foreach (var kind in Kinds) await HoldsAsync(page, kind, kind.Shown ?? kind.Good);
        }
        finally
        {
            await DefineAsync(add: false);
        }
    }

    [Fact]
    public async Task WithScript_TheRefusedForm_IsAccessible()
    {
        await DefineAsync(add: true);
        try
        {
            var visit = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(New), Phone);
            await Member.SignInAsync(visit.Page, "coordinatrice");
            await visit.Page.WaitForURLAsync("**" + New);
            await visit.ExpectingAsync(New, () => PressAsync(visit.Page, "Publier"));
            None(await Axe.LightAndDarkAsync(visit.Page, "every field, refused"));
            Assert.Equal(0, await visit.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        }
        finally
        {
            await DefineAsync(add: false);
        }
    }

    [Fact]
    public Task EveryKindTheSiteKnows_IsTried() => Site.InHostAsync(services =>
    {
        Assert.Equal(services.GetServices<IFieldDriver>().Select(d => d.FieldName).Order(StringComparer.Ordinal), Kinds.Select(k => k.Field).Order(StringComparer.Ordinal));
        return Task.FromResult(true);
    });

    private static ILocator Of(IPage page, Kind kind) => page.Locator($"#{Type}-{kind.Field}{(kind.Input.Length > 0 ? "-" + kind.Input : "")}");

    private static async Task DescribedAsync(IPage page, Kind kind, string words)
    {
        var problem = page.Locator($"#{Type}-{kind.Field}{(kind.Field == "MediaField" ? "-Paths" : kind.Input.Length > 0 ? "-" + kind.Input : "")}-erreur");
        await Expect(problem).ToContainTextAsync(words);
        var id = await problem.GetAttributeAsync("id");
        await Expect(page.Locator($"[aria-describedby~='{id}']").First).ToBeVisibleAsync();
    }

    private static async Task FillAsync(IPage page, Kind kind, string value)
    {
        var box = Of(page, kind);
        switch (kind.Field)
        {
            case "MultiTextField": await page.Locator($"input[type=checkbox][name='{Type}.{kind.Field}'][value='{value}']").CheckAsync(); break;
            case "BooleanField": await page.Locator($"input[type=checkbox][name='{Type}.{kind.Field}']").CheckAsync(); break;
            case "TaxonomyField": await box.SelectOptionAsync(new SelectOptionValue { Index = 1 }); break;
            case "ContentPickerField": await box.SelectOptionAsync(value); break;
            case "MediaField":
                var field = page.Locator("[data-media-field]");
                await field.GetByText("Ajouter un fichier").ClickAsync();
                await field.GetByLabel("Chercher dans la médiathèque").FillAsync("affiche-ecrans");
                await field.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Chercher") }).ClickAsync();
                await page.Locator("[data-media-field]").GetByLabel("affiche-ecrans.pdf").CheckAsync();
                await page.Locator("[data-media-field]").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Ajouter") }).ClickAsync();
                break;
            default:
                // A browser that knows no calendar sends what is typed.
                await box.EvaluateAsync("box => { if (/date|time/.test(box.type)) box.type = 'text'; }");
                await box.FillAsync(value);
                break;
        }
        if (kind.Field == "GeoPointField") await page.Locator($"#{Type}-{kind.Field}-Longitude").FillAsync("-1,5");
    }

    private static async Task HoldsAsync(IPage page, Kind kind, string value)
    {
        switch (kind.Field)
        {
            case "MultiTextField": await Expect(page.Locator($"input[type=checkbox][name='{Type}.{kind.Field}'][value='{value}']")).ToBeCheckedAsync(); break;
            case "BooleanField": await Expect(page.Locator($"input[type=checkbox][name='{Type}.{kind.Field}']")).ToBeCheckedAsync(); break;
            case "TaxonomyField": await Expect(Of(page, kind)).Not.ToHaveValueAsync(""); break;
            case "MediaField": await Expect(page.Locator("[data-media-field] [data-path][value]:not([value=''])")).ToHaveValueAsync(value); break;
            // What a calendar cannot show is in the page all the same.
            case "DateField" or "DateTimeField" or "TimeField": await Expect(Of(page, kind)).ToHaveAttributeAsync("value", value); break;
            default: await Expect(Of(page, kind)).ToHaveValueAsync(value); break;
        }
    }

    private Task<bool> DefineAsync(bool add) => Site.InHostAsync(async services =>
    {
        var (documents, work, db) = (services.GetRequiredService<SiteDocuments>(), services.GetRequiredService<SiteWork>(), services.GetRequiredService<SiteDb>());
        await work.RunAsync(async () =>
        {
            var all = await documents.HoldAsync<ContentDefinition>(default);
            all.ContentTypes.RemoveAll(t => t.Name == Type);
            all.ContentParts.RemoveAll(p => p.Name == Type);
            if (add)
            {
                all.ContentTypes.Add(new ContentTypeRecord
                {
                    Name = Type,
                    Settings = new JsonObject { ["ContentTypeSettings"] = new JsonObject { ["Creatable"] = true, ["Listable"] = true, ["Draftable"] = true, ["Versionable"] = true } },
                    ContentTypePartDefinitionRecords = [new() { PartName = "TitlePart", Name = "TitlePart" }, new() { PartName = Type, Name = Type }],
                });
                all.ContentParts.Add(new ContentPartRecord { Name = Type, ContentPartFieldDefinitionRecords = [.. Kinds.Select(Record)] });
            }
            await documents.WriteAsync(all);
        });
        if (!add)
            foreach (var id in db.ContentItems.Where(x => x.Latest && x.ContentType == Type).Select(x => x.ContentItemId).ToList()) await services.GetRequiredService<ContentDrafts>().DeleteAsync(id);
        return true;
    });

    private static ContentPartFieldRecord Record(Kind kind, int position)
    {
        kind.Settings.Required = true;
        var settings = new JsonObject { ["ContentPartFieldSettings"] = new JsonObject { ["Position"] = position.ToString(System.Globalization.CultureInfo.InvariantCulture) } };
        settings[kind.Settings.GetType().Name] = ContentJson.Write(kind.Settings);
        return new() { FieldName = kind.Field, Name = kind.Field, Settings = settings };
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
