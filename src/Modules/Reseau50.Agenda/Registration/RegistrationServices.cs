using Reseau50.Agenda.Registration.Day;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Registration.Asking;
using Reseau50.Agenda.Registration.Letters;
using Reseau50.Agenda.Registration.Manage;
using Reseau50.Agenda.Registration.Mine;
using Reseau50.Agenda.Registration.Privacy;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms;
using Reseau50.Cms.Content;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Mail.Texts;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Registration;

internal static class RegistrationServices
{
    public static IServiceCollection AddRegistration(this IServiceCollection services) => services
        .AddScoped<RuleReader>().AddScoped<SeatBook>().AddScoped<QueueWork>().AddScoped<EventDesk>().AddScoped<AskDesk>().AddScoped<AnswerDesk>().AddScoped<RegistrationTick>().AddRecurringJob<RegistrationTick>().AddScoped<DateTick>().AddRecurringJob<DateTick>().AddScoped<DateNotices>().AddScoped<IPublishing, RulesPublishing>()
        .AddScoped<BookingLetters>().AddScoped<BookingCalendar>().AddSingleton<MailboxLimit>().AddMailTexts(RegistrationTexts.All).AddMailVariables(RegistrationTexts.Variables)
        .AddScoped<OrganiserDesk>().AddScoped<RegisteredEvents>().AddScoped<PeopleList>().AddSingleton<IAdminMenu, RegistrationsMenu>()
        .AddScoped<Communes>().AddScoped<RegistrationBoxes>().AddScoped<Availability>().AddSingleton<AskLimit>().AddScoped<MineSheet>().AddScoped<MineAnswers>()
        .AddDay()
        .AddRetention<RegistrationForgetting>().AddPersonalData<RegistrationData>().AddSingleton<IProcessings, RegistrationProcessings>();
}
