namespace Reseau50.Cms.Security;

/// <summary>What somebody may do to one item, in Orchard's words.</summary>
public enum ItemAct { View, Edit, Publish, Delete, Preview, Clone }

/// <summary>
/// Rights on one item, in Orchard's model: for all types or one, for everybody's items or one's own. The broader right includes the narrower;
/// who publishes may edit, who edits may look and preview.
/// </summary>
public static class ItemRights
{
    public static bool May(this Viewer viewer, ItemAct act, string contentType, string? owner) =>
        viewer.MayAny(act, contentType) || (owner is not null && owner == viewer.AccountId && viewer.MayOwn(act, contentType));

    public static bool May(this Viewer viewer, ItemAct act, Content.ContentItem item) => viewer.May(act, item.ContentType, item.Owner);

    /// <summary>On the items of that type, whoever owns them.</summary>
    public static bool MayAny(this Viewer viewer, ItemAct act, string contentType) =>
        Acts(act).Any(a => viewer.May($"{a}Content") || viewer.May($"{a}_{contentType}"));

    /// <summary>On the items of that type that are one's own: also what is needed to make a new one.</summary>
    public static bool MayOwn(this Viewer viewer, ItemAct act, string contentType) =>
        viewer.AccountId is not null && (viewer.MayAny(act, contentType) || Acts(act).Any(a => viewer.May($"{a}OwnContent") || viewer.May($"{a}Own_{contentType}")));

    private static ItemAct[] Acts(ItemAct act) => act switch
    {
        ItemAct.Edit => [ItemAct.Edit, ItemAct.Publish],
        ItemAct.View or ItemAct.Preview => [act, ItemAct.Edit, ItemAct.Publish],
        _ => [act],
    };
}
