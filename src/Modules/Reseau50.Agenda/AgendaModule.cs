using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Feeds;
using Reseau50.Agenda.Listing;
using Reseau50.Agenda.Months;
using Reseau50.Agenda.Page;
using Reseau50.Agenda.Seasons;
using Reseau50.Agenda.Widgets;
using Reseau50.Cms;
using Reseau50.Cms.Content;
using Reseau50.Cms.Features;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda;

/// <summary>Dates: the list, the months, the plan of a season, the page of an event, calendar files.</summary>
public sealed class AgendaModule : ReseauModule
{
    public override string Name => "Agenda";
    public override IReadOnlyList<string> Needs => ["Reseau50.Networks"];

    public override void Model(ModelBuilder model) => IndexRow.Map(model.Entity<EvenementIndex>(), nameof(EvenementIndex));

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IProcessings, AgendaProcessings>();
        services.AddIndex<EvenementIndexProvider>();
        services.AddScoped<EventTable>().AddScoped<SeasonTable>().AddScoped<AgendaList>().AddScoped<MonthPages>().AddScoped<CalendarFeeds>().AddScoped<IAgenda, AgendaAnswers>();
        services.AddPage<EventPage>(Evenement.Type).AddPage<SeasonPage>(SeasonTable.Type).AddWidget<NextDatesWidget>();
        services.AddListPage(this, "/agenda", "Agenda").AddScoped<IPageNotes, EventNotes>();
    }
}
