using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Manage;
using Reseau50.Agenda.Registration.Privacy;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Agenda.Registration.Day;

/// <summary>Who came, whatever telephones send, twice and in whatever order.</summary>
public sealed class AttendanceTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ATouch_IsTakenOnce_AndTheLastWordWins_WhateverArrivesLast(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database);
        await lab.ComesAsync("ana");
        var (present, excused) = (await lab.TapAsync("ana", Mark.Present, secondsAgo: 60), await lab.TapAsync("ana", Mark.Excused, secondsAgo: 30));
        Assert.True(await lab.NoteAsync(excused));
        Assert.True(await lab.NoteAsync(present));
        Assert.Equal(["ana 0 Excused"], await lab.NotedAsync());
        await lab.NoteAsync(excused, excused with { Age = TimeSpan.Zero });
        Assert.Equal(1, await LinesAsync(lab));

        // Taken back, and the older word, sent again, does not return.
        lab.Site.Clock.Advance(TimeSpan.FromMinutes(5));
        await lab.NoteAsync(await lab.TapAsync("ana", Mark.None));
        await lab.NoteAsync(present with { Age = TimeSpan.FromMinutes(6) });
        Assert.Equal(["ana 0 None"], await lab.NotedAsync());

        // A clock that goes ahead wins nothing: what is sent is how long ago.
        await lab.NoteAsync(await lab.TapAsync("ana", Mark.Absent, secondsAgo: -9_999));
        lab.Site.Clock.Advance(TimeSpan.FromSeconds(1));
        await lab.NoteAsync(await lab.TapAsync("ana", Mark.Present));
        Assert.Equal(["ana 0 Present"], await lab.NotedAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TwoTelephones_AtOnce_EndWithTheSame(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database);
        foreach (var who in (string[])["ana", "bo", "cy"]) await lab.ComesAsync(who);
        var taps = new List<Tap>();
        foreach (var who in (string[])["ana", "bo", "cy"])
            foreach (var (mark, ago) in ((Mark, int)[])[(Mark.Present, 30), (Mark.Absent, 20), (Mark.Present, 10)]) taps.Add(await lab.TapAsync(who, mark, secondsAgo: ago));
        await Task.WhenAll(Task.Run(() => lab.NoteAsync([.. taps])), Task.Run(() => lab.NoteAsync([.. Enumerable.Reverse(taps)])), Task.Run(() => lab.NoteAsync([.. taps.Where((_, i) => i % 2 == 0)])));
        Assert.Equal(["ana 0 Present", "bo 0 Present", "cy 0 Present"], await lab.NotedAsync());
        Assert.Equal(3, await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<CertificateCode>().CountAsync()));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task NobodyIsNoted_WithoutAFirmSeat_OnAnotherDate_OrForAHalfDayThereIsNot(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, RegistrationLab.Rules(promotion: "directe"), seats: 1);
        await lab.PublishAsync("autre-date");
        await lab.ComesAsync("ana");
        await lab.ComesAsync("bo");
        await lab.AskAsync(RegistrationLab.Asks("cy@site.example", proven: true, eventId: "autre-date"));
        await lab.NoteAsync(await lab.TapAsync("bo"), await lab.TapAsync("cy"), await lab.TapAsync("ana", half: 1), new Tap(Guid.NewGuid(), Guid.NewGuid(), 0, Mark.Present, TimeSpan.Zero));
        Assert.Empty(await lab.NotedAsync());
        Assert.False(await lab.Site.InScopeAsync(s => s.GetRequiredService<AttendanceDesk>().NoteAsync("nulle-part", [])));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AtTheDoor_AFreeSeatIsTakenOnce_AndNobodySitsWithoutASeat(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, RegistrationLab.Rules(promotion: "manuelle"), seats: 2);
        await lab.ComesAsync("ana");
        var leaves = await lab.ComesAsync("bo");
        await lab.ComesAsync("cy");
        Assert.Equal(AskOutcome.Full, (await ArriveAsync(lab, "dee", "")).Outcome);
        await lab.AnswerAsync(d => d.WithdrawAsync(leaves.Secret));
        // While those who wait may still be called, the seat is for them.
        Assert.Equal(AskOutcome.Full, (await ArriveAsync(lab, "dee", "")).Outcome);
        lab.Site.Clock.Now = DateTimeOffset.Parse(RegistrationLab.Start, System.Globalization.CultureInfo.InvariantCulture);
        var operation = Guid.NewGuid();
        Assert.Equal(AskOutcome.Taken, (await ArriveAsync(lab, "dee", "", operation)).Outcome);
        Assert.Equal(AskOutcome.Full, (await ArriveAsync(lab, "eli", "eli@site.example")).Outcome);
        Assert.Equal(AskOutcome.Already, (await ArriveAsync(lab, "ana", "Ana@site.example")).Outcome);
        Assert.Equal(["dee 0 Present"], await lab.NotedAsync());
        Assert.Equal(RegistrationState.Confirmed, await lab.StateAsync("dee"));
        Assert.DoesNotContain(await lab.MailsAsync(), m => m.Recipient.Length == 0);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WithoutAddress_TwoPeople_AreTwo(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, seats: 3);
        Assert.Equal(AskOutcome.Taken, (await ArriveAsync(lab, "ana", "")).Outcome);
        Assert.Equal(AskOutcome.Taken, (await ArriveAsync(lab, "bo", "")).Outcome);
        Assert.Equal(["ana 0 Present", "bo 0 Present"], await lab.NotedAsync());
        Assert.Empty(await lab.MailsAsync());
        Assert.Equal([(string?)null, null], (await lab.PeopleAsync()).Select(p => p.Mailbox));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheList_ShowsPresence_AndNumbersStay_WhenNamesGo(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database);
        await lab.ComesAsync("ana");
        await lab.ComesAsync("bo");
        await lab.NoteAsync(await lab.TapAsync("ana"), await lab.TapAsync("bo", Mark.Excused));
        Assert.Equal(["présent·e", "excusé·e"], await PresenceAsync());
        lab.Site.Clock.Now = new DateTimeOffset(2027, 10, 1, 0, 0, 0, TimeSpan.Zero);
        await lab.Site.InScopeAsync(s => s.GetServices<IRecurringJob>().OfType<RegistrationForgetting>().Single().RunAsync(default));
        Assert.Equal(["", ""], (await lab.PeopleAsync()).Select(p => p.Name));
        Assert.Equal(["présent·e", "excusé·e"], await PresenceAsync());

        async Task<IEnumerable<string?>> PresenceAsync() => (await lab.Site.InScopeAsync(s => s.GetRequiredService<PeopleList>().PageAsync(RegistrationLab.Event, new(), 0, 50, default))).Lines.Select(l => l.Presence);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoLeaves_TakesTheirPresencesAlong_AndWhatTheyNotedOfOthersStays(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database);
        await lab.AskAsync(RegistrationLab.Asks("ana@site.example", proven: true) with { AccountId = "compte-ana" });
        await lab.ComesAsync("bo");
        var tap = await lab.TapAsync("bo");
        await lab.Site.InScopeAsync(s =>
        {
            s.GetRequiredService<CurrentViewer>().Value = new Viewer([Viewer.Member]) { AccountId = "compte-ana" };
            return s.GetRequiredService<AttendanceDesk>().NoteAsync(RegistrationLab.Event, [tap]);
        });
        await lab.NoteAsync(await lab.TapAsync("ana", Mark.Absent));
        var who = new PersonalSubject("compte-ana", "ana@site.example", "Personne ana");
        var handed = await lab.Site.InScopeAsync(s => s.GetServices<IPersonalData>().OfType<RegistrationData>().Single().ExportAsync(who, default));
        Assert.Equal(["Porteurs de projet MAM", "Personne ana", "1", "Absent·e"], handed.Single(t => t.Name == "presences").Rows.Single().Take(4));
        await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteWork>().RunAsync(() => s.GetServices<IPersonalData>().OfType<RegistrationData>().Single().EraseAsync(who, default)));
        Assert.Equal([who.Pseudonym], await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Attendance>().Where(r => r.AttendeeId == tap.Person).Select(r => r.NotedBy).ToListAsync()));
    }

    private static Task<AskAnswer> ArriveAsync(RegistrationLab lab, string who, string email, Guid? operation = null) => lab.Site.InScopeAsync(s =>
    {
        var desk = s.GetRequiredService<AttendanceDesk>();
        return s.GetRequiredService<AskDesk>().AskAsync(new Asked(RegistrationLab.Event, "", email, [new AskedPerson("Personne " + who, "cat-projet-mam", PersonRole.Contact)])
        {
            IsProven = true,
            AtTheDoor = true,
            EnteredBy = "compte-animatrice",
            Epci = "nord",
            Keep = booking => desk.ArriveAsync(booking, 0, operation ?? Guid.NewGuid(), default),
        });
    });

    private static Task<int> LinesAsync(RegistrationLab lab) => lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AuditLine>().CountAsync(l => l.Action == "agenda.presence"));
}
