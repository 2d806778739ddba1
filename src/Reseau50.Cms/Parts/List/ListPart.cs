using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;

namespace Reseau50.Cms.Parts;

/// <summary>An item that others belong to.</summary>
public sealed class ListPart;

public sealed class ListPartSettings
{
    public int PageSize { get; set; } = 10;
    public bool EnableOrdering { get; set; }
    public List<string> ContainedContentTypes { get; set; } = [];
}

/// <summary>Says to which list an item belongs, and its rank there.</summary>
public sealed class ContainedPart
{
    public string? ListContentItemId { get; set; }
    public string? ListContentType { get; set; }
    public int Order { get; set; }
}

public sealed class ContainedIndex : IndexRow
{
    public string ListContentItemId { get; set; } = "";
    public int Order { get; set; }
}

internal sealed class ContainedIndexProvider : IndexProvider<ContainedIndex>
{
    public override IEnumerable<ContainedIndex> Rows(ContentItem item, ContentDefinitions definitions) =>
        item.Part<ContainedPart>() is { ListContentItemId: { Length: > 0 } list } part ? [new ContainedIndex { ListContentItemId = list, Order = part.Order }] : [];
}

internal sealed class ListPartDriver(ContainedItems contained) : PartDriver<ListPart>
{
    protected override async Task<object?> Display(ListPart part, PartContext context, CancellationToken ct)
    {
        var items = await contained.OfAsync(context.Item.ContentItemId, Viewer.Visitor, ct);
        return items.Count == 0 ? null : items;
    }

    protected override Task<object?> Edit(ListPart part, PartContext context, FormInput? form, CancellationToken ct) => Task.FromResult<object?>(null);
}

internal sealed class ContainedPartDriver : PartDriver<ContainedPart>
{
    private const int MaxOrder = 100_000;

    public override IReadOnlyList<string> DisplayTypes => [];

    protected override Task Update(ContainedPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        var order = form.Number("Order", "Rang dans la liste");
        if (order is < 0 or > MaxOrder || order % 1 is not (null or 0)) form.Report("Order", "« Rang dans la liste » attend un nombre entier, de 0 à 100 000.");
        else part.Order = (int)(order ?? part.Order);
        return Task.CompletedTask;
    }
}

/// <summary>The items of a list, in their order.</summary>
public sealed class ContainedItems(SiteDb db, ContentReader reader)
{
    public Task<IReadOnlyList<ContentItem>> OfAsync(string listId, Viewer viewer, CancellationToken ct = default) =>
        reader.CachedAsync("list:" + listId, viewer, async () =>
        {
            var ids = await db.Set<ContainedIndex>().Where(x => x.ListContentItemId == listId && x.Published)
                .OrderBy(x => x.Order).ThenBy(x => x.ContentItemId).Select(x => x.ContentItemId).ToListAsync(ct);
            return await reader.PublishedAsync(ids, viewer, ct);
        });
}
