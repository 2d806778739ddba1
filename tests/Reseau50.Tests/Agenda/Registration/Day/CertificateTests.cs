using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.Certificates;
using Reseau50.Agenda.Registration.Day.HalfDays;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Agenda.Registration.Privacy;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;

namespace Reseau50.Tests.Agenda.Registration.Day;

/// <summary>A certificate is for who was there, and its code tells anybody that it is true, and little else.</summary>
public sealed class CertificateTests
{
    private static readonly DateTimeOffset After = DateTimeOffset.Parse(RegistrationLab.End, System.Globalization.CultureInfo.InvariantCulture);

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoWasThere_HasOne_AfterTheDate_AndNobodyElse(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database);
        var (ana, bo) = (await lab.ComesAsync("ana"), await lab.ComesAsync("bo"));
        await lab.NoteAsync(await lab.TapAsync("ana"), await lab.TapAsync("bo", Mark.Absent));
        Assert.Empty(await OfAsync(lab, ana.Secret));
        lab.Site.Clock.Now = After;
        var one = Assert.Single(await OfAsync(lab, ana.Secret));
        Assert.Equal(("Personne ana", "1 h 30", "P. A."), (one.Name, Halves.Words(one.Length!.Value), one.Initials));
        Assert.Empty(await OfAsync(lab, bo.Secret));
        Assert.Empty(await OfAsync(lab, "UNSECRETDEVINE000000000000"));
        // The code of somebody else's person opens nothing behind one's own secret.
        Assert.Empty(await OfAsync(lab, ana.Secret, (await lab.PeopleAsync()).Single(p => p.Name == "Personne bo").Id));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ACode_SaysWhatItMust_AndOnlyWhileItIsTrue(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database);
        await lab.ComesAsync("ana");
        await lab.NoteAsync(await lab.TapAsync("ana"));
        var code = await CodeAsync(lab);
        Assert.Equal(16, code.Length);
        Assert.Null(await CheckAsync(lab, code));
        lab.Site.Clock.Now = After;
        var found = await CheckAsync(lab, string.Join('-', code.ToLowerInvariant().Chunk(4).Select(c => new string(c))));
        Assert.Equal(("P. A.", true, "Porteurs de projet MAM"), (found!.Initials, found.SaysTitle, found.Title));
        Assert.Null(await CheckAsync(lab, code[..15]));
        Assert.Null(await CheckAsync(lab, (await lab.PeopleAsync()).Single().Ticket));

        // Taken back: the paper is not true any more. Noted again: the same code.
        lab.Site.Clock.Advance(TimeSpan.FromSeconds(1));
        await lab.NoteAsync(await lab.TapAsync("ana", Mark.Absent));
        Assert.Null(await CheckAsync(lab, code));
        lab.Site.Clock.Advance(TimeSpan.FromSeconds(1));
        await lab.NoteAsync(await lab.TapAsync("ana"));
        Assert.Equal(code, (await CheckAsync(lab, code))!.Code);

        // A date for members is not named to others.
        await lab.PublishAsync(RegistrationLab.Event, audiences: ["membre"]);
        Assert.False((await CheckAsync(lab, code))!.SaysTitle);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OnceTheNameIsForgotten_TheCodeStillAnswers_AndThePageDoesNot(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database);
        var ana = await lab.ComesAsync("ana");
        await lab.NoteAsync(await lab.TapAsync("ana"));
        lab.Site.Clock.Now = new DateTimeOffset(2027, 10, 1, 0, 0, 0, TimeSpan.Zero);
        await lab.Site.InScopeAsync(s => s.GetServices<IRecurringJob>().OfType<RegistrationForgetting>().Single().RunAsync(default));
        Assert.Empty(await OfAsync(lab, ana.Secret));
        Assert.Equal(("", "1 h 30"), await CheckAsync(lab, await CodeAsync(lab)) is { } found ? (found.Initials, Halves.Words(found.Length!.Value)) : default);
    }

    private static Task<IReadOnlyList<Certificate>> OfAsync(RegistrationLab lab, string secret, Guid? person = null) => lab.Site.InScopeAsync(s => s.GetRequiredService<CertificateBook>().OfAsync(secret, person, default));
    private static Task<Certificate?> CheckAsync(RegistrationLab lab, string code) => lab.Site.InScopeAsync(s => s.GetRequiredService<CertificateBook>().CheckAsync(code, default));
    private static Task<string> CodeAsync(RegistrationLab lab) => lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<CertificateCode>().Select(c => c.Code).SingleAsync());
}
