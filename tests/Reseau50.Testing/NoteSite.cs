using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Parts;

namespace Reseau50.Testing;

/// <summary>A site with one type, « Note »: a title, an address, an alias, who may see it.</summary>
public static class NoteSite
{
    public static async Task<TestSite> CreateAsync(Database database, Action<IServiceCollection>? more = null)
    {
        var site = await TestSite.CreateAsync(database, more);
        await site.InWorkAsync(s => s.GetRequiredService<SiteDocuments>().WriteAsync(
            TypeMaker.Definition([new TypeMaker("Note").Part("TitlePart").Part("AutoroutePart").Part("AliasPart").Part("VisibilityPart")])));
        return site;
    }

    /// <summary>Runs <paramref name="work"/> as one unit of work, in a scope of its own.</summary>
    public static Task InWorkAsync(this TestSite site, Func<IServiceProvider, Task> work) =>
        site.InScopeAsync(s => s.GetRequiredService<SiteWork>().RunAsync(() => work(s)));

    /// <summary>A note as a recipe writes it, published unless said otherwise.</summary>
    public static JsonObject Note(string id, string? title = null, string? version = null, bool latest = true, bool published = true, params string[] audiences)
    {
        var json = new JsonObject
        {
            ["ContentItemId"] = id,
            ["ContentItemVersionId"] = version ?? id + ".1",
            ["ContentType"] = "Note",
            ["Latest"] = latest,
            ["Published"] = published,
            ["TitlePart"] = new JsonObject { ["Title"] = title ?? id },
            ["AutoroutePart"] = new JsonObject { ["Path"] = "notes/" + id },
            ["AliasPart"] = new JsonObject { ["Alias"] = id },
        };
        if (audiences.Length > 0) json["VisibilityPart"] = new JsonObject { ["Audiences"] = new JsonArray([.. audiences.Select(a => (JsonNode)a)]) };
        return json;
    }

    /// <summary>Imports items, in one unit of work; problems are an error.</summary>
    public static Task ImportAsync(this TestSite site, params JsonObject[] items) => site.InWorkAsync(async s =>
    {
        foreach (var item in items)
            if ((await s.GetRequiredService<ContentImporter>().ImportAsync(item, strict: true)).Problems is [var problem, ..]) throw new InvalidOperationException(problem.Message);
    });

    /// <summary>Changes the newest version and publishes it.</summary>
    public static Task PublishAsync(this TestSite site, string id, Action<ContentItem> change) => site.InScopeAsync(async s =>
    {
        var item = (await s.GetRequiredService<ContentReader>().LatestAsync(id))!;
        change(item);
        if (await s.GetRequiredService<ContentDrafts>().PublishAsync(item) is [var problem, ..]) throw new InvalidOperationException(problem.Message);
    });

    public static void SetAudiences(this ContentItem item, params string[] audiences) => item.SetPart(nameof(VisibilityPart), new VisibilityPart { Audiences = [.. audiences] });

    public static void SetTitle(this ContentItem item, string title) => item.SetPart(nameof(TitlePart), new TitlePart { Title = title });
}
