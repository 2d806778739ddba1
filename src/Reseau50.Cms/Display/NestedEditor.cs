using System.Text.Json.Nodes;
using Reseau50.Cms.Content;

namespace Reseau50.Cms.Display;

/// <summary>
/// Edits the items inside an item (bag, flow, menu), without script: the form carries the ids in order under <c>Items</c>, an id under
/// <c>Remove</c> goes, a type under <c>Add</c> adds an empty item at the end, an id under <c>Up</c> or <c>Down</c> moves.
/// </summary>
public sealed class NestedEditor(IServiceProvider services, ContentReader reader)
{
    // Asked for late: the item editor itself needs every part driver, and some of those need this.
    private ItemEditor Items => services.GetRequiredService<ItemEditor>();

    public async Task<NestedModel> EditAsync(IReadOnlyList<ContentItem> items, PartContext context, IReadOnlyList<string> allowed, FormInput? form, CancellationToken ct)
    {
        var definitions = await reader.DefinitionsAsync(ct);
        var editors = new List<NestedItem>();
        foreach (var item in items)
            editors.Add(new NestedItem(item.ContentItemId, item.ContentType, definitions.Type(item.ContentType)?.DisplayName ?? item.ContentType, item.DisplayText,
                await Items.EditAsync(item, form, context.Prefix + "." + item.ContentItemId, ct)));
        var types = allowed.Select(t => definitions.Type(t)).OfType<ContentTypes.TypeDefinition>().Select(t => new Choice(t.Name, t.DisplayName)).ToList();
        return new NestedModel(context.Prefix, context.Part.DisplayName, editors, types);
    }

    public async Task<List<JsonObject>> UpdateAsync(IReadOnlyList<ContentItem> items, PartContext context, FormInput form, CancellationToken ct)
    {
        var known = items.ToDictionary(i => i.ContentItemId);
        var removed = form.All("Remove").ToHashSet();
        var kept = new List<ContentItem>();
        foreach (var id in form.All("Items").Where(id => !removed.Contains(id)))
        {
            var item = known.TryGetValue(id, out var old) ? old.Clone() : New(id, form.Text(id + ".ContentType") ?? "");
            if (item.ContentType.Length == 0) continue;
            await Items.UpdateAsync(item, form.Under(""), context.Prefix + "." + id, ct);
            kept.Add(item);
        }
        foreach (var id in form.All("Up")) Move(kept, id, -1);
        foreach (var id in form.All("Down")) Move(kept, id, +1);
        if (form.Text("Add") is { } type) kept.Add(New(ContentIds.New(), type));
        return [.. kept.Select(ContentJson.FromItem)];
    }

    private static void Move(List<ContentItem> items, string id, int by)
    {
        var at = items.FindIndex(i => i.ContentItemId == id);
        if (at < 0 || at + by < 0 || at + by >= items.Count) return;
        (items[at], items[at + by]) = (items[at + by], items[at]);
    }

    private static ContentItem New(string id, string type) => new() { ContentItemId = id, ContentItemVersionId = ContentIds.New(), ContentType = type };
}

/// <summary>What the template of nested items draws.</summary>
public sealed record NestedModel(string Prefix, string Label, IReadOnlyList<NestedItem> Items, IReadOnlyList<Choice> Types);

/// <summary>One item inside another, with its editors.</summary>
public sealed record NestedItem(string Id, string ContentType, string TypeName, string DisplayText, IReadOnlyList<Shape> Editors);
