using Reseau50.Accounts.Contracts;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;

namespace Reseau50.Territories.Directory;

/// <summary>The published structures, as those who join choose among them.</summary>
internal sealed class MemberPlaces(StructureTable structures) : IMemberPlaces
{
    public async Task<IReadOnlyList<MemberPlace>> AllAsync(CancellationToken ct = default)
    {
        var order = StringComparer.Create(SiteTime.French, ignoreCase: true);
        return [.. (await structures.AllAsync(Viewer.Visitor, ct)).Select(s => new MemberPlace(s.Item.ContentItemId, s.Item.DisplayText, s.Commune?.Id, s.Commune?.Name, s.Kind?.Id))
            .OrderBy(p => p.Commune ?? "", order).ThenBy(p => p.Name, order)];
    }
}
