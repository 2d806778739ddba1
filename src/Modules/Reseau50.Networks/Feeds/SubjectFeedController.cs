using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;

namespace Reseau50.Networks.Feeds;

/// <summary>What is new about a network, a territory, a theme. A name nobody knows is not found: a feed never widens of itself.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class SubjectFeedController(SubjectFeeds feeds, ReseauTable networks, TermTable terms, SiteDocuments documents, CurrentViewer viewer) : Controller
{
    [HttpGet("/reseaux/{slug}.atom")]
    public async Task<IActionResult> OfNetwork(string slug, CancellationToken ct) =>
        (await networks.AllAsync(viewer.Value, ct)).FirstOrDefault(n => n.Slug == slug) is { } network ? await FeedAsync(new FeedSubject { NetworkId = network.Id }, "réseau " + network.Label, network.Path, ct) : NotFound();

    [HttpGet("/territoires/{slug}.atom")]
    public async Task<IActionResult> OfTerritory(string slug, CancellationToken ct) =>
        await terms.EpciAsync(slug, ct) is { Path: { } path } epci ? await FeedAsync(new FeedSubject { EpciId = epci.Id, TermIds = await terms.WithinAsync(epci, ct) }, epci.Name, "/" + path, ct) : NotFound();

    [HttpGet("/themes/{id}.atom")]
    public async Task<IActionResult> OfTheme(string id, CancellationToken ct) =>
        await terms.FindAsync("tax-themes", id, ct) is { } theme ? await FeedAsync(new FeedSubject { TermIds = [theme.Id] }, theme.Name, "/ateliers?theme=" + theme.Id, ct) : NotFound();

    private async Task<IActionResult> FeedAsync(FeedSubject subject, string title, string page, CancellationToken ct) =>
        Content(await feeds.WriteAsync(subject, title, page, Request.Path, SiteAddress.Of(await documents.ReadAsync<SiteSettings>(ct), Request), viewer.Value, ct), AtomFeed.MediaType + "; charset=utf-8");
}
