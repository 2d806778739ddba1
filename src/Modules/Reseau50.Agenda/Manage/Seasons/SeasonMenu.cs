using Reseau50.Admin.Contracts;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Manage.Seasons;

/// <summary>The menu's line.</summary>
internal sealed class SeasonMenu : IAdminMenu
{
    public IReadOnlyList<AdminLink> Links { get; } = [new("Réseau", "Calendrier de la saison", SeasonCalendarController.Path, v => AdminGateAttribute.LetsIn(v) && IsFor(v))];

    private static bool IsFor(Viewer viewer) => viewer.May(AgendaModule.ViewSeasons) || viewer.May(AgendaModule.ManageSeasons);
}
