using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Items.Editing;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Items.Listing;

/// <summary>Lists of content, and what is done to several at once.</summary>
internal sealed class ItemsController(ItemList list, ItemTypes types, ContentReader reader, ContentDrafts drafts, ItemSigns signs, CurrentViewer viewer) : AdminController
{
    public const string Path = Root + "/contenus";
    private const int PageSize = 30;

    [HttpGet(Path)]
    public async Task<IActionResult> All(ItemFilter filter, CancellationToken ct)
    {
        filter = filter with { Page = Math.Clamp(filter.Page, 1, Pager.Most) };
        var (lines, total) = await list.PageAsync(filter, PageSize, ct);
        var pager = new Pager(filter.Page, PageSize, total, Path,
            new Dictionary<string, string?> { ["q"] = filter.Q, ["type"] = filter.Type, ["etat"] = filter.Etat, ["tri"] = filter.Tri });
        var type = filter.Type is { Length: > 0 } name ? await types.OfAsync(name, ct) : null;
        return Screen("ContentList", new ContentListView(filter, lines, pager, await types.ListableAsync(ct), await types.CreatableAsync(ct), type), type?.DisplayName ?? "Tous les contenus");
    }

    /// <summary>Says what will be done, and to what; does nothing yet.</summary>
    [HttpPost(Path + "/lot")]
    public async Task<IActionResult> Ask(string[] ids, string? geste, CancellationToken ct)
    {
        if (BulkAct.Of(geste) is not { } act) return BadRequest();
        if (ids.Length is 0 or > PageSize) return Then(Path, "Cochez d’abord les contenus concernés.");
        var lines = await list.OfAsync(ids, ct);
        var (may, mayNot) = (lines.Where(l => viewer.Value.May(act.Right, l.Type, l.Owner)).ToList(), lines.Where(l => !viewer.Value.May(act.Right, l.Type, l.Owner)).ToList());
        return Screen("BulkConfirm", new BulkView(act, may, mayNot), act.Title, new Crumb("Contenus", Path));
    }

    [HttpPost(Path + "/lot/faire")]
    public async Task<IActionResult> Do(string[] ids, string? geste, CancellationToken ct)
    {
        if (BulkAct.Of(geste) is not { } act || ids.Length > PageSize) return BadRequest();
        var (done, left) = (0, new List<string>());
        foreach (var line in await list.OfAsync(ids, ct))
        {
            if (viewer.Value.May(act.Right, line.Type, line.Owner) && !await StopsAsync(act, line.Id, ct) && await act.Do(drafts, reader, line.Id, ct)) done++;
            else left.Add($"« {line.Title} »");
        }
        var said = Pager.Count(done, "Rien n’a été changé.", act.DoneOne, act.DoneMany);
        return Then(Path, left.Count == 0 ? said : $"{said} Laissé tel quel : {string.Join(", ", left)}. Ouvrez-le pour voir ce qui manque.");
    }

    // What must be confirmed on its own form is not published among others.
    private async Task<bool> StopsAsync(BulkAct act, string id, CancellationToken ct) =>
        act.Name == BulkAct.Publish && await reader.LatestAsync(id, ct) is { Published: false } item && (await signs.OfAsync(item, ct)).Any(s => s.Stops(null));
}

/// <summary>What the list shows.</summary>
internal sealed record ContentListView(ItemFilter Filter, IReadOnlyList<ItemLine> Lines, Pager Pager, IReadOnlyList<TypeDefinition> Types, IReadOnlyList<TypeDefinition> Creatable, TypeDefinition? Type);

/// <summary>What the confirmation shows.</summary>
internal sealed record BulkView(BulkAct Act, IReadOnlyList<ItemLine> Lines, IReadOnlyList<ItemLine> Refused);
