using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Site;

namespace Reseau50.Cms.Content;

/// <summary>Conditions every list shares, asked of the indexes.</summary>
public static class ItemQueries
{
    /// <summary>Items that point to <paramref name="selectedId"/> by any picker; all of them when it is null.</summary>
    public static IQueryable<ContentItemRow> Pointing(this IQueryable<ContentItemRow> items, SiteDb db, string? selectedId) =>
        selectedId is null ? items : items.Where(x => db.Set<PickerIndex>().Any(p => p.VersionId == x.ContentItemVersionId && p.SelectedContentItemId == selectedId));

    /// <summary>The order of every list of content: what was published last comes first.</summary>
    public static IOrderedQueryable<ContentItemRow> NewestFirst(this IQueryable<ContentItemRow> items) => items.OrderByDescending(x => x.PublishedUtc).ThenBy(x => x.ContentItemId);

    /// <summary>How many there are, counted no further than a list shows: <see cref="Pager.Most"/>, plus one when there are more.</summary>
    public static Task<int> TotalAsync<T>(this IOrderedQueryable<T> query, CancellationToken ct) => query.Take(Pager.Most + 1).CountAsync(ct);

    /// <summary>Items under one of the terms; all of them when the list is null.</summary>
    public static IQueryable<ContentItemRow> Under(this IQueryable<ContentItemRow> items, SiteDb db, IReadOnlyList<string>? termIds) =>
        termIds is null ? items : items.Where(x => db.Set<TaxonomyIndex>().Any(t => t.VersionId == x.ContentItemVersionId && termIds.Contains(t.TermContentItemId)));
}
