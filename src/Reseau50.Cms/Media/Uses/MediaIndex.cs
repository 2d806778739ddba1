using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Jobs;

namespace Reseau50.Cms.Media;

/// <summary>A file that a version points to.</summary>
public sealed class MediaIndex : IndexRow
{
    public const int MaxPath = 400;

    public string Path { get; set; } = "";
}

internal sealed class MediaIndexProvider : IndexProvider<MediaIndex>
{
    public override IEnumerable<MediaIndex> Rows(ContentItem item, ContentDefinitions definitions) =>
        MediaMentions.Of(item).Select(m => m.Path).Where(p => p.Length is > 0 and <= MediaIndex.MaxPath && !p.Contains('\0')).Distinct(StringComparer.Ordinal).Select(p => new MediaIndex { Path = p });
}

/// <summary>Whether the index was filled for what the site held before there was one: a stored document.</summary>
public sealed class MediaIndexState
{
    public bool Filled { get; set; }
}

/// <summary>Fills the index once, for the versions stored before it existed.</summary>
internal sealed class MediaIndexJob(SiteDb db, SiteWork work, SiteDocuments documents, IEnumerable<IIndexProvider> indexes, ContentReader reader) : IRecurringJob
{
    private const int PageSize = 200;

    public string Kind => "media.index";
    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        if ((await documents.ReadAsync<MediaIndexState>(ct)).Filled) return;
        await work.RunAsync(async () =>
        {
            var provider = indexes.OfType<MediaIndexProvider>().Single();
            var definitions = await reader.DefinitionsAsync(ct);
            await db.Set<MediaIndex>().ExecuteDeleteAsync(ct);
            for (var last = ""; ;)
            {
                var page = await db.ContentItems.AsNoTracking().Where(x => (x.Latest || x.Published) && x.ContentItemVersionId.CompareTo(last) > 0).OrderBy(x => x.ContentItemVersionId).Take(PageSize).ToListAsync(ct);
                if (page.Count == 0) break;
                foreach (var version in page)
                {
                    var ordinal = 0;
                    foreach (var row in provider.Rows(version.ToItem(), definitions))
                    {
                        (row.VersionId, row.Ordinal, row.ContentItemId) = (version.ContentItemVersionId, ordinal++, version.ContentItemId);
                        (row.Published, row.Latest, row.Restricted) = (version.Published, version.Latest, version.Restricted);
                        db.Add(row);
                    }
                }
                await db.SaveChangesAsync(ct);
                db.ChangeTracker.Clear();
                last = page[^1].ContentItemVersionId;
            }
            await documents.WriteAsync(new MediaIndexState { Filled = true }, ct);
        }, ct);
    }
}
