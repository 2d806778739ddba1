using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;
using Reseau50.Forum.Categories;

namespace Reseau50.Forum.Listing;

/// <summary>What is new to the reader, what was written since, where he or she wrote.</summary>
[Authorize, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class OwnListsController(OwnLists lists, CategoryTable categories, SiteDocuments documents, CurrentViewer viewer) : Controller
{
    public static readonly IReadOnlyList<(OwnList List, string Path, string Title, string Empty)> All =
    [
        (OwnList.New, Category.Root + "/nouveaux", "Nouveaux sujets", "Aucun sujet nouveau : vous avez tout ouvert."),
        (OwnList.Unread, Category.Root + "/non-lus", "Sujets à suivre", "Rien de neuf dans les sujets que vous avez ouverts."),
        (OwnList.Mine, Category.Root + "/mes-sujets", "Là où j’ai écrit", "Vous n’avez encore rien écrit."),
    ];

    [HttpGet(Category.Root + "/nouveaux")]
    public Task<IActionResult> New(int page = 1, CancellationToken ct = default) => PageAsync(OwnList.New, page, ct);

    [HttpGet(Category.Root + "/non-lus")]
    public Task<IActionResult> Unread(int page = 1, CancellationToken ct = default) => PageAsync(OwnList.Unread, page, ct);

    [HttpGet(Category.Root + "/mes-sujets")]
    public Task<IActionResult> Mine(int page = 1, CancellationToken ct = default) => PageAsync(OwnList.Mine, page, ct);

    [HttpPost(Category.Root + "/tout-lu"), ValidateAntiForgeryToken]
    public async Task<IActionResult> ReadAll(CancellationToken ct)
    {
        await lists.ReadAllAsync(viewer.Value, ct);
        return LocalRedirect(All[0].Path);
    }

    private async Task<IActionResult> PageAsync(OwnList list, int page, CancellationToken ct)
    {
        var (_, path, title, empty) = All.First(a => a.List == list);
        var (number, size) = (Math.Clamp(page, 1, Pager.Most), (await documents.ReadAsync<SiteSettings>(ct)).PageSize);
        var (lines, total) = await lists.PageAsync(list, viewer.Value, (number - 1) * size, size, ct);
        var pager = new Pager(number, size, total, path, new Dictionary<string, string?>());
        if (pager.Page > pager.Pages) return NotFound();
        ViewData[PageHead.Key] = new PageHead(pager.Title(title), title) { Section = Category.Root, Kind = "forum", Indexed = false, Scripts = [ForumModule.Script], Crumbs = [new Crumb("Forum", Category.Root)] };
        return View("OwnTopics", new OwnTopicsView(await lists.TabsAsync(list, viewer.Value, await categories.AllAsync(viewer.Value, ct), ct), title, empty, lines, pager));
    }
}

internal sealed record OwnTopicsView(TabsView Tabs, string Title, string Empty, IReadOnlyList<TopicLine> Lines, Pager Pager);

/// <summary>The way to one's own lists, with how much waits in them.</summary>
internal sealed record TabsView(OwnList? Current, int New, int Unread);
