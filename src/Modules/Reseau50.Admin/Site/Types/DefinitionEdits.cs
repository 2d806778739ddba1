using System.Globalization;
using System.Text.Json.Nodes;
using Reseau50.Admin.Site.Types.Kinds;
using Reseau50.Cms.ContentTypes;

namespace Reseau50.Admin.Site.Types;

/// <summary>What the screens do to definitions, in Orchard's records.</summary>
internal static class DefinitionEdits
{
    private const string Position = "Position";

    public static ContentTypeRecord? Type(this ContentDefinition all, string name) => all.ContentTypes.FirstOrDefault(t => t.Name == name);
    public static ContentPartRecord? Part(this ContentDefinition all, string name) => all.ContentParts.FirstOrDefault(p => p.Name == name);
    public static ContentTypePartRecord? Part(this ContentTypeRecord type, string name) => type.ContentTypePartDefinitionRecords.FirstOrDefault(p => NameOf(p) == name);
    public static string NameOf(ContentTypePartRecord part) => part.Name.Length > 0 ? part.Name : part.PartName;

    /// <summary>The parts of a type, as its items show them.</summary>
    public static IReadOnlyList<ContentTypePartRecord> Ordered(this ContentTypeRecord type) => [.. type.ContentTypePartDefinitionRecords.OrderBy(p => PositionOf(p.Settings, PartKinds.Common))];

    public static IReadOnlyList<ContentPartFieldRecord> Ordered(this ContentPartRecord? part) => [.. (part?.ContentPartFieldDefinitionRecords ?? []).OrderBy(f => PositionOf(f.Settings, FieldKinds.Common))];

    public static void Add(this ContentTypeRecord type, ContentTypePartRecord part)
    {
        Place(part.Settings, PartKinds.Common, Next(type.ContentTypePartDefinitionRecords.Select(p => p.Settings), PartKinds.Common));
        type.ContentTypePartDefinitionRecords.Add(part);
    }

    /// <summary>Adds a field; a type whose own part is missing gets it.</summary>
    public static void AddField(this ContentDefinition all, string partName, ContentPartFieldRecord field)
    {
        if (all.Part(partName) is not { } part) all.ContentParts.Add(part = new ContentPartRecord { Name = partName });
        if (all.Type(partName) is { } type && type.Part(partName) is null) type.Add(new ContentTypePartRecord { PartName = partName, Name = partName });
        Place(field.Settings, FieldKinds.Common, Next(part.ContentPartFieldDefinitionRecords.Select(f => f.Settings), FieldKinds.Common));
        part.ContentPartFieldDefinitionRecords.Add(field);
    }

    /// <summary>One place up or down; false at the end of the list.</summary>
    public static bool Move(this ContentTypeRecord type, string name, bool up) => Move(type.Ordered(), p => NameOf(p) == name, p => p.Settings, PartKinds.Common, up);

    public static bool MoveField(this ContentPartRecord part, string name, bool up) => Move(part.Ordered(), f => f.Name == name, f => f.Settings, FieldKinds.Common, up);

    private static bool Move<T>(IReadOnlyList<T> all, Func<T, bool> which, Func<T, JsonObject> settings, string group, bool up)
    {
        var order = all.ToList();
        var at = order.FindIndex(x => which(x));
        var to = at + (up ? -1 : 1);
        if (at < 0 || to < 0 || to >= order.Count) return false;
        (order[at], order[to]) = (order[to], order[at]);
        for (var i = 0; i < order.Count; i++) Place(settings(order[i]), group, i);
        return true;
    }

    private static decimal Next(IEnumerable<JsonObject> settings, string group) => settings.Select(s => decimal.Floor(PositionOf(s, group)) + 1).DefaultIfEmpty(0).Max();

    // A text, as Orchard writes it.
    private static void Place(JsonObject settings, string group, decimal position)
    {
        if (settings[group] is not JsonObject known) settings[group] = known = [];
        known[Position] = position.ToString(CultureInfo.InvariantCulture);
    }

    private static decimal PositionOf(JsonObject settings, string group) =>
        (settings[group] as JsonObject)?[Position] is JsonValue v && decimal.TryParse(v.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var position) ? position : 0;

    public static string? Text(this JsonObject settings, string group, string name) => (settings[group] as JsonObject)?[name] is JsonValue v && v.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
