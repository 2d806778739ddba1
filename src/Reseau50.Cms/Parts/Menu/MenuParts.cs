using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Reseau50.Cms.Content;

namespace Reseau50.Cms.Parts;

/// <summary>Marks an item as a menu.</summary>
public sealed class MenuPart;

/// <summary>The entries of a menu or of an entry.</summary>
public sealed class MenuItemsListPart
{
    public List<JsonObject> MenuItems { get; set; } = [];

    [JsonIgnore]
    public IReadOnlyList<ContentItem> Items => field ??= [.. MenuItems.Select(ContentJson.ToItem)];
}

/// <summary>An entry that leads to an address; <c>~/</c> is the site's root.</summary>
public sealed class LinkMenuItemPart
{
    public string? Name { get; set; }
    public string? Url { get; set; }
    public string? Target { get; set; }
}

/// <summary>An entry that leads to an item, named by its field <c>SelectedContentItem</c>.</summary>
public sealed class ContentMenuItemPart
{
    public string? Name { get; set; }
    public bool? CheckContentPermissions { get; set; }
}

/// <summary>An entry with HTML of its own.</summary>
public sealed class HtmlMenuItemPart
{
    public string? Name { get; set; }
    public string? Url { get; set; }
    public string? Target { get; set; }
    public string? Html { get; set; }
}

/// <summary>Who sees an entry.</summary>
public sealed class MenuItemPermissionPart
{
    public List<string> PermissionNames { get; set; } = [];
}
