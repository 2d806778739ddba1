using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;

namespace Reseau50.Networks.News;

/// <summary>The list of news, by network, and its Atom feed.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class NewsController(SiteDb db, ContentReader reader, ReseauTable networks, SiteDocuments documents, CurrentViewer viewer, SiteTime time) : Controller
{
    internal static readonly FeedLink Feed = new("Actualités du réseau", "/actualites.atom", AtomFeed.MediaType);

    [HttpGet("/actualites")]
    public async Task<IActionResult> List(string? reseau, int page = 1, CancellationToken ct = default)
    {
        var all = await networks.AllAsync(viewer.Value, ct);
        var network = all.FirstOrDefault(n => n.Slug == reseau);
        var size = (await documents.ReadAsync<SiteSettings>(ct)).PageSize;
        var (lines, total) = await LinesAsync(network?.Id, Math.Max(1, page), size, ct);
        var pager = new Pager(Math.Max(1, page), size, total, "/actualites", new Dictionary<string, string?> { ["reseau"] = network?.Slug });
        if (pager.Page > pager.Pages) return NotFound();
        ViewData[PageHead.Key] = new PageHead(pager.Title(network is null ? "Actualités" : $"Actualités {network.Sigle}"), "Ce qui se passe dans les réseaux RPE, EAJE et MAM de la Manche.")
        {
            Section = "/actualites",
            Canonical = pager.Canonical,
            Feed = Feed,
        };
        return View("NewsList", new NewsListView(lines, all, network, pager));
    }

    [HttpGet("/actualites.atom")]
    public async Task<IActionResult> Atom(CancellationToken ct)
    {
        var (lines, _) = await LinesAsync(null, 1, AtomFeed.Length, ct);
        var settings = await documents.ReadAsync<SiteSettings>(ct);
        return Content(AtomFeed.Write(settings.SiteName, "actualités", SiteAddress.Of(settings, Request), "/actualites", [.. lines.Select(l => AtomEntry.Of(l.Item, l.Path, l.Summary, l.Author))]), AtomFeed.MediaType + "; charset=utf-8");
    }

    private Task<(IReadOnlyList<NewsLine>, int)> LinesAsync(string? networkId, int page, int size, CancellationToken ct) =>
        reader.CachedAsync($"news:{networkId}:{page}:{size}", viewer.Value, async () =>
        {
            var query = db.VisibleTo(viewer.Value).Where(x => x.ContentType == "Actualite").Pointing(db, networkId).NewestFirst();
            var total = await query.TotalAsync(ct);
            var ids = await query.Skip((page - 1) * size).Take(size).Select(x => x.ContentItemId).ToListAsync(ct);
            var lines = new List<NewsLine>();
            foreach (var item in await reader.PublishedAsync(ids, viewer.Value, ct)) lines.Add(await networks.LineAsync(item, time, viewer.Value, ct));
            return ((IReadOnlyList<NewsLine>)lines, total);
        });
}

/// <summary>What the list shows.</summary>
internal sealed record NewsListView(IReadOnlyList<NewsLine> Lines, IReadOnlyList<Reseau> Networks, Reseau? Network, Pager Pager);
