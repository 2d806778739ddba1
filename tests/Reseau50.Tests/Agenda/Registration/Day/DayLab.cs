using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Agenda.Registration.Day;

/// <summary>The door of a date of the lab.</summary>
internal static class DayLab
{
    public static Task<bool> NoteAsync(this RegistrationLab lab, params Tap[] taps) => lab.Site.InScopeAsync(s => s.GetRequiredService<AttendanceDesk>().NoteAsync(RegistrationLab.Event, taps));

    public static async Task<Tap> TapAsync(this RegistrationLab lab, string who, Mark mark = Mark.Present, int half = 0, int secondsAgo = 0) =>
        new(Guid.NewGuid(), (await lab.PeopleAsync()).Last(p => p.Name == "Personne " + who).Id, half, mark, TimeSpan.FromSeconds(secondsAgo));

    /// <summary>« ana 0 Present », by name and half-day.</summary>
    public static async Task<List<string>> NotedAsync(this RegistrationLab lab)
    {
        var people = (await lab.PeopleAsync()).ToDictionary(p => p.Id, p => p.Name.Replace("Personne ", "", StringComparison.Ordinal));
        var rows = await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Attendance>().AsNoTracking().ToListAsync());
        return [.. rows.Select(r => $"{people[r.AttendeeId]} {r.Half} {r.Mark}").Order(StringComparer.Ordinal)];
    }
}
