using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;

namespace Reseau50.Cms.Site;

/// <summary>A menu entry: where it leads and what lies below it.</summary>
public sealed record MenuEntry(string Name, string Path, IReadOnlyList<MenuEntry> Children);

/// <summary>Menus by alias, as plain entries.</summary>
public sealed class Menus(ContentReader reader)
{
    public async Task<IReadOnlyList<MenuEntry>> OfAsync(string alias, Viewer viewer, CancellationToken ct = default) =>
        await reader.ByAliasAsync(alias, viewer, ct) is { } menu ? await EntriesAsync(menu, viewer, ct) : [];

    private async Task<IReadOnlyList<MenuEntry>> EntriesAsync(ContentItem owner, Viewer viewer, CancellationToken ct)
    {
        var entries = new List<MenuEntry>();
        foreach (var item in owner.Part<MenuItemsListPart>().Items)
        {
            var path = item.ContentType switch
            {
                "ContentMenuItem" => await ChosenAsync(item, viewer, ct),
                "HtmlMenuItem" => item.Part<HtmlMenuItemPart>().Url,
                _ => item.Part<LinkMenuItemPart>().Url,
            };
            if (LinkAddress.IsAllowed(path)) entries.Add(new MenuEntry(item.DisplayText, LinkAddress.Resolve(path!), await EntriesAsync(item, viewer, ct)));
        }
        return entries;
    }

    private async Task<string?> ChosenAsync(ContentItem item, Viewer viewer, CancellationToken ct)
    {
        var id = item.Field<ContentPickerField>("ContentMenuItemPart", "SelectedContentItem").ContentItemIds.FirstOrDefault();
        var chosen = id is null ? null : await reader.PublishedAsync(id, viewer, ct);
        return chosen?.Part<AutoroutePart>().Path is { } path ? "/" + path : null;
    }
}
