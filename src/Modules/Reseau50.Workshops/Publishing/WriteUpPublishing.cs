using System.Text.Json;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Security;
using Reseau50.Workshops.Contracts;
using Reseau50.Workshops.Listing;
using Reseau50.Workshops.Readings;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Publishing;

/// <summary>What the publication of a write-up brings with it: its tool sheets, and the news of it. Both are stored with it.</summary>
internal sealed class WriteUpPublishing(ContentReader reader, ToolSheets sheets, ReadingActs readings, JobQueue jobs, SiteTime time) : IPublishing
{
    public string ContentType => WriteUp.Type;

    public async Task PublishingAsync(ContentItem item, CancellationToken ct)
    {
        await readings.PublishedAsync(item.ContentItemId, ct);
        if (WriteUp.WorkshopId(item) is not { } id || await reader.PublishedAsync(id, Viewer.System, ct) is not { } workshop) return;
        await sheets.MakeAsync(item, workshop, ct);
        var published = new WriteUpPublished(item.ContentItemId, id, item.DisplayText, WriteUp.SummaryOf(item), workshop.Field<ContentPickerField>(Workshop.Type, "Reseaux").ContentItemIds, time.UtcNow);
        // A key is taken for ever: put back after it was taken away, a write-up is no news.
        await jobs.EnqueueAsync(WriteUpDelivery.Name, item.ContentItemId, JsonSerializer.Serialize(published, ContentJson.Options), time.UtcNow, ct);
    }
}
