using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Reseau50.Cms.Content;

namespace Reseau50.Cms.ContentTypes;

/// <summary>The definitions, looked up by name. Immutable: a change makes a new one.</summary>
public sealed class ContentDefinitions
{
    private readonly Dictionary<string, TypeDefinition> _types;
    private readonly Dictionary<string, PartDefinition> _parts;

    public ContentDefinitions(ContentDefinition source)
    {
        Source = source;
        _parts = source.ContentParts.ToDictionary(p => p.Name, p => new PartDefinition(p));
        _types = source.ContentTypes.ToDictionary(t => t.Name, t => new TypeDefinition(t, _parts));
    }

    public ContentDefinition Source { get; }
    public IEnumerable<TypeDefinition> Types => _types.Values;
    public TypeDefinition? Type(string name) => _types.GetValueOrDefault(name);
    public PartDefinition? Part(string name) => _parts.GetValueOrDefault(name);
}

/// <summary>A type with its parts sorted by position.</summary>
public sealed class TypeDefinition
{
    public TypeDefinition(ContentTypeRecord record, IReadOnlyDictionary<string, PartDefinition> parts)
    {
        Name = record.Name;
        DisplayName = string.IsNullOrWhiteSpace(record.DisplayName) ? record.Name : record.DisplayName;
        Settings = record.Settings;
        Parts = [.. record.ContentTypePartDefinitionRecords
            .Select(p => new TypePart(p, parts.GetValueOrDefault(p.PartName) ?? new PartDefinition(new ContentPartRecord { Name = p.PartName })))
            .OrderBy(p => p.Position)];
    }

    public string Name { get; }
    public string DisplayName { get; }
    public JsonObject Settings { get; }
    public IReadOnlyList<TypePart> Parts { get; }
    public string? Stereotype => Text("Stereotype");

    /// <summary>What the type is for, in a sentence.</summary>
    public string? Description => Text("Description");
    public bool Is(string setting) => (Settings["ContentTypeSettings"] as JsonObject)?[setting] is JsonValue v && v.TryGetValue<bool>(out var on) && on;
    private string? Text(string setting) => (Settings["ContentTypeSettings"] as JsonObject)?[setting]?.GetValue<string>();
    public TypePart? Part(string name) => Parts.FirstOrDefault(p => p.Name == name);
    public bool HasPart(string partName) => Parts.Any(p => p.PartName == partName);
}

/// <summary>A part of a type.</summary>
public sealed class TypePart(ContentTypePartRecord record, PartDefinition definition)
{
    public string Name { get; } = string.IsNullOrEmpty(record.Name) ? record.PartName : record.Name;
    public string PartName { get; } = record.PartName;
    public PartDefinition Definition { get; } = definition;
    public decimal Position { get; } = DefinitionSettings.Position(record.Settings, "ContentTypePartSettings");
    public string DisplayName => Title ?? Name;

    /// <summary>The name this type gave to the part, or null.</summary>
    public string? Title => DefinitionSettings.Text(record.Settings, "ContentTypePartSettings", "DisplayName");
    public string? Description => DefinitionSettings.Text(record.Settings, "ContentTypePartSettings", "Description");
    public T Settings<T>() where T : class, new() => ContentJson.Read<T>(record.Settings[typeof(T).Name] as JsonObject);
}

/// <summary>A part's fields, sorted by position.</summary>
public sealed class PartDefinition(ContentPartRecord record)
{
    public string Name { get; } = record.Name;
    public IReadOnlyList<FieldDefinition> Fields { get; } = [.. record.ContentPartFieldDefinitionRecords.Select(f => new FieldDefinition(f)).OrderBy(f => f.Position)];
    public FieldDefinition? Field(string name) => Fields.FirstOrDefault(f => f.Name == name);
}

/// <summary>A field of a part.</summary>
public sealed class FieldDefinition(ContentPartFieldRecord record)
{
    public string Name { get; } = record.Name;
    public string FieldName { get; } = record.FieldName;
    public decimal Position { get; } = DefinitionSettings.Position(record.Settings, "ContentPartFieldSettings");
    public string DisplayName => DefinitionSettings.Text(record.Settings, "ContentPartFieldSettings", "DisplayName") ?? Name;
    public string? Editor => DefinitionSettings.Text(record.Settings, "ContentPartFieldSettings", "Editor");
    public T Settings<T>() where T : class, new() => ContentJson.Read<T>(record.Settings[typeof(T).Name] as JsonObject);
}

internal static class DefinitionSettings
{
    public static string? Text(JsonObject settings, string group, string name) =>
        (settings[group] as JsonObject)?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static decimal Position(JsonObject settings, string group) =>
        decimal.TryParse(Text(settings, group, "Position"), NumberStyles.Number, CultureInfo.InvariantCulture, out var position) ? position : 0;
}
