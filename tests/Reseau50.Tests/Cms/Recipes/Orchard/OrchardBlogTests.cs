using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Features;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Media;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Xunit.Abstractions;

namespace Reseau50.Tests.Cms.Recipes.Orchard;

/// <summary>Orchard's Blog, value by value.</summary>
public sealed class OrchardBlogTests(ITestOutputHelper output)
{
    private const string Blog = "TheBlogTheme/Recipes/blog.recipe.json";
    private const string OldBlog = "2021/blog.recipe.json";
    private const string PostTitle = "Man must explore, and this is exploration at its greatest";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Post_IsInItsBlog_WithItsTermsAndPicture(Database database)
    {
        if (!OrchardCorpus.Found(output)) return;
        await using var site = await OrchardSite.ApplyAsync(Blog, database);
        var blog = await site.ItemAsync("Blog", "Blog");
        var post = await site.ItemAsync("BlogPost", PostTitle);
        var tags = await site.ItemAsync("Taxonomy", "Tags");

        Assert.Equal((blog.ContentItemId, 0), (post.Part<ContainedPart>().ListContentItemId, post.Part<ContainedPart>().Order));
        Assert.Equal("Problems look mighty small from 150 miles up", post.Field<TextField>("BlogPost", "Subtitle").Text);
        Assert.Equal(["post-bg.jpg"], post.Field<MediaField>("BlogPost", "Image").Paths);
        Assert.StartsWith("Never in all their history have men been able truly to conceive of the world as one", post.Part<MarkdownBodyPart>().Markdown, StringComparison.Ordinal);
        var picked = post.Field<TaxonomyField>("BlogPost", "Tags");
        Assert.Equal(tags.ContentItemId, picked.TaxonomyContentItemId);
        Assert.Equal(tags.Part<TaxonomyPart>().Items.Select(t => t.ContentItemId), picked.TermContentItemIds);
        Assert.Equal(["Earth", "Exploration", "Space"], ((JsonArray)post.Parts["BlogPost"]!["Tags"]!["TagNames"]!).Select(n => n!.GetValue<string>()));
        Assert.Contains(await site.RowsAsync<ContainedIndex>(), r => r.ContentItemId == post.ContentItemId && r.ListContentItemId == blog.ContentItemId);
        Assert.Equal(4, (await site.RowsAsync<TaxonomyIndex>()).Count(r => r.ContentItemId == post.ContentItemId));
        Assert.Equal("This is the description of your blog", blog.Part<HtmlBodyPart>().Html);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Addresses_ShowWhatOrchardShowsThere(Database database)
    {
        if (!OrchardCorpus.Found(output)) return;
        await using var site = await OrchardSite.ApplyAsync(Blog, database);
        var tags = (await site.ItemAsync("Taxonomy", "Tags")).Part<TaxonomyPart>().Items;
        var travel = Assert.Single((await site.ItemAsync("Taxonomy", "Categories")).Part<TaxonomyPart>().Items);

        Assert.Equal((PostTitle, null), await site.AtAsync("/blog/post-1"));
        Assert.Equal(("Blog", null), await site.AtAsync("/blog"));
        Assert.Equal(("About", null), await site.AtAsync("/about"));
        Assert.Equal(("Tags", null), await site.AtAsync("/tags"));
        Assert.Equal(["Earth", "Exploration", "Space"], tags.Select(t => t.DisplayText));
        foreach (var tag in tags) Assert.Equal(("Tags", tag.ContentItemId), await site.AtAsync("/tags/" + tag.DisplayText));
        Assert.Equal(("Categories", travel.ContentItemId), await site.AtAsync("/categories/travel"));
        Assert.Equal("fas fa-globe-americas", travel.Field<TextField>("Category", "Icon").Text);
        Assert.Null(await site.AtAsync("/earth"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Menu_WidgetsAndLayers(Database database)
    {
        if (!OrchardCorpus.Found(output)) return;
        await using var site = await OrchardSite.ApplyAsync(Blog, database);
        var entries = await site.Lab.Site.InScopeAsync(s => s.GetRequiredService<MenuTree>().OfAsync("main-menu"));
        Assert.Equal([("Home", "/"), ("About", "/about")], entries.Select(e => (e.Text, e.Url)));

        var footer = await site.ItemAsync("RawHtml", "Footer");
        Assert.Equal(("Always", "Footer", 10d), (footer.Part<LayerMetadata>().Layer, footer.Part<LayerMetadata>().Zone, footer.Part<LayerMetadata>().Position));
        Assert.Equal(await File.ReadAllTextAsync(OrchardCorpus.File("TheBlogTheme/Recipes/Snippets/footer.html")), footer.Field<HtmlField>("RawHtml", "Content").Html);
        Assert.Equal(("Always", "Footer"), (await site.RowsAsync<LayerIndex>()).Where(r => r.ContentItemId == footer.ContentItemId).Select(r => (r.Layer, r.Zone)).Single());
        var stored = await site.DocumentAsync<StoredSteps>();
        Assert.Equal(["Always", "Homepage"], stored.Layers.Keys);
        Assert.Equal("HomepageCondition", stored.Layers["Homepage"]["LayerRule"]!["Conditions"]![0]!["Name"]!.GetValue<string>());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Settings_Queries_Profiles_MediaAndFeatures(Database database)
    {
        if (!OrchardCorpus.Found(output)) return;
        await using var site = await OrchardSite.ApplyAsync(Blog, database);
        var stored = await site.DocumentAsync<StoredSteps>();
        var query = stored.Queries["RecentBlogPosts"];
        Assert.Equal("Sql", query["Source"]!.GetValue<string>());
        Assert.Equal("{\r\n    \"type\": \"ContentItem/BlogPost\"\r\n}", query["Schema"]!.GetValue<string>());
        Assert.Equal((2048, 600), (stored.MediaProfiles["banner"]["Width"]!.GetValue<int>(), stored.MediaProfiles["banner"]["Height"]!.GetValue<int>()));

        var settings = await site.DocumentAsync<SiteSettings>();
        Assert.Equal((await site.ItemAsync("Blog", "Blog")).ContentItemId, settings.HomeContentItemId);
        Assert.Equal(["Content", "Footer"], settings.Others!["LayerSettings"].GetProperty("Zones").EnumerateArray().Select(z => z.GetString()));

        var files = await site.RowsAsync<MediaFileRow>();
        Assert.Equal(["about-bg.jpg", "home-bg.jpg", "post-bg.jpg"], files.Select(f => f.Path).Order(StringComparer.Ordinal));
        await site.Lab.Site.InScopeAsync(async s =>
        {
            foreach (var file in files)
            {
                await using var bytes = s.GetRequiredService<MediaStore>().OpenRead(file);
                Assert.True(bytes.ReadByte() == 0xFF, $"{file.Path} is not the picture it was");
            }
        });
        var features = await site.DocumentAsync<FeatureState>();
        Assert.Contains("OrchardCore.Taxonomies", features.Enabled);
        Assert.Equal(OrchardExpectations.All[Blog].Modules.Split(' ').Order(StringComparer.Ordinal), features.Unsupported);
        Assert.Equal(["Author", "Contributor", "Editor", "Moderator"], (await site.DocumentAsync<RoleList>()).Roles.Select(r => r.Name));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task StepsOf2021_AreStoredTheSameWay(Database database)
    {
        if (!OrchardCorpus.Found(output)) return;
        await using var site = await OrchardSite.ApplyAsync(OldBlog, database);
        var index = (await site.DocumentAsync<StoredSteps>()).IndexProfiles["Search"];
        Assert.Equal(("Search", "standardanalyzer", 20), (ContentJson.Text(index, "Name"), ContentJson.Text(index, "AnalyzerName"), index["IndexedContentTypes"]!.AsArray().Count));
        Assert.Equal("Search", (await site.DocumentAsync<SiteSettings>()).Others!["LuceneSettings"].GetProperty("SearchIndex").GetString());
        var anonymous = Assert.Single((await site.DocumentAsync<RoleList>()).Roles);
        Assert.Equal(("Anonymous", "QueryLuceneSearchIndex ViewContent"), (anonymous.Name, string.Join(' ', anonymous.Permissions)));
        Assert.Equal((PostTitle, null), await site.AtAsync("/blog/post-1"));
        Assert.Empty(await site.RowsAsync<MediaFileRow>());
    }

    [Fact]
    public async Task SearchRecipe_StoresItsIndexProfile()
    {
        if (!OrchardCorpus.Found(output)) return;
        await using var site = await OrchardSite.ApplyAsync("TheBlogTheme/Recipes/blog.lucene.query.recipe.json");
        var stored = await site.DocumentAsync<StoredSteps>();
        Assert.Equal("Lucene", ContentJson.Text(stored.IndexProfiles["Search"], "ProviderName"));
        Assert.Equal("standardanalyzer", stored.IndexProfiles["Search"]["Properties"]!["LuceneIndexMetadata"]!["AnalyzerName"]!.GetValue<string>());
        Assert.Equal("Lucene", ContentJson.Text(stored.Queries["RecentBlogPosts"], "Source"));
    }
}
