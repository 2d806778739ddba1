using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Conflicts;
using Reseau50.Agenda.Seasons;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Manage.Seasons;

/// <summary>The calendar of a season, for whoever plans it.</summary>
[Needs(AgendaModule.ManageSeasons, AgendaModule.ViewSeasons)]
internal sealed class SeasonCalendarController(SeasonCalendar calendar, PlannedSeasons seasons, CurrentViewer viewer, SiteTime time) : AdminController
{
    public const string Path = Root + "/agenda/saison";

    /// <summary>The season under way, or the next one.</summary>
    [HttpGet(Path)]
    public async Task<IActionResult> Current(CancellationToken ct)
    {
        var all = (await seasons.AllAsync(viewer.Value, ct)).Select(s => s.Season).ToList();
        var season = all.FirstOrDefault(s => s.Has(time.Today.AddMonths(2))) ?? all.FirstOrDefault(s => s.Has(time.Today)) ?? all.FirstOrDefault();
        return season is null ? Screen("NoSeason", viewer.Value.MayOwn(ItemAct.Edit, SeasonTable.Type), "Calendrier de la saison") : LocalRedirect(PathOf(season.Slug));
    }

    [HttpGet(Path + "/{slug}")]
    public async Task<IActionResult> One(string slug, CancellationToken ct) =>
        await calendar.BuildAsync(slug, viewer.Value, ct) is { } view ? Screen("SeasonCalendar", view, $"{view.Season.Name} : le calendrier", new Crumb("Calendrier de la saison", Path)) : NotFound();

    public static string PathOf(string slug) => $"{Path}/{slug}";
}
