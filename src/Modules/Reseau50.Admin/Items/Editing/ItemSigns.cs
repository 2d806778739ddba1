using Reseau50.Admin.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Features;

namespace Reseau50.Admin.Items.Editing;

/// <summary>What the modules that are on say of an item.</summary>
internal sealed class ItemSigns(IEnumerable<IItemSign> signs, EnabledFeatures features)
{
    public async Task<IReadOnlyList<ItemSign>> OfAsync(ContentItem item, CancellationToken ct)
    {
        var said = new List<ItemSign>();
        foreach (var one in await features.OfAsync(signs.Where(s => s.ContentType == item.ContentType), s => s.GetType().Assembly, ct))
            if (await one.OfAsync(item, ct) is { } sign) said.Add(sign);
        return said;
    }
}
