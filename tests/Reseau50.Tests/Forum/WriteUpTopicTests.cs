using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forum.Topics;
using Reseau50.Forum.WriteUps;
using Reseau50.Workshops.Contracts;

namespace Reseau50.Tests.Forum;

/// <summary>A write-up is talked about where all may read it, once; nobody learns by the forum of one that is not theirs.</summary>
public sealed class WriteUpTopicTests
{
    private const string Id = "cr-essai";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OneTopic_HoweverOftenItIsHeard_WithoutAWordOfTheWriteUp(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        await WriteAsync(lab, null);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => HearAsync(lab)));
        var topic = Assert.Single(await lab.RowsAsync<Topic>());
        Assert.Equal(("forum-pratiques", "Compte-rendu : Vingt-quatre cases", Id), (topic.CategoryId, topic.Title, topic.SubjectId));
        Assert.DoesNotContain((await lab.RowsAsync<Post>()).Single().Text, "secret", StringComparison.Ordinal);
        Assert.Equal([Id], await SeenByAsync(lab, ForumLab.Visitor));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ARestrictedOne_IsTalkedAboutAmongItsReaders_OrNowhere(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        await WriteAsync(lab, ["reseau:reseau-rpe"]);
        await HearAsync(lab);
        Assert.Empty(await lab.RowsAsync<Topic>());
        await WriteAsync(lab, ["membre"]);
        await HearAsync(lab);
        Assert.Equal("forum-rpe", Assert.Single(await lab.RowsAsync<Topic>()).CategoryId);
        Assert.Empty(await SeenByAsync(lab, ForumLab.Visitor));
        Assert.Equal([Id], await SeenByAsync(lab, ForumLab.Ada));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task KeptForFewerLater_ItTakesItsTopicOutOfSight(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        await WriteAsync(lab, null);
        await HearAsync(lab);
        await TellAsync(null);
        Assert.Equal([Id], await SeenByAsync(lab, ForumLab.Visitor));
        await TellAsync(["membre"]);
        Assert.Empty(await SeenByAsync(lab, ForumLab.Visitor));
        Assert.Empty(await SeenByAsync(lab, ForumLab.Ada));
        Assert.Empty(await lab.ListAsync(ForumLab.Visitor));

        Task TellAsync(string[]? audiences) => lab.Site.InWorkAsync(s => s.GetServices<IPublishing>().OfType<WriteUpTopics>().Single().PublishingAsync(ContentJson.ToItem(Item(audiences)), default));
    }

    private static async Task<IEnumerable<string>> SeenByAsync(ForumLab lab, Viewer who)
    {
        var paths = await lab.AsAsync(who, s => s.GetRequiredService<IWriteUpTopics>().PathsAsync([Id, "autre"], who));
        Assert.All(paths.Values, p => Assert.Matches("^/forum/[a-z-]+/1-compte-rendu-vingt-quatre-cases$", p));
        return paths.Keys;
    }

    private static Task HearAsync(ForumLab lab) => lab.Site.InScopeAsync(async s =>
    {
        await s.GetServices<IWriteUpListener>().OfType<WriteUpTopics>().Single().HearAsync(new WriteUpPublished(Id, "un-atelier", "Vingt-quatre cases", ["Le secret."], ["reseau-rpe"], DateTime.UtcNow), default);
    });

    private static Task WriteAsync(ForumLab lab, string[]? audiences) => lab.Site.InWorkAsync(async s => Assert.Empty((await s.GetRequiredService<ContentImporter>().ImportAsync(Item(audiences), strict: true)).Problems));

    private static JsonObject Item(string[]? audiences)
    {
        var item = new JsonObject
        {
            ["ContentItemId"] = Id,
            ["ContentItemVersionId"] = "cr." + string.Concat((audiences ?? ["tous"]).Select(a => a.Replace(":", "", StringComparison.Ordinal))),
            ["ContentType"] = "CompteRendu",
            ["DisplayText"] = "Vingt-quatre cases",
            ["Latest"] = true,
            ["Published"] = true,
            ["Owner"] = "ada",
            ["Author"] = "ada",
            ["TitlePart"] = new JsonObject { ["Title"] = "Vingt-quatre cases" },
            ["CompteRendu"] = JsonNode.Parse("""{ "Atelier": { "ContentItemIds": ["un-atelier"] }, "Chapo": { "Text": "Le secret du groupe." }, "DateSeance": { "Value": "2026-11-10T00:00:00Z" } }"""),
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "Le secret." },
        };
        if (audiences is not null) item["VisibilityPart"] = new JsonObject { ["Audiences"] = new JsonArray([.. audiences.Select(a => (JsonNode)a)]) };
        return item;
    }
}
