using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;

namespace Reseau50.Cms.Parts;

/// <summary>What is to happen to a version, and when. <see cref="Action"/>: <c>publish</c> or <c>archive</c>.</summary>
public sealed class ScheduleIndex : IndexRow
{
    public string Action { get; set; } = "";
    public DateTime DueUtc { get; set; }
}

internal sealed class ScheduleIndexProvider : IndexProvider<ScheduleIndex>
{
    public override IEnumerable<ScheduleIndex> Rows(ContentItem item, ContentDefinitions definitions)
    {
        if (!item.Published && item.Part<PublishLaterPart>().ScheduledPublishUtc is { } publish) yield return new ScheduleIndex { Action = "publish", DueUtc = publish };
        if (item.Published && item.Part<ArchiveLaterPart>().ScheduledArchiveUtc is { } archive) yield return new ScheduleIndex { Action = "archive", DueUtc = archive };
    }
}

/// <summary>Publishes and archives what is due, each minute, on one node.</summary>
internal sealed class ScheduleJob(SiteDb db, ContentReader reader, ContentDrafts drafts, TimeProvider clock) : IRecurringJob
{
    public string Kind => "content.schedule";
    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db.Set<ScheduleIndex>().AsNoTracking().Where(x => x.DueUtc <= now).OrderBy(x => x.DueUtc).Take(100).ToListAsync(ct);
        foreach (var row in due)
        {
            if (row.Action == "archive") await drafts.UnpublishAsync(row.ContentItemId, ct);
            else if (await reader.LatestAsync(row.ContentItemId, ct) is { } draft) await drafts.PublishAsync(Unscheduled(draft), ct);
        }
    }

    private static ContentItem Unscheduled(ContentItem item)
    {
        item.SetPart(nameof(PublishLaterPart), new PublishLaterPart());
        return item;
    }
}
