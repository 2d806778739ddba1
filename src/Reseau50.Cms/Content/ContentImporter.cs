using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;

namespace Reseau50.Cms.Content;

/// <summary>What an import did to an item.</summary>
public enum ImportOutcome { Created, Updated, Unchanged }

/// <summary>Puts an item in the store as a recipe gives it: same ids, same flags, same dates. The same item twice changes nothing.</summary>
public sealed class ContentImporter(SiteDb db, ContentWriter writer, ContentHandlers handlers, TimeProvider clock)
{
    /// <summary>Stores <paramref name="json"/>. Problems that only an editor minds (a required field left empty) count when <paramref name="strict"/>.</summary>
    public async Task<(ImportOutcome Outcome, ContentItem Item, IReadOnlyList<Problem> Problems)> ImportAsync(JsonObject json, bool strict, CancellationToken ct = default)
    {
        var item = ContentJson.ToItem(json);
        var given = item.ContentItemVersionId;
        var existing = given.Length > 0
            ? await db.ContentItems.AsNoTracking().FirstOrDefaultAsync(x => x.ContentItemVersionId == given, ct)
            : await db.ContentItems.AsNoTracking().FirstOrDefaultAsync(x => x.ContentItemId == item.ContentItemId && x.Latest, ct);
        if (existing is not null && existing.ContentItemId != item.ContentItemId)
            return (ImportOutcome.Unchanged, item, [new Problem("ContentItemVersionId", $"la version « {given} » appartient déjà à l’item « {existing.ContentItemId} ».")]);

        item.Latest = json.ContainsKey("Latest") ? item.Latest : true;
        var now = clock.GetUtcNow().UtcDateTime;
        item.CreatedUtc ??= existing?.CreatedUtc ?? now;
        var dated = item.ModifiedUtc is not null;
        item.ModifiedUtc ??= existing?.ModifiedUtc ?? now;
        if (item.Published) item.PublishedUtc ??= existing?.PublishedUtc ?? now;
        item.Owner ??= existing?.Owner;
        item.Author ??= existing?.Author;

        await handlers.SavingAsync(item, ct);
        if (item.DisplayText.Length == 0) item.DisplayText = existing?.DisplayText ?? "";
        var problems = (await handlers.ValidateAsync(item, ct)).Where(p => strict || IsFatal(p)).ToList();
        if (problems.Count > 0) return (ImportOutcome.Unchanged, item, problems);

        if (given.Length == 0) item.ContentItemVersionId = existing?.ContentItemVersionId ?? ContentIds.New();
        if (existing is not null && Same(existing.ToItem(), item)) return (ImportOutcome.Unchanged, item, []);
        if (!dated) item.ModifiedUtc = now;
        var isNew = existing is null || given.Length == 0;
        if (isNew && existing is not null) item.ContentItemVersionId = ContentIds.New();
        await writer.ReleaseAsync(item.ContentItemId, item.Latest, item.Published, item.ContentItemVersionId, ct);
        await writer.StoreAsync(item, isNew, ct);
        var known = existing is not null || await db.ContentItems.AnyAsync(x => x.ContentItemId == item.ContentItemId && x.ContentItemVersionId != item.ContentItemVersionId, ct);
        return (known ? ImportOutcome.Updated : ImportOutcome.Created, item, []);
    }

    // Two items at one address would make one of them unreachable, whoever wrote the recipe.
    private static bool IsFatal(Problem problem) => problem.Name.EndsWith(".Path", StringComparison.Ordinal) || problem.Name.EndsWith(".Alias", StringComparison.Ordinal);

    private static bool Same(ContentItem a, ContentItem b) =>
        a.ContentType == b.ContentType && a.DisplayText == b.DisplayText && a.Latest == b.Latest && a.Published == b.Published && a.Owner == b.Owner && a.Author == b.Author
        && Near(a.CreatedUtc, b.CreatedUtc) && Near(a.ModifiedUtc, b.ModifiedUtc) && Near(a.PublishedUtc, b.PublishedUtc) && JsonNode.DeepEquals(a.Parts, b.Parts);

    // PostgreSQL keeps microseconds, a recipe may give ticks.
    private static bool Near(DateTime? a, DateTime? b) => a is null ? b is null : b is not null && (a.Value - b.Value).Duration() < TimeSpan.FromTicks(10);
}
