using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Reseau50.Cms.Content;

namespace Reseau50.Cms.Display;

/// <summary>
/// Edits the items inside an item (bag, flow, menu), without script: the form carries the ids in order under <c>Items</c>, an id under
/// <c>Remove</c> goes, a type under <c>Add</c> adds an empty item at the end, an id under <c>Up</c> or <c>Down</c> moves.
/// </summary>
public sealed partial class NestedEditor(IServiceProvider services, ContentReader reader)
{
    // Asked for late: these need every part driver, and some of those need this.
    private ItemEditor Items => services.GetRequiredService<ItemEditor>();
    private ContentHandlers Handlers => services.GetRequiredService<ContentHandlers>();

    public async Task<NestedModel> EditAsync(IReadOnlyList<ContentItem> items, PartContext context, IReadOnlyList<string> allowed, FormInput? form, CancellationToken ct)
    {
        var definitions = await reader.DefinitionsAsync(ct);
        var editors = new List<NestedItem>();
        foreach (var item in items)
            editors.Add(new NestedItem(item.ContentItemId, item.ContentType, definitions.Type(item.ContentType)?.DisplayName ?? item.ContentType, item.DisplayText,
                await Items.EditAsync(item, form, Within(context, item.ContentItemId), ct)));
        var types = allowed.Select(t => definitions.Type(t)).OfType<ContentTypes.TypeDefinition>().Select(t => new Choice(t.Name, t.DisplayName)).ToList();
        return new NestedModel(context.Prefix, Label(context.Part), editors, types);
    }

    /// <summary>The items as the form wants them. Each keeps what the form does not show; a form without these inputs changes nothing.</summary>
    public async Task<List<JsonObject>> UpdateAsync(IReadOnlyList<JsonObject> items, PartContext context, IReadOnlyList<string> allowed, FormInput form, CancellationToken ct)
    {
        if (!form.Has("Items") && !form.Has("Add")) return [.. items];
        var known = items.GroupBy(i => ContentJson.Text(i, "ContentItemId") ?? "").ToDictionary(g => g.Key, g => g.First());
        var removed = form.All("Remove").ToHashSet();
        var kept = new List<(JsonObject? Before, ContentItem Item)>();
        foreach (var id in form.All("Items").Distinct().Where(id => !removed.Contains(id)))
        {
            var before = known.GetValueOrDefault(id);
            var type = form.Text(id + ".ContentType") ?? "";
            if (before is null && !(allowed.Contains(type) && Id().IsMatch(id))) continue;
            var item = before is null ? New(id, type) : ContentJson.ToItem(before);
            await Items.UpdateAsync(item, form.Under(""), Within(context, id), ct);
            await Handlers.SavingAsync(item, ct);
            kept.Add((before, item));
        }
        foreach (var id in form.All("Up")) Move(kept, id, -1);
        foreach (var id in form.All("Down")) Move(kept, id, +1);
        if (form.Text("Add") is { } added && allowed.Contains(added)) kept.Add((null, New(ContentIds.New(), added)));
        form.Rearranged |= form.All("Add").Count + form.All("Up").Count + form.All("Down").Count + removed.Count > 0;
        return [.. kept.Select(k => Written(k.Before, k.Item))];
    }

    public async Task<IReadOnlyList<Problem>> ValidateAsync(IReadOnlyList<ContentItem> items, PartContext context, CancellationToken ct)
    {
        var problems = new List<Problem>();
        foreach (var item in items) problems.AddRange(await Handlers.ValidateAsync(item, Within(context, item.ContentItemId), ct));
        return problems;
    }

    /// <summary>Prefix of the inputs of the item <paramref name="id"/> inside a part.</summary>
    public static string Within(PartContext context, string id) => context.Prefix + "." + id;

    private static string Label(ContentTypes.TypePart part) => part.DisplayName != part.PartName ? part.DisplayName : part.PartName switch
    {
        "FlowPart" => "Blocs de la page",
        "MenuItemsListPart" => "Entrées du menu",
        _ => "Éléments",
    };

    private static void Move(List<(JsonObject?, ContentItem Item)> items, string id, int by)
    {
        var at = items.FindIndex(i => i.Item.ContentItemId == id);
        if (at < 0 || at + by < 0 || at + by >= items.Count) return;
        (items[at], items[at + by]) = (items[at + by], items[at]);
    }

    // Over what was there: whatever the item's JSON holds besides its parts stays.
    private static JsonObject Written(JsonObject? before, ContentItem item)
    {
        if (before is null) return ContentJson.FromItem(item);
        var json = (JsonObject)before.DeepClone();
        if (item.DisplayText.Length > 0 || json.ContainsKey("DisplayText")) json["DisplayText"] = item.DisplayText;
        foreach (var (name, part) in item.Parts) json[name] = part?.DeepClone();
        return json;
    }

    private static ContentItem New(string id, string type) => new() { ContentItemId = id, ContentItemVersionId = ContentIds.New(), ContentType = type };

    [GeneratedRegex("^[a-z0-9-]{1,26}$")]
    private static partial Regex Id();
}

/// <summary>What the template of nested items draws.</summary>
public sealed record NestedModel(string Prefix, string Label, IReadOnlyList<NestedItem> Items, IReadOnlyList<Choice> Types);

/// <summary>One item inside another, with its editors.</summary>
public sealed record NestedItem(string Id, string ContentType, string TypeName, string DisplayText, IReadOnlyList<Shape> Editors);
