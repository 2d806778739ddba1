using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Cms.Content;

public sealed class ContentDraftsTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Draft_IsNotSeen_UntilPublished(Database database)
    {
        await using var site = await PagesAsync(database);
        var id = await SaveAsync(site, "Première version", publish: false);
        Assert.Null(await SeenAsync(site, id));

        await site.InScopeAsync(async s =>
        {
            var item = await s.GetRequiredService<ContentReader>().LatestAsync(id);
            Assert.Empty(await s.GetRequiredService<ContentDrafts>().PublishAsync(item!));
        });
        Assert.Equal("Première version", (await SeenAsync(site, id))!.DisplayText);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task SavingAfterPublishing_LeavesThePublishedVersion_AndKeepsOneRowPerVersion(Database database)
    {
        await using var site = await PagesAsync(database);
        var id = await SaveAsync(site, "Publié", publish: true);
        await EditAsync(site, id, "Brouillon 1", publish: false);
        await EditAsync(site, id, "Brouillon 2", publish: false);

        Assert.Equal("Publié", (await SeenAsync(site, id))!.DisplayText);
        var rows = await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().ContentItems.OrderBy(x => x.DisplayText).Select(x => new { x.DisplayText, x.Latest, x.Published }).ToListAsync());
        Assert.Equal([new { DisplayText = "Brouillon 2", Latest = true, Published = false }, new { DisplayText = "Publié", Latest = false, Published = true }], rows);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Unpublish_Delete_Restore_FollowTheItem(Database database)
    {
        await using var site = await PagesAsync(database);
        var id = await SaveAsync(site, "Vivant", publish: true);
        var path = await PathAsync(site, "vivant");
        Assert.Equal(id, path);

        await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().UnpublishAsync(id));
        Assert.Null(await SeenAsync(site, id));
        Assert.Null(await PathAsync(site, "vivant"));

        await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().DeleteAsync(id));
        Assert.Null(await site.InScopeAsync(s => s.GetRequiredService<ContentReader>().LatestAsync(id)));

        var versions = await site.InScopeAsync(s => s.GetRequiredService<ContentReader>().VersionsAsync(id));
        await site.InScopeAsync(async s => Assert.Empty(await s.GetRequiredService<ContentDrafts>().RestoreAsync(versions[0].ContentItemVersionId)));
        Assert.Equal("Vivant", (await site.InScopeAsync(s => s.GetRequiredService<ContentReader>().LatestAsync(id)))!.DisplayText);

        var actions = await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Reseau50.Cms.Audit.AuditLine>().OrderBy(x => x.Id).Select(x => x.Action).ToListAsync());
        Assert.Equal(["content.published", "content.unpublished", "content.deleted", "content.saved", "content.restored"], actions);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task FaultyItem_IsRefusedWithEveryProblem_AndNothingIsStored(Database database)
    {
        await using var site = await PagesAsync(database);
        var problems = await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().PublishAsync(Page(s, "  ", path: "un chemin ?")));
        Assert.Equal(["TitlePart.Title", "AutoroutePart.Path"], problems.Select(p => p.Name));
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().ContentItems.CountAsync()));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task SamePathTwice_TheGeneratedOneGetsANumber_TheTypedOneIsRefused(Database database)
    {
        await using var site = await PagesAsync(database);
        await SaveAsync(site, "Même titre", publish: true);
        var second = await SaveAsync(site, "Même titre", publish: true);
        Assert.Equal(second, await PathAsync(site, "meme-titre-2"));

        var problems = await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().PublishAsync(Page(s, "Autre", path: "meme-titre")));
        Assert.Equal("L’adresse « meme-titre » sert déjà à un autre contenu : choisissez-en une autre.", Assert.Single(problems).Message);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task RestrictedItem_IsSeenByItsAudienceOnly(Database database)
    {
        await using var site = await PagesAsync(database);
        var id = await site.InScopeAsync(async s =>
        {
            var item = Page(s, "Pour les MAM");
            item.SetPart(nameof(VisibilityPart), new VisibilityPart { Audiences = ["reseau:mam", "role:Coordination"] });
            Assert.Empty(await s.GetRequiredService<ContentDrafts>().PublishAsync(item));
            return item.ContentItemId;
        });
        Assert.Null(await SeenAsync(site, id, Viewer.Visitor));
        Assert.Null(await SeenAsync(site, id, new Viewer(["membre", "reseau:rpe"])));
        Assert.NotNull(await SeenAsync(site, id, new Viewer(["membre", "reseau:mam"])));
        Assert.NotNull(await SeenAsync(site, id, Viewer.System));
    }

    private static async Task<TestSite> PagesAsync(Database database)
    {
        var site = await TestSite.CreateAsync(database);
        await site.InScopeAsync(async s => await s.GetRequiredService<SiteWork>().RunAsync(() => s.GetRequiredService<SiteDocuments>().WriteAsync(new ContentDefinition
        {
            ContentTypes =
            [
                new ContentTypeRecord
                {
                    Name = "Page",
                    ContentTypePartDefinitionRecords =
                    [
                        Part("TitlePart", 0), Part("AutoroutePart", 1, new JsonObject { ["AutoroutePartSettings"] = new JsonObject { ["Pattern"] = "{{ ContentItem | display_text | slugify }}" } }),
                        Part("VisibilityPart", 2),
                    ],
                },
            ],
        })));
        return site;
    }

    private static ContentTypePartRecord Part(string name, int position, JsonObject? settings = null)
    {
        settings ??= [];
        settings["ContentTypePartSettings"] = new JsonObject { ["Position"] = position.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        return new ContentTypePartRecord { PartName = name, Name = name, Settings = settings };
    }

    private static ContentItem Page(IServiceProvider s, string title, string? path = null)
    {
        var item = s.GetRequiredService<ContentDrafts>().New("Page");
        item.SetPart(nameof(TitlePart), new TitlePart { Title = title });
        item.SetPart(nameof(AutoroutePart), new AutoroutePart { Path = path });
        return item;
    }

    private static Task<string> SaveAsync(TestSite site, string title, bool publish) => site.InScopeAsync(async s =>
    {
        var item = Page(s, title);
        var drafts = s.GetRequiredService<ContentDrafts>();
        Assert.Empty(publish ? await drafts.PublishAsync(item) : await drafts.SaveDraftAsync(item));
        return item.ContentItemId;
    });

    private static Task EditAsync(TestSite site, string id, string title, bool publish) => site.InScopeAsync(async s =>
    {
        var item = (await s.GetRequiredService<ContentReader>().LatestAsync(id))!;
        item.SetPart(nameof(TitlePart), new TitlePart { Title = title });
        var drafts = s.GetRequiredService<ContentDrafts>();
        Assert.Empty(publish ? await drafts.PublishAsync(item) : await drafts.SaveDraftAsync(item));
    });

    private static Task<ContentItem?> SeenAsync(TestSite site, string id, Viewer? viewer = null) =>
        site.InScopeAsync(s => s.GetRequiredService<ContentReader>().PublishedAsync(id, viewer ?? Viewer.Visitor));

    private static Task<string?> PathAsync(TestSite site, string path) =>
        site.InScopeAsync(async s => (await s.GetRequiredService<AutorouteTable>().FindAsync(path, Viewer.Visitor))?.Item.ContentItemId);
}
