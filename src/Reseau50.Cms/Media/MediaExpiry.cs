using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Jobs;

namespace Reseau50.Cms.Media;

/// <summary>The last day for which agreements that ended were looked for: a stored document.</summary>
public sealed class MediaExpiryState
{
    public DateOnly Until { get; set; }
}

/// <summary>Takes pictures off the pages the day after their agreement ended. Their files answer no more from midnight, whether it runs or not: what it drops is the pages that were kept.</summary>
internal sealed class MediaExpiryJob(SiteDb db, SiteWork work, SiteDocuments documents, SiteTime time) : IRecurringJob
{
    public string Kind => "media.expiry";
    public TimeSpan Every => TimeSpan.FromMinutes(15);

    public async Task RunAsync(CancellationToken ct)
    {
        var (from, today) = ((await documents.ReadAsync<MediaExpiryState>(ct)).Until, time.Today);
        if (!await db.MediaFiles.AnyAsync(f => f.Recognisable == true && f.AgreementUntil >= from && f.AgreementUntil < today, ct)) return;
        await work.RunAsync(() => documents.WriteAsync(new MediaExpiryState { Until = today }, ct), ct);
    }
}
