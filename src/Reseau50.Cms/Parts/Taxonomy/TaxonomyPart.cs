using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;

namespace Reseau50.Cms.Parts;

/// <summary>A controlled list of terms, each a content item, each with child terms under <c>Terms</c>.</summary>
public sealed class TaxonomyPart
{
    public string? TermContentType { get; set; }
    public List<JsonObject> Terms { get; set; } = [];

    [JsonIgnore]
    public IReadOnlyList<ContentItem> Items => field ??= [.. Terms.Select(TermItems.Read)];
}

/// <summary>Says to which taxonomy a term belongs.</summary>
public sealed class TermPart
{
    public string? TaxonomyContentItemId { get; set; }
}

/// <summary>Terms as items. Children hang at the root of a term's JSON, which a plain item does not keep: they are carried here.</summary>
public static class TermItems
{
    private const string Carrier = "$terms";

    public static ContentItem Read(JsonObject json)
    {
        var item = ContentJson.ToItem(json);
        if (json["Terms"] is JsonArray { Count: > 0 } children) item.Parts[Carrier] = new JsonObject { ["Items"] = children.DeepClone() };
        return item;
    }

    public static IReadOnlyList<ContentItem> Children(ContentItem term) =>
        (term.Parts[Carrier] as JsonObject)?["Items"] is JsonArray children ? [.. children.OfType<JsonObject>().Select(Read)] : [];
}

internal sealed class TaxonomyPartDriver : PartDriver<TaxonomyPart>
{
    protected override Task<object?> Display(TaxonomyPart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<object?>(part.Terms.Count == 0 ? null : TermTable.Of(context.Item));

    // One term a line, two spaces for each level. The id written after a term's name lets it be renamed and keep its parts.
    protected override Task Update(TaxonomyPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        if (form.Has("Terms")) part.Terms = TermOutline.Parse(form.Text("Terms") ?? "", part.Terms, part.TermContentType ?? "Term", context.Item.ContentItemId);
        return Task.CompletedTask;
    }
}

internal sealed class TermPartDriver : PartDriver<TermPart>
{
    public override IReadOnlyList<string> DisplayTypes => [];
    protected override Task<object?> Edit(TermPart part, PartContext context, FormInput? form, CancellationToken ct) => Task.FromResult<object?>(null);
}
