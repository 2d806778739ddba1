using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Features;

namespace Reseau50.Cms.Content;

/// <summary>
/// The life of an item: draft, published, unpublished, deleted, restored. A published version is never changed: saving makes a draft,
/// publishing the draft replaces it. Nothing is erased: a deleted item keeps its versions.
/// </summary>
public sealed class ContentDrafts(SiteDb db, SiteWork work, ContentReader reader, ContentWriter writer, ContentHandlers handlers, AuditTrail audit, TimeProvider clock, IServiceProvider services)
{
    /// <summary>A new item, not stored yet.</summary>
    public ContentItem New(string contentType, string? owner = null, string? author = null) => new()
    {
        ContentItemId = ContentIds.New(),
        ContentItemVersionId = ContentIds.New(),
        ContentType = contentType,
        Latest = true,
        CreatedUtc = Now,
        Owner = owner,
        Author = author,
    };

    /// <summary>Stores <paramref name="item"/> as the draft. Problems come back in French and nothing is stored.</summary>
    public Task<IReadOnlyList<Problem>> SaveDraftAsync(ContentItem item, CancellationToken ct = default) =>
        SaveAsync(item, publish: false, ct);

    /// <summary>Stores and publishes <paramref name="item"/>.</summary>
    public Task<IReadOnlyList<Problem>> PublishAsync(ContentItem item, CancellationToken ct = default) =>
        SaveAsync(item, publish: true, ct);

    /// <summary>Takes the item off the site; its content becomes the draft.</summary>
    public Task UnpublishAsync(string id, CancellationToken ct = default) => work.RunAsync(async () =>
    {
        var row = await db.ContentItems.AsNoTracking().FirstOrDefaultAsync(x => x.ContentItemId == id && x.Published, ct);
        if (row is null) return;
        var item = row.ToItem();
        item.Published = false;
        item.Latest = item.Latest || !await db.ContentItems.AnyAsync(x => x.ContentItemId == id && x.Latest, ct);
        await writer.StoreAsync(item, isNew: false, ct);
        audit.Add("content.unpublished", item.ContentType, id, $"« {item.DisplayText} » n’est plus publié.");
    }, ct);

    /// <summary>Throws the draft away and goes back to the published version. Does nothing when there is no published version.</summary>
    public Task DiscardDraftAsync(string id, CancellationToken ct = default) => work.RunAsync(async () =>
    {
        var published = await db.ContentItems.AsNoTracking().FirstOrDefaultAsync(x => x.ContentItemId == id && x.Published, ct);
        if (published is null || published.Latest) return;
        await writer.ReleaseAsync(id, latest: true, published: false, published.ContentItemVersionId, ct);
        var item = published.ToItem();
        item.Latest = true;
        await writer.StoreAsync(item, isNew: false, ct);
        audit.Add("content.draft-discarded", item.ContentType, id, $"Le brouillon de « {item.DisplayText} » a été abandonné.");
    }, ct);

    /// <summary>Removes the item from the site and the lists; its versions stay and can be restored.</summary>
    public Task DeleteAsync(string id, CancellationToken ct = default) => work.RunAsync(async () =>
    {
        var latest = await reader.LatestAsync(id, ct);
        if (latest is null) return;
        await writer.ReleaseAsync(id, latest: true, published: true, exceptVersionId: "", ct);
        audit.Add("content.deleted", latest.ContentType, id, $"« {latest.DisplayText} » a été supprimé.");
    }, ct);

    /// <summary>Makes a new draft from an older version, of a living item or a deleted one.</summary>
    public Task<IReadOnlyList<Problem>> RestoreAsync(string versionId, CancellationToken ct = default) => work.RunAsync(async () =>
    {
        var row = await db.ContentItems.AsNoTracking().FirstOrDefaultAsync(x => x.ContentItemVersionId == versionId, ct);
        if (row is null) return [new Problem("", "Cette version n’existe plus : choisissez-en une autre dans l’historique.")];
        var item = row.ToItem();
        item.Latest = item.Published = false;
        var problems = await SaveDraftAsync(item, ct);
        if (problems.Count == 0) audit.Add("content.restored", item.ContentType, item.ContentItemId, $"Une version antérieure de « {item.DisplayText} » a été reprise.");
        return problems;
    }, ct);

    // Asked for late: whoever is told may publish something else.
    private async Task TellAsync(ContentItem item, CancellationToken ct)
    {
        var told = services.GetServices<IPublishing>().Where(p => p.ContentType == item.ContentType).ToList();
        foreach (var one in await services.GetRequiredService<EnabledFeatures>().OfAsync(told, p => p.GetType().Assembly, ct)) await one.PublishingAsync(item, ct);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private Task<IReadOnlyList<Problem>> SaveAsync(ContentItem given, bool publish, CancellationToken ct) => work.RunAsync<IReadOnlyList<Problem>>(async () =>
    {
        var item = given.Clone();
        var current = await db.ContentItems.AsNoTracking().FirstOrDefaultAsync(x => x.ContentItemId == item.ContentItemId && x.Latest, ct);
        item.CreatedUtc ??= current?.CreatedUtc ?? Now;
        await handlers.SavingAsync(item, ct);
        var problems = await handlers.ValidateAsync(item, current?.ToItem(), publish, ct);
        if (problems.Count > 0) return problems;
        if (publish) await TellAsync(item, ct);

        var sameVersion = current is { Published: false } && current.ContentItemVersionId == item.ContentItemVersionId;
        var stored = current is not null || await db.ContentItems.AnyAsync(x => x.ContentItemVersionId == item.ContentItemVersionId, ct);
        if (!sameVersion && stored) item.ContentItemVersionId = ContentIds.New();
        await writer.ReleaseAsync(item.ContentItemId, latest: true, published: publish, item.ContentItemVersionId, ct);
        item.Latest = true;
        item.Published = publish;
        item.ModifiedUtc = Now;
        item.PublishedUtc = publish ? Now : item.PublishedUtc;
        await writer.StoreAsync(item, isNew: !sameVersion, ct);
        audit.Add(publish ? "content.published" : "content.saved", item.ContentType, item.ContentItemId,
            publish ? $"« {item.DisplayText} » a été publié." : $"Le brouillon de « {item.DisplayText} » a été enregistré.");
        given.ContentItemVersionId = item.ContentItemVersionId;
        return [];
    }, ct);
}

/// <summary>What is wrong with one input, and what to do: <see cref="Name"/> is the form field (<c>Part.Field</c>), empty for the whole.</summary>
public sealed record Problem(string Name, string Message);
