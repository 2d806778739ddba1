using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;
using Reseau50.Workshops.Listing;

namespace Reseau50.Workshops.Feeds;

/// <summary>One workshop, or those of a theme: what they leave as a feed, their sessions as a calendar to subscribe to.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class WorkshopFeedController(SubjectFeeds feeds, ICalendarFiles calendars, AutorouteTable routes, WorkshopTable workshops, TermTable terms, SiteDocuments documents, CurrentViewer viewer) : Controller
{
    [HttpGet("/ateliers/{slug}.atom")]
    public async Task<IActionResult> Feed(string slug, CancellationToken ct) =>
        await FindAsync(slug, ct) is { } workshop ? Content(await feeds.WriteAsync(new FeedSubject { WorkshopId = workshop.ContentItemId }, "atelier " + workshop.DisplayText, "/ateliers/" + slug, Request.Path, await AddressAsync(ct), viewer.Value, ct), AtomFeed.MediaType + "; charset=utf-8") : NotFound();

    [HttpGet("/ateliers/{slug}/agenda.ics")]
    public async Task<IActionResult> Calendar(string slug, CancellationToken ct) =>
        await FindAsync(slug, ct) is { } workshop ? Calendar(await calendars.SessionsAsync("Atelier " + workshop.DisplayText, [workshop.ContentItemId], await AddressAsync(ct), viewer.Value, ct)) : NotFound();

    [HttpGet("/themes/{id}/agenda.ics")]
    public async Task<IActionResult> CalendarOfTheme(string id, CancellationToken ct)
    {
        if (await terms.FindAsync("tax-themes", id, ct) is not { } theme) return NotFound();
        var ids = (await workshops.AllAsync(viewer.Value, ct)).Where(w => w.Terms("Themes").Contains(theme.Id)).Select(w => w.Id).ToList();
        return Calendar(await calendars.SessionsAsync("Ateliers " + theme.Name, ids, await AddressAsync(ct), viewer.Value, ct));
    }

    private async Task<ContentItem?> FindAsync(string slug, CancellationToken ct) =>
        await routes.FindAsync("ateliers/" + slug, viewer.Value, ct) is { ContainedId: null, Item: { ContentType: Workshop.Type } item } ? item : null;

    private async Task<string> AddressAsync(CancellationToken ct) => SiteAddress.Of(await documents.ReadAsync<SiteSettings>(ct), Request);

    private FileContentResult Calendar(CalendarFile file) => File(file.Bytes, CalendarFile.MediaType, lastModified: null, new Microsoft.Net.Http.Headers.EntityTagHeaderValue(file.Tag));
}
