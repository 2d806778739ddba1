using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Listing;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Feeds;

/// <summary>Calendar files: one event to keep; the agenda to subscribe to, whole or of a network, a territory, a kind. What the address asks and nobody knows is not found: a subscription never widens of itself.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class IcsController(CalendarFeeds feeds, AgendaFilters filters, SiteDocuments documents, CurrentViewer viewer) : Controller
{
    [HttpGet("/agenda.ics")]
    public Task<IActionResult> All(string? reseau, string? genre, string? territoire, CancellationToken ct) => FeedAsync(new AgendaRequest(Network: reseau, Kind: genre, Territory: territoire), ct);

    [HttpGet("/reseaux/{slug}/agenda.ics")]
    public Task<IActionResult> OfNetwork(string slug, CancellationToken ct) => FeedAsync(new AgendaRequest(Network: slug), ct);

    [HttpGet("/territoires/{slug}/agenda.ics")]
    public Task<IActionResult> OfTerritory(string slug, CancellationToken ct) => FeedAsync(new AgendaRequest(Territory: slug), ct);

    [HttpGet("/agenda/{slug}.ics")]
    public async Task<IActionResult> One(string slug, CancellationToken ct)
    {
        var settings = await documents.ReadAsync<SiteSettings>(ct);
        return await feeds.OneAsync(slug, SiteAddress.Of(settings, Request), viewer.Value, ct) is { } ics ? Calendar(ics, slug + ".ics") : NotFound();
    }

    private async Task<IActionResult> FeedAsync(AgendaRequest request, CancellationToken ct)
    {
        if ((await filters.ChoicesAsync(viewer.Value, ct)).ReadStrictly(request) is not { } filter) return NotFound();
        var settings = await documents.ReadAsync<SiteSettings>(ct);
        return Calendar(await feeds.UpcomingAsync(NameOf(filter, settings.SiteName ?? ""), filter, SiteAddress.Of(settings, Request), viewer.Value, ct));
    }

    private static string NameOf(AgendaFilter filter, string site) =>
        string.Join(", ", new[] { filter.Network?.Sigle, filter.Kind?.Name, filter.Epci?.Name }.OfType<string>()) is { Length: > 0 } words ? $"Agenda {words} – {site}" : $"Agenda {site}";

    private FileContentResult Calendar(string ics, string? fileName = null)
    {
        var written = CalendarFile.Of(ics);
        var file = File(written.Bytes, CalendarFile.MediaType, lastModified: null, new EntityTagHeaderValue(written.Tag));
        if (fileName is not null) file.FileDownloadName = fileName;
        return file;
    }
}
