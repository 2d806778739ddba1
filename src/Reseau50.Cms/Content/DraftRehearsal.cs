using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;

namespace Reseau50.Cms.Content;

/// <summary>The site as it would be with a draft published: shown, then taken back. An unfinished draft is no obstacle.</summary>
public sealed class DraftRehearsal(SiteWork work, ContentWriter writer, ContentHandlers handlers, TimeProvider clock)
{
    /// <summary>Runs <paramref name="show"/> with <paramref name="draft"/> published. <paramref name="open"/> lets everybody see it, for the time of the rehearsal.</summary>
    public Task<T> RunAsync<T>(ContentItem draft, bool open, Func<ContentItem, Task<T>> show, CancellationToken ct = default) => work.RehearseAsync(async () =>
    {
        var item = draft.Clone();
        await handlers.SavingAsync(item, ct);
        (item.Latest, item.Published, item.PublishedUtc) = (true, true, item.PublishedUtc ?? clock.GetUtcNow().UtcDateTime);
        await PutAsync(item, open, ct);
        return await show(item);
    }, ct);

    /// <summary>Within a rehearsal: lets everybody see <paramref name="published"/> too.</summary>
    public Task OpenAsync(ContentItem published, CancellationToken ct) => PutAsync(published.Clone(), open: true, ct);

    private async Task PutAsync(ContentItem item, bool open, CancellationToken ct)
    {
        if (open && item.Has(nameof(VisibilityPart))) item.SetPart(nameof(VisibilityPart), new VisibilityPart());
        await writer.ReleaseAsync(item.ContentItemId, latest: true, published: true, item.ContentItemVersionId, ct);
        await writer.StoreAsync(item, isNew: false, ct);
    }
}
