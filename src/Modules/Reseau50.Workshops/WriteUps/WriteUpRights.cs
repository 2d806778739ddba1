using Reseau50.Cms.Security;
using Reseau50.Workshops.Listing;

namespace Reseau50.Workshops.WriteUps;

/// <summary>Who may write up which workshop.</summary>
internal static class WriteUpRights
{
    /// <summary>Whether write-ups are any business of theirs.</summary>
    public static bool Writes(this Viewer viewer) => viewer.MayOwn(ItemAct.Edit, WriteUp.Type);

    /// <summary>Those who may edit the workshop, or any write-up; whoever may only write his or her own does so for the workshops of his or her networks.</summary>
    public static bool MayWriteUp(this Viewer viewer, Workshop workshop) => viewer.Writes()
        && (viewer.May(ItemAct.Edit, workshop.Item) || viewer.MayAny(ItemAct.Edit, WriteUp.Type) || workshop.Networks.Any(n => viewer.Audiences.Contains("reseau:" + n.Id)));
}
