using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Items.Editing;
using Reseau50.Admin.Items.Listing;
using Reseau50.Cms.Content;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Items.Versions;

/// <summary>What an item was: the list, what changed, the way back; of a deleted item too.</summary>
internal sealed class VersionsController(ItemVersions versions, ItemTypes types, ContentDrafts drafts, ContentReader reader, CurrentViewer viewer) : AdminController
{
    private const string Path = ItemsController.Path + "/{id}/versions";
    private const int PageSize = 30;

    public static string PathOf(string id) => $"{ItemsController.Path}/{id}/versions";

    [HttpGet(Path)]
    public async Task<IActionResult> List(string id, int page = 1, CancellationToken ct = default)
    {
        if (await versions.OfAsync(id, ct) is not { } item) return NotFound();
        if (!May(item)) return Refused();
        page = Math.Clamp(page, 1, Pager.Most);
        var (lines, total) = await versions.PageAsync(id, page, PageSize, ct);
        return Screen("Versions", new VersionsView(item, lines, new Pager(page, PageSize, total, PathOf(id), new Dictionary<string, string?>())), "Versions de « " + item.DisplayText + " »", Above(item));
    }

    [HttpGet(Path + "/{version}")]
    public async Task<IActionResult> Compare(string id, string version, string? avec, CancellationToken ct)
    {
        if (await versions.OfAsync(id, ct) is not { } item) return NotFound();
        if (!May(item)) return Refused();
        var (one, before) = await versions.PairAsync(id, version, avec, ct);
        if (one is null || (avec is not null && before is null) || await types.OfAsync(item.Type, ct) is not { } type) return NotFound();
        var pairs = ItemTexts.Differences(type, before ?? new ContentItem { ContentItemId = id, ContentItemVersionId = "", ContentType = item.Type }, one);
        return Screen("Compare", new CompareView(item, one, before, pairs), "Ce qui a changé", [.. Above(item), new Crumb("Versions", PathOf(id))]);
    }

    [HttpPost(Path + "/{version}/reprendre")]
    public async Task<IActionResult> Restore(string id, string version, CancellationToken ct)
    {
        if (await versions.OfAsync(id, ct) is not { } item || (await versions.PairAsync(id, version, null, ct)).Version is null) return NotFound();
        if (!May(item)) return Refused();
        var problems = await drafts.RestoreAsync(version, ct);
        if (problems.Count > 0) return Then(PathOf(id), "Cette version ne peut plus être reprise telle quelle : " + string.Join(" ", problems.Select(p => p.Message)));
        var live = await reader.PublishedAsync(id, Viewer.System, ct) is not null;
        return Then(ItemsController.Path + "/" + id, live ? "Cette version est reprise en brouillon. Le site ne change pas tant que vous ne publiez pas." : "Ce contenu est repris en brouillon. Publiez-le pour le remettre sur le site.");
    }

    private bool May(ItemPast item) => viewer.Value.May(ItemAct.Edit, item.Type, item.Owner);

    private static Crumb[] Above(ItemPast item) =>
        item.Deleted ? [new Crumb("Supprimés", ItemsController.Path + "?etat=" + ItemFilter.Deleted)] : [new Crumb("Contenus", ItemsController.Path), new Crumb(item.DisplayText, ItemsController.Path + "/" + item.Id)];
}

/// <summary>What the list shows.</summary>
internal sealed record VersionsView(ItemPast Item, IReadOnlyList<VersionLine> Lines, Pager Pager);

/// <summary>A version beside another; <see cref="Before"/> is null for the first one.</summary>
internal sealed record CompareView(ItemPast Item, ContentItem Version, ContentItem? Before, IReadOnlyList<FieldPair> Pairs);
