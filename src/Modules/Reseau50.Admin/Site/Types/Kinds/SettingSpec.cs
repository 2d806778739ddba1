using System.Text.Json;
using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;

namespace Reseau50.Admin.Site.Types.Kinds;

/// <summary>How a setting is written in a form.</summary>
internal enum SettingKind { Text, LongText, Flag, Whole, Number, Pattern, Lines, Options, Choice, NumberedChoice, ContentTypes, Taxonomy }

/// <summary>One setting of a part or a field: where its definition keeps it, and how people are asked for it.</summary>
internal sealed record SettingSpec(string Group, string Name, SettingKind Kind, string Label, string? Hint = null, bool Required = false)
{
    /// <summary>What it is when the definition does not say.</summary>
    public JsonNode? Default { get; init; }

    /// <summary>What it is chosen among, when that does not depend on the site.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>The only stereotype of the content types proposed; null for all.</summary>
    public string? Stereotype { get; init; }

    /// <summary>The name of its input.</summary>
    public string Input => Group + "." + Name;

    /// <summary>A property of a settings class of the kernel; what the class begins with is the default.</summary>
    public static SettingSpec Of<T>(string name, SettingKind kind, string label, string? hint = null, bool required = false) where T : class, new() =>
        new(typeof(T).Name, name, kind, label, hint, required) { Default = JsonSerializer.SerializeToNode(typeof(T).GetProperty(name)!.GetValue(new T()), ContentJson.Options) };
}

/// <summary>A kind of part or field, as the type editor knows it.</summary>
internal sealed record SettingsKind(string Name, string Label, string Words, IReadOnlyList<SettingSpec> Settings)
{
    /// <summary>True for a part that a type may have several times, under names of its own.</summary>
    public bool IsNamed { get; init; }

    /// <summary>What is wrong with settings that are each right: the input, and what to do.</summary>
    public Func<SettingsValues, (string Input, string Message)?> Check { get; init; } = _ => null;
}

/// <summary>Settings to be checked.</summary>
internal sealed class SettingsValues(JsonObject settings)
{
    public string Text(string group, string name) => Node(group, name) is JsonValue v && v.TryGetValue<string>(out var text) ? text : "";
    public decimal? Number(string group, string name) => Node(group, name) is JsonValue v && v.GetValueKind() == JsonValueKind.Number ? v.Deserialize<decimal>() : null;
    public bool Flag(string group, string name) => Node(group, name) is JsonValue v && v.GetValueKind() == JsonValueKind.True;
    public JsonArray List(string group, string name) => Node(group, name) as JsonArray ?? [];
    private JsonNode? Node(string group, string name) => (settings[group] as JsonObject)?[name];
}
