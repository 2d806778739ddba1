using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Registration.Day.Certificates;
using Reseau50.Agenda.Registration.Day.CheckIn;
using Reseau50.Agenda.Registration.Day.Closing;
using Reseau50.Agenda.Registration.Day.Hours;
using Reseau50.Agenda.Registration.Day.Presence;

namespace Reseau50.Agenda.Registration.Day;

internal static class DayServices
{
    public static IServiceCollection AddDay(this IServiceCollection services) => services
        .AddScoped<AttendanceDesk>().AddScoped<AttendanceBook>().AddScoped<CheckInSheet>().AddScoped<CertificateBook>().AddSingleton<CertificateLimit>()
        .AddScoped<YearHours>().AddScoped<DayNumbers>().AddScoped<Opinions>().AddScoped<IAttendance>(s => s.GetRequiredService<DayNumbers>());
}
