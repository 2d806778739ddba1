using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Security;
using Reseau50.Cms.Text;

namespace Reseau50.Cms.Parts;

/// <summary>An entry ready to draw: words and an address, or HTML already cleaned. <see cref="Url"/> is null for a heading over other entries.</summary>
public sealed record MenuEntry(string Text, string? Url, string? Html, IReadOnlyList<MenuEntry> Children);

/// <summary>A menu as everybody may see it: an entry that leads to a hidden item, or that asks for a permission, is left out with all below it.</summary>
public sealed class MenuTree(ContentReader reader)
{
    /// <summary>The entries of the menu with that alias; none when there is no such menu.</summary>
    public async Task<IReadOnlyList<MenuEntry>> OfAsync(string alias, CancellationToken ct = default) =>
        await reader.CachedAsync("menu:" + alias, Viewer.Visitor,
            async () => await reader.ByAliasAsync(alias, Viewer.Visitor, ct) is { } menu ? await OfAsync(menu.Part<MenuItemsListPart>(), ct) : []);

    public Task<IReadOnlyList<MenuEntry>> OfAsync(MenuItemsListPart menu, CancellationToken ct = default) => EntriesAsync(menu.Items, ct);

    public async Task<MenuEntry?> EntryAsync(ContentItem item, CancellationToken ct = default)
    {
        if (item.Part<MenuItemPermissionPart>().PermissionNames.Count > 0) return null;
        var children = await EntriesAsync(item.Part<MenuItemsListPart>().Items, ct);
        var entry = item switch
        {
            _ when item.Has(nameof(LinkMenuItemPart)) => Link(Words(item.Part<LinkMenuItemPart>().Name, item), item.Part<LinkMenuItemPart>().Url),
            _ when item.Has(nameof(HtmlMenuItemPart)) => Link(Words(item.Part<HtmlMenuItemPart>().Name, item), item.Part<HtmlMenuItemPart>().Url)
                with
            { Html = SafeHtml.Clean(item.Part<HtmlMenuItemPart>().Html ?? "") },
            _ when item.Has(nameof(ContentMenuItemPart)) => await ContentAsync(item, ct),
            _ => Link(item.DisplayText, null),
        };
        return entry is null or { Text: "", Html: null or "" } ? null : entry with { Children = children };
    }

    /// <summary>An entry without any below; an address that no link may have is left out.</summary>
    public static MenuEntry Link(string text, string? url) => new(text, LinkAddress.IsAllowed(url) ? LinkAddress.Resolve(url!) : null, null, []);

    private async Task<IReadOnlyList<MenuEntry>> EntriesAsync(IReadOnlyList<ContentItem> items, CancellationToken ct)
    {
        var entries = new List<MenuEntry>();
        foreach (var item in items)
            if (await EntryAsync(item, ct) is { } entry) entries.Add(entry);
        return entries;
    }

    private async Task<MenuEntry?> ContentAsync(ContentItem item, CancellationToken ct)
    {
        var id = item.Parts.Select(p => (p.Value as JsonObject)?["SelectedContentItem"] as JsonObject).OfType<JsonObject>()
            .SelectMany(f => ContentJson.Read<ContentPickerField>(f).ContentItemIds).FirstOrDefault();
        var target = id is null ? null : await reader.PublishedAsync(id, Viewer.Visitor, ct);
        return target is null ? null : new MenuEntry(Words(item.Part<ContentMenuItemPart>().Name, target), ItemAddress.Of(target), null, []);
    }

    private static string Words(string? name, ContentItem item) => string.IsNullOrWhiteSpace(name) ? item.DisplayText : name;
}
