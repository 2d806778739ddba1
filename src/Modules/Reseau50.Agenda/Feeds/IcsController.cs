using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda.Feeds;

/// <summary>Calendar files: one event to keep, the whole agenda or a network's to subscribe to.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class IcsController(CalendarFeeds feeds, ReseauTable networks, SiteDocuments documents, CurrentViewer viewer) : Controller
{
    private const string MediaType = "text/calendar; charset=utf-8";

    [HttpGet("/agenda.ics")]
    public async Task<IActionResult> All(CancellationToken ct)
    {
        var settings = await documents.ReadAsync<SiteSettings>(ct);
        return Calendar(await feeds.UpcomingAsync($"Agenda {settings.SiteName}", null, SiteAddress.Of(settings, Request), viewer.Value, ct));
    }

    [HttpGet("/reseaux/{slug}/agenda.ics")]
    public async Task<IActionResult> OfNetwork(string slug, CancellationToken ct)
    {
        if ((await networks.AllAsync(viewer.Value, ct)).FirstOrDefault(n => n.Slug == slug) is not { } network) return NotFound();
        var settings = await documents.ReadAsync<SiteSettings>(ct);
        return Calendar(await feeds.UpcomingAsync($"Agenda {network.Sigle} – {settings.SiteName}", network, SiteAddress.Of(settings, Request), viewer.Value, ct));
    }

    [HttpGet("/agenda/{slug}.ics")]
    public async Task<IActionResult> One(string slug, CancellationToken ct)
    {
        var settings = await documents.ReadAsync<SiteSettings>(ct);
        return await feeds.OneAsync(slug, SiteAddress.Of(settings, Request), viewer.Value, ct) is { } ics ? Calendar(ics, slug + ".ics") : NotFound();
    }

    private FileContentResult Calendar(string ics, string? fileName = null)
    {
        var file = File(Encoding.UTF8.GetBytes(ics), MediaType);
        if (fileName is not null) file.FileDownloadName = fileName;
        return file;
    }
}
