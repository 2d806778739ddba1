using System.Text.Json.Nodes;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Parts;

namespace Reseau50.Admin.Site.Types;

/// <summary>What a new type begins with. Everything can be changed afterwards.</summary>
internal sealed record TypeShape(string Value, string Words, string? Stereotype, string[] On, string[] Parts)
{
    private static readonly string[] Kept = ["Draftable", "Versionable", "Securable"];

    public static readonly IReadOnlyList<TypeShape> All =
    [
        new("page", "un contenu qui a sa page", null, ["Creatable", "Listable", .. Kept], ["TitlePart", "AutoroutePart"]),
        new("contenu", "un contenu sans page à lui", null, ["Creatable", "Listable", .. Kept], ["TitlePart"]),
        new("contenant", "un morceau d’un autre contenu", null, [], []),
        new("bloc", "un bloc, placé dans une page", "Widget", [], []),
        new("reglages", "des réglages du site", "CustomSettings", [], []),
    ];

    public ContentTypeRecord Make(string name, string displayName)
    {
        var settings = new JsonObject(On.Select(s => KeyValuePair.Create(s, (JsonNode?)true)));
        if (Stereotype is not null) settings["Stereotype"] = Stereotype;
        var type = new ContentTypeRecord { Name = name, DisplayName = displayName };
        if (settings.Count > 0) type.Settings[TypeKind.Group] = settings;
        foreach (var part in Parts.Append(name)) type.Add(new ContentTypePartRecord { PartName = part, Name = part });
        if (type.Part(nameof(AutoroutePart)) is { } address)
            address.Settings[nameof(AutoroutePartSettings)] = new JsonObject { ["Pattern"] = "{{ ContentItem | display_text | slugify }}", ["AllowCustomPath"] = true };
        return type;
    }
}
