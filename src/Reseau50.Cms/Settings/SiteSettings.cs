using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Reseau50.Cms.Settings;

/// <summary>The site's settings: a stored document. Keys the kernel does not use are kept as they came, as Orchard keeps them.</summary>
public sealed class SiteSettings
{
    public string SiteName { get; set; } = "";
    public string TimeZoneId { get; set; } = "Europe/Paris";
    public string? BaseUrl { get; set; }
    public int PageSize { get; set; } = 12;
    public JsonObject? HomeRoute { get; set; }

    // Not a JsonObject: System.Text.Json would write that one's braces inside the document.
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    /// <summary>The item shown at <c>/</c>, or null.</summary>
    [JsonIgnore]
    public string? HomeContentItemId => HomeRoute?["ContentItemId"]?.GetValue<string>() ?? HomeRoute?["contentItemId"]?.GetValue<string>();
}

/// <summary>Custom settings: one content item for each type of stereotype <c>CustomSettings</c>.</summary>
[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
public sealed class CustomSettings
{
    public SortedDictionary<string, JsonObject> Items { get; set; } = new(StringComparer.Ordinal);
}

/// <summary>Documents that recipes bring and later modules use: kept as they came, by name.</summary>
// Populated, not replaced: a dictionary the serializer makes would be ordered by the culture of the machine.
[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
public sealed class StoredSteps
{
    public SortedDictionary<string, JsonObject> Layers { get; set; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, JsonObject> Queries { get; set; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, JsonObject> IndexProfiles { get; set; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, JsonObject> AdminMenus { get; set; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, JsonObject> Templates { get; set; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, JsonObject> MediaProfiles { get; set; } = new(StringComparer.Ordinal);
}

/// <summary>The themes in use.</summary>
public sealed class ThemeChoice
{
    public string? Site { get; set; }
    public string? Admin { get; set; }
}
