using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Contracts;
using Reseau50.Cms;
using Reseau50.Cms.Content;
using Reseau50.Cms.Features;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Mail.Texts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;
using Reseau50.Workshops.Closing;
using Reseau50.Workshops.Contracts;
using Reseau50.Workshops.Feeds;
using Reseau50.Workshops.Following;
using Reseau50.Workshops.Listing;
using Reseau50.Workshops.Page;
using Reseau50.Workshops.Publishing;
using Reseau50.Workshops.Readings;
using Reseau50.Workshops.Reminders;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops;

/// <summary>Workshops: a theme, a group that lives it, and what it leaves to everybody.</summary>
public sealed class WorkshopsModule : ReseauModule
{
    public override string Name => "Ateliers";
    public override IReadOnlyList<string> Needs => ["Reseau50.Admin", "Reseau50.Networks", "Reseau50.Agenda", "Reseau50.Library"];

    public override void Model(ModelBuilder model) => WriteUpReading.Map(model);

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ValorisationTable>().AddScoped<WorkshopTable>().AddScoped<WriteUpTable>().AddScoped<WriteUpDetails>().AddScoped<IFigureSource, WriteUpFigures>().AddScoped<IFeedSource, WriteUpFeed>();
        services.AddScoped<WriteUpDrafts>().AddScoped<WorkshopDesk>().AddScoped<CloseEditor>().AddScoped<ClosingTable>().AddSingleton<IAdminMenu, FollowMenu>().AddScoped<IAdminPanel, WaitingPanel>();
        services.AddScoped<ToolSheets>().AddScoped<IPublishing, WriteUpPublishing>().AddJob<WriteUpDelivery>().AddScoped<IWriteUps, WriteUpAnswers>().AddScoped<ISessionWriteUp, SessionWriteUp>();
        services.AddScoped<ReadingTable>().AddScoped<ReadingActs>().AddScoped<ReadingLetters>().AddScoped<ReadingSign>().AddScoped<IItemSign>(s => s.GetRequiredService<ReadingSign>()).AddScoped<IAdminPanel, ReadingPanel>();
        services.AddPersonalData<ReadingPeople>().AddScoped<IProcessings, ReadingPeople>();
        services.AddMailTexts(ReadingTexts.All).AddMailVariables(ReadingTexts.Variables);
        services.AddRecurringJob<ReminderJob>().AddMailTexts(ReminderTexts.All).AddMailVariables(ReminderTexts.Variables);
        services.AddPage<WorkshopPage>(Workshop.Type).AddKeyedScoped<IReadOn, WriteUpPlace>(WriteUp.Type);
        services.AddWidget<CurrentWorkshopsWidget>().AddWidget<LatestWriteUpsWidget>();
        services.AddListPage(this, "/ateliers", "Ateliers");
    }
}
