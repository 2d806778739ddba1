using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Audit;
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

/// <summary>
/// Publishes and archives what is due, each minute, on one node. A draft that may not be published is tried once: the journal says why, and its date waits for
/// the next save.
/// </summary>
internal sealed class ScheduleJob(SiteDb db, SiteWork work, ContentReader reader, ContentDrafts drafts, AuditTrail audit, TimeProvider clock) : IRecurringJob
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
            else if (await reader.LatestAsync(row.ContentItemId, ct) is { } draft && await drafts.PublishAsync(Unscheduled(draft), ct) is { Count: > 0 } problems)
                await work.RunAsync(async () =>
                {
                    await db.Set<ScheduleIndex>().Where(x => x.VersionId == row.VersionId && x.Action == row.Action).ExecuteDeleteAsync(ct);
                    audit.Add("content.schedule-refused", draft.ContentType, draft.ContentItemId, $"« {draft.DisplayText} » n’a pas pu être publié à la date prévue : {problems[0].Message}");
                }, ct);
        }
    }

    private static ContentItem Unscheduled(ContentItem item)
    {
        item.SetPart(nameof(PublishLaterPart), new PublishLaterPart());
        return item;
    }
}
