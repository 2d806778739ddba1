using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;

namespace Reseau50.Tests.Cms.Parts;

/// <summary>A type « Essai » with one part, and the types that nest in it.</summary>
internal sealed class PartBench : IAsyncDisposable
{
    private readonly string _part;

    private PartBench(ViewBench views, string part) => (Views, _part) = (views, part);

    public ViewBench Views { get; }

    public static async Task<PartBench> CreateAsync(PartCase part, Database database = Database.Sqlite) => new(await ViewBench.CreateAsync(database,
        new TypeMaker("Essai").Part(part.Part, part.Settings),
        new TypeMaker("Note").Field("TextField", "Texte"),
        new TypeMaker("Bloc").Stereotype("Widget").Field("TextField", "Texte"),
        new TypeMaker("LinkMenuItem", "Lien").Stereotype("MenuItem").Part("LinkMenuItemPart")), part.Part);

    public ContentItem Item(string? json)
    {
        var item = new ContentItem { ContentItemId = "essai-1", ContentItemVersionId = "essai-1.1", ContentType = "Essai" };
        if (json is not null) item.Parts[_part] = JsonNode.Parse(json);
        return item;
    }

    public async Task<Drawn> EditAsync(ContentItem item, FormInput? form = null)
    {
        var drawn = new Drawn(await Views.EditorAsync(item, form));
        drawn.CheckAccessible();
        return drawn;
    }

    public async Task<string> ShowAsync(ContentItem item, string displayType)
    {
        var drawn = new Drawn(await Views.ItemAsync(item, displayType));
        foreach (var generic in drawn.Document.QuerySelectorAll("article > .summary-admin__state")) generic.Remove();
        if (_part != "TitlePart") foreach (var title in drawn.Document.QuerySelectorAll(".summary-admin__title")) title.Remove();
        return drawn.Inside("article");
    }

    public Task<FormInput> SubmitAsync(ContentItem item, params string[] values) => Views.SubmitAsync(item, [.. values.Select(v =>
        (_part + "." + v[..v.IndexOf('=', StringComparison.Ordinal)], v[(v.IndexOf('=', StringComparison.Ordinal) + 1)..]))]);

    public string Json(ContentItem item) => item.Parts[_part]!.ToJsonString(ContentJson.Options);

    public ValueTask DisposeAsync() => Views.DisposeAsync();
}
