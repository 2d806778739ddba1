using Reseau50.Agenda.Registration.Day;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Registration.Asking;
using Reseau50.Agenda.Registration.Editing;
using Reseau50.Agenda.Registration.Letters;
using Reseau50.Agenda.Registration.Manage;
using Reseau50.Agenda.Registration.Manage.Counting;
using Reseau50.Agenda.Registration.Manage.Exporting;
using Reseau50.Agenda.Registration.Manage.Importing;
using Reseau50.Agenda.Registration.Manage.Inviting;
using Reseau50.Agenda.Registration.Manage.Moving;
using Reseau50.Agenda.Registration.Manage.Reaching;
using Reseau50.Agenda.Registration.Manage.Sheets;
using Reseau50.Agenda.Registration.Manage.Writing;
using Reseau50.Agenda.Registration.Mine;
using Reseau50.Agenda.Registration.Own;
using Reseau50.Agenda.Registration.Privacy;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Agenda.Registration.Seeds;
using Reseau50.Agenda.Registration.Totals;
using Reseau50.Cms;
using Reseau50.Cms.Content;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Mail.Texts;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Registration;

internal static class RegistrationServices
{
    public static IServiceCollection AddRegistration(this IServiceCollection services) => services
        .AddScoped<RuleReader>().AddScoped<SeatBook>().AddScoped<QueueWork>().AddScoped<EventDesk>().AddScoped<AskDesk>().AddScoped<AnswerDesk>().AddScoped<RegistrationTick>().AddRecurringJob<RegistrationTick>().AddScoped<DateTick>().AddRecurringJob<DateTick>().AddScoped<DateNotices>().AddScoped<AfterDate>().AddScoped<IPublishing, RulesPublishing>()
        .AddScoped<BookingLetters>().AddScoped<BookingCalendar>().AddSingleton<MailboxLimit>().AddMailTexts(RegistrationTexts.All).AddMailVariables(RegistrationTexts.Variables)
        .AddScoped<OwnBookings>().AddSingleton<IAccountEntry, OwnEntry>().AddSingleton<IItemRule, ReserveRule>().AddScoped<IItemSign, RegistrationSign>()
        .AddScoped<ManagedEvents>().AddScoped<ReachOut>().AddScoped<TotalsTable>().AddScoped<StandingWords>().AddScoped<MessageDesk>().AddScoped<MoveDesk>().AddScoped<SheetPeople>().AddScoped<ImportDesk>().AddScoped<InviteDesk>().AddScoped<InvitationForms>()
        .AddScoped<OrganiserDesk>().AddScoped<RegisteredEvents>().AddScoped<PeopleList>().AddScoped<PeopleColumns>().AddSingleton<IAdminMenu, RegistrationsMenu>()
        .AddScoped<Communes>().AddScoped<RegistrationBoxes>().AddScoped<Availability>().AddSingleton<AskLimit>().AddScoped<MineSheet>().AddScoped<MineAnswers>()
        .AddScoped<IRecipeStepHandler, CountsStep>()
        .AddDay()
        .AddRetention<RegistrationForgetting>().AddPersonalData<RegistrationData>().AddSingleton<IProcessings, RegistrationProcessings>();
}
