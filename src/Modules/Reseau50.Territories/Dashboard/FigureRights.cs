using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;

namespace Reseau50.Territories.Dashboard;

/// <summary>Who reads which figures. An officer reads those of the territory the coordination wrote on the account, and of no other.</summary>
internal static class FigureRights
{
    public static bool MayRead(Viewer viewer, Term epci) => SeesSmall(viewer) || viewer.May(TerritoriesModule.ViewOwn) && viewer.Audiences.Contains("territoire:" + epci.Id);

    public static bool MayReadDepartment(Viewer viewer) => SeesSmall(viewer) || viewer.May(TerritoriesModule.ViewDepartment);

    /// <summary>Every number, small ones included, of every territory.</summary>
    public static bool SeesSmall(Viewer viewer) => viewer.May(TerritoriesModule.ViewAll);
}
