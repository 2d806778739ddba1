using System.Text.Json.Nodes;

namespace Reseau50.Cms.ContentTypes;

/// <summary>
/// The types Orchard's own modules define when they are switched on: its recipes make menus and taxonomies without defining these types. A recipe of
/// ours that defines them completes what is here, as it does there.
/// </summary>
internal static class StockDefinitions
{
    private const string SlugPattern = "{{ ContentItem | display_text | slugify }}";

    private static readonly Dictionary<string, Func<IEnumerable<ContentTypeRecord>>> ByFeature = new()
    {
        ["OrchardCore.Menu"] = () =>
        [
            Type("Menu", ["Listable", "Draftable", "Versionable"], ("TitlePart", null), ("AliasPart", Pattern("AliasPartSettings")), ("MenuPart", null), ("MenuItemsListPart", null)),
            MenuItem("LinkMenuItem", "Link Menu Item", "LinkMenuItemPart"), MenuItem("ContentMenuItem", "Content Menu Item", "ContentMenuItemPart"),
            MenuItem("HtmlMenuItem", "Html Menu Item", "HtmlMenuItemPart"),
        ],
        ["OrchardCore.Forms"] = () =>
        [
            Widget("Form", ("TitlePart", Untitled), ("FormElementPart", null), ("FormPart", null), ("FlowPart", null)),
            Widget("Input", ("FormInputElementPart", null), ("FormElementPart", null), ("InputPart", null)), Widget("TextArea", ("FormInputElementPart", null), ("FormElementPart", null), ("TextAreaPart", null)),
            Widget("Select", ("FormInputElementPart", null), ("FormElementPart", null), ("SelectPart", null)), Widget("Button", ("FormInputElementPart", null), ("FormElementPart", null), ("ButtonPart", null)),
            Widget("Label", ("TitlePart", Untitled), ("FormElementPart", null), ("LabelPart", null)), Widget("Validation", ("ValidationPart", null)), Widget("ValidationSummary", ("ValidationSummaryPart", null)),
        ],
        ["OrchardCore.Taxonomies"] = () =>
        [
            Type("Taxonomy", ["Creatable", "Listable", "Draftable", "Versionable"], ("TitlePart", null), ("AliasPart", Pattern("AliasPartSettings")),
                ("AutoroutePart", Pattern("AutoroutePartSettings", ("AllowRouteContainedItems", true))), ("TaxonomyPart", null)),
        ],
    };

    /// <summary>The types that come with a feature.</summary>
    public static IEnumerable<ContentTypeRecord> Of(string feature) => ByFeature.TryGetValue(feature, out var make) ? make() : [];

    private static (string, JsonObject)? Untitled => ("TitlePartSettings", new JsonObject { ["RenderTitle"] = false });

    private static ContentTypeRecord Widget(string name, params (string Part, (string Name, JsonObject Value)? Settings)[] parts)
    {
        var type = Type(name, [], parts);
        type.Settings["ContentTypeSettings"] = new JsonObject { ["Stereotype"] = "Widget" };
        return type;
    }

    private static ContentTypeRecord MenuItem(string name, string displayName, string part)
    {
        var type = Type(name, [], (part, null), (name, null));
        type.DisplayName = displayName;
        type.Settings["ContentTypeSettings"] = new JsonObject { ["Stereotype"] = "MenuItem" };
        return type;
    }

    private static ContentTypeRecord Type(string name, string[] on, params (string Part, (string Name, JsonObject Value)? Settings)[] parts)
    {
        var type = new ContentTypeRecord { Name = name, DisplayName = name };
        type.Settings["ContentTypeSettings"] = new JsonObject(on.Select(s => KeyValuePair.Create(s, (JsonNode?)true)));
        foreach (var (part, settings) in parts)
        {
            var record = new ContentTypePartRecord { PartName = part, Name = part };
            record.Settings["ContentTypePartSettings"] = new JsonObject { ["Position"] = type.ContentTypePartDefinitionRecords.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) };
            if (settings is { } given) record.Settings[given.Name] = given.Value;
            type.ContentTypePartDefinitionRecords.Add(record);
        }
        return type;
    }

    private static (string, JsonObject) Pattern(string group, params (string Name, bool On)[] others)
    {
        var settings = new JsonObject { ["Pattern"] = SlugPattern };
        foreach (var (name, on) in others) settings[name] = on;
        return (group, settings);
    }
}
