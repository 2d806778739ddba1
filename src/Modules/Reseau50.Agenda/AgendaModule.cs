using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Conflicts;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Feeds;
using Reseau50.Agenda.Figures;
using Reseau50.Agenda.Holidays;
using Reseau50.Agenda.Listing;
using Reseau50.Agenda.Manage.Copying;
using Reseau50.Agenda.Manage.Seasons;
using Reseau50.Agenda.Months;
using Reseau50.Agenda.Page;
using Reseau50.Agenda.Registration;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Agenda.Repeating;
using Reseau50.Agenda.Seasons;
using Reseau50.Agenda.Widgets;
using Reseau50.Agenda.Years;
using Reseau50.Cms;
using Reseau50.Cms.Content;
using Reseau50.Cms.Features;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda;

/// <summary>Dates: the list, the months, the year, the plan of a season, the page of an event, calendar files; and the calendar of whoever plans.</summary>
public sealed class AgendaModule : ReseauModule
{
    internal const string ManageSeasons = "ManageSeasons", ViewSeasons = "ViewSeasons", ManageRegistrations = "ManageRegistrations", ViewRegistrationTotals = "ViewRegistrationTotals";

    public override string Name => "Agenda";
    public override IReadOnlyList<string> Needs => ["Reseau50.Admin", "Reseau50.Networks", "Reseau50.Forms"];
    public override IReadOnlyList<Permission> Permissions =>
    [
        new(ManageSeasons, "Reprendre une saison pour préparer la suivante"),
        new(ViewSeasons, "Voir le calendrier de la saison, avec ses manques et ses remarques"),
        new(ManageRegistrations, "Gérer les inscriptions : listes, réponses, présences, courriels aux inscrits"),
        new(ViewRegistrationTotals, "Voir combien de personnes s’inscrivent, par catégorie, sans les petits nombres"),
    ];

    public override void Model(ModelBuilder model)
    {
        IndexRow.Map(model.Entity<EvenementIndex>(), nameof(EvenementIndex));
        RegistrationTables.Map(model);
        AttendanceTables.Map(model);
        IndexRow.Map(model.Entity<VacancesIndex>(), nameof(VacancesIndex));
    }

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IProcessings, AgendaProcessings>();
        services.AddIndex<EvenementIndexProvider>().AddIndex<VacancesIndexProvider>().AddSingleton<IItemRule, SeriesRules>();
        services.AddScoped<EventTable>().AddScoped<SeasonTable>().AddScoped<SeasonLines>().AddScoped<SchoolHolidays>().AddScoped<IAgenda, AgendaAnswers>();
        services.AddScoped<AgendaFilters>().AddScoped<AgendaList>().AddScoped<MonthPages>().AddScoped<YearPages>().AddScoped<CalendarFeeds>().AddScoped<ICalendarFiles>(s => s.GetRequiredService<CalendarFeeds>());
        services.AddScoped<PlannedDates>().AddScoped<PlannedSeasons>().AddScoped<WarningsOf>().AddScoped<IItemSign, EventSign>();
        services.AddScoped<SeasonCalendar>().AddScoped<SeasonCopying>().AddSingleton<IAdminMenu, SeasonMenu>();
        services.AddPage<EventPage>(Evenement.Type).AddPage<SeasonPage>(SeasonTable.Type).AddWidget<NextDatesWidget>();
        services.AddRegistration();
        services.AddListPage(this, "/agenda", "Agenda").AddScoped<IPageNotes, EventNotes>().AddScoped<IFigureSource, AgendaFigures>();
    }
}
