using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Features;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Site.Types;

/// <summary>Who counts on a type: its items, those that hold items of it, other definitions, and the modules whose code shows it.</summary>
internal sealed class TypeUses(SiteDb db, ContentReader reader, IEnumerable<IContentPage> pages, IEnumerable<IWidget> widgets, ModuleCatalog modules)
{
    // Parts that hold items inside an item.
    private static readonly string[] Holders = [nameof(BagPart), nameof(FlowPart), nameof(TaxonomyPart), nameof(MenuItemsListPart)];

    /// <summary>How many items each type has on the site, drafts included.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken ct) =>
        await db.ContentItems.Where(x => x.Latest).GroupBy(x => x.ContentType).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    /// <summary>How many items of the site hold one of that type inside them. Read one after the other: asked only before a type is deleted.</summary>
    public async Task<int> InsideOthersAsync(string type, CancellationToken ct)
    {
        var holders = (await reader.DefinitionsAsync(ct)).Types.Where(t => Holders.Any(t.HasPart)).Select(t => t.Name).ToArray();
        var found = 0;
        await foreach (var row in db.ContentItems.AsNoTracking().Where(x => (x.Latest || x.Published) && holders.Contains(x.ContentType)).AsAsyncEnumerable().WithCancellation(ct))
            if (row.Latest && Holds(row.ToItem().Parts, type)) found++;
        return found;
    }

    /// <summary>The parts and fields that name the type in their settings.</summary>
    public static IReadOnlyList<string> NamedBy(ContentDefinition all, string type) =>
    [
        .. from owner in all.ContentTypes
           where owner.Name != type
           from part in owner.ContentTypePartDefinitionRecords
           where Lists(part.Settings, type)
           select $"{owner.DisplayName ?? owner.Name}, « {DefinitionEdits.NameOf(part)} »",
        .. from owner in all.ContentParts
           where owner.Name != type
           from field in owner.ContentPartFieldDefinitionRecords
           where Lists(field.Settings, type)
           select $"{all.Type(owner.Name)?.DisplayName ?? owner.Name}, « {field.Name} »",
    ];

    /// <summary>The name of the module whose code shows the type, or what holds it; null when nothing but its definition knows it.</summary>
    public string? ReadBy(ContentDefinition all, string type) => ReadBy(all, type, []);

    private string? ReadBy(ContentDefinition all, string type, HashSet<string> seen)
    {
        if (!seen.Add(type)) return null;
        var shown = pages.Where(p => p.ContentType == type).Select(p => p.GetType()).Concat(widgets.Where(w => w.ContentType == type).Select(w => w.GetType())).FirstOrDefault();
        if (shown is not null) return modules.All.FirstOrDefault(m => m.GetType().Assembly == shown.Assembly)?.Name ?? shown.Assembly.GetName().Name;
        if (all.Type(type) is { } known && (known.Settings.Text("ContentTypeSettings", "Stereotype") is "MenuItem" or "CustomSettings" || known.ContentTypePartDefinitionRecords.Any(p => p.PartName is nameof(TaxonomyPart) or nameof(MenuPart)))) return "Noyau";
        return all.ContentTypes.Where(t => t.ContentTypePartDefinitionRecords.Any(p => Lists(p.Settings, type))).Select(t => ReadBy(all, t.Name, seen)).FirstOrDefault(m => m is not null);
    }

    private static bool Lists(JsonObject settings, string type) =>
        settings.Select(g => g.Value).OfType<JsonObject>().SelectMany(g => g.Select(p => p.Value)).OfType<JsonArray>().Any(list => list.OfType<JsonValue>().Any(v => v.TryGetValue<string>(out var name) && name == type));

    private static bool Holds(JsonNode? node, string type) => node switch
    {
        JsonObject o => (ContentJson.Text(o, "ContentType") == type) || o.Any(p => Holds(p.Value, type)),
        JsonArray a => a.Any(child => Holds(child, type)),
        _ => false,
    };
}
