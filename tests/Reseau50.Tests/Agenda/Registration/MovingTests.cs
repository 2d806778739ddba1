using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Manage.Moving;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>Whom the organiser enters by hand, and takes to another date.</summary>
public sealed class MovingTests
{
    private const string Other = "autre-date";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ABooking_GoesOverWhole_OnlyToFreeSeats_AndItsCalendarEntryIsReplaced(Database database)
    {
        await using var lab = await CreateAsync(database, seats: 3, there: 3);
        await lab.AskAsync(RegistrationLab.Asks("ana@site.example", proven: true, others: [new AskedPerson("Collègue", null, PersonRole.Colleague), new AskedPerson("Autre", null, PersonRole.Colleague)], together: true));
        await lab.ComesAsync("attend");
        await lab.AskAsync(RegistrationLab.Asks("bo@site.example", proven: true, eventId: Other));
        Assert.Equal(new MoveAnswer(0, 1, 0), await MoveAsync(lab, RegistrationLab.Event, Other, "Collègue"));
        Assert.Equal(3, (await lab.PeopleAsync()).Count(p => p.EventId == RegistrationLab.Event && p.State == RegistrationState.Confirmed));

        await lab.AnswerAsync(async d => await d.WithdrawAsync((await BookingAsync(lab, "bo")).Secret));
        Assert.Equal(new MoveAnswer(1, 0, 0), await MoveAsync(lab, RegistrationLab.Event, Other, "Collègue"));
        Assert.Equal(["Personne ana", "Collègue", "Autre"], (await lab.PeopleAsync()).Where(p => p is { EventId: Other, State: RegistrationState.Confirmed }).OrderBy(p => p.Rank).Select(p => p.Name));
        var letters = (await lab.MailsAsync()).Where(m => m.Recipient == "ana@site.example").ToList();
        Assert.StartsWith("Nouvelle date pour votre inscription", letters[^1].Subject, StringComparison.Ordinal);
        Assert.Equal(Line(letters[0].Calendar!, "UID:"), Line(letters[^1].Calendar!, "UID:"));
        Assert.True(int.Parse(Line(letters[^1].Calendar!, "SEQUENCE:"), System.Globalization.CultureInfo.InvariantCulture) > int.Parse(Line(letters[0].Calendar!, "SEQUENCE:"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("20270504T173000Z", Line(letters[^1].Calendar!, "DTSTART:"));

        // Who waits here is called.
        await lab.TickAsync();
        Assert.Equal(RegistrationState.Offered, await lab.StateAsync("attend"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoIsThereAlready_Stays_AndMovesThatCross_BothEnd(Database database)
    {
        await using var lab = await CreateAsync(database, seats: 40, there: 40);
        await lab.ComesAsync("deux");
        await lab.AskAsync(RegistrationLab.Asks("deux@site.example", proven: true, eventId: Other));
        for (var i = 0; i < 8; i++)
        {
            await lab.ComesAsync("a" + i);
            await lab.AskAsync(RegistrationLab.Asks($"b{i}@site.example", proven: true, eventId: Other));
        }
        Assert.Equal(new MoveAnswer(0, 0, 1), await MoveAsync(lab, RegistrationLab.Event, Other, "Personne deux"));
        await Task.WhenAll(Enumerable.Range(0, 8).SelectMany(i => new[] { MoveAsync(lab, RegistrationLab.Event, Other, "Personne a" + i), MoveAsync(lab, Other, RegistrationLab.Event, "Personne b" + i) }));
        var people = await lab.PeopleAsync();
        Assert.Equal(18, people.Count(p => p.State == RegistrationState.Confirmed));
        Assert.Equal(8, people.Count(p => p.EventId == Other && p.Name.StartsWith("Personne a", StringComparison.Ordinal)));
        Assert.Equal(8, people.Count(p => p.EventId == RegistrationLab.Event && p.Name.StartsWith("Personne b", StringComparison.Ordinal)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhomTheOrganiserEnters_NeedsNoAddress_TakesNoSeatOfOthers_AndIsNeverWrittenTo(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, RegistrationLab.Rules(mode: "approbation", queue: 1), seats: 1);
        Asked By(string mail, string name) => new(RegistrationLab.Event, "", mail, [new AskedPerson(name, "cat-parent", PersonRole.Contact)]) { IsProven = true, EnteredBy = "coordination" };
        Assert.Equal(RegistrationState.Confirmed, (await lab.AskAsync(By("", "Jeanne"))).People![0].State);
        Assert.Equal(RegistrationState.Waiting, (await lab.AskAsync(By("", "Lucie"))).People![0].State);
        Assert.Equal(AskOutcome.Full, (await lab.AskAsync(By("eva@site.example", "Eva"))).Outcome);
        Assert.Empty(await lab.MailsAsync());
        var booking = await BookingAsync(lab, "Jeanne");
        Assert.Equal(("coordination", "", null), (booking.EnteredBy, booking.Email, booking.ConsentVersion));
        await lab.PublishAsync(RegistrationLab.Event, RegistrationLab.Rules(mode: "approbation", queue: 1), seats: 2, state: "annule");
        await lab.TickAsync();
        Assert.Empty(await lab.MailsAsync());
        Assert.Equal(AskOutcome.Closed, (await lab.AskAsync(By("eva@site.example", "Eva"))).Outcome);
    }

    private static async Task<RegistrationLab> CreateAsync(Database database, int seats, int there)
    {
        var lab = await RegistrationLab.CreateAsync(database, RegistrationLab.Rules(together: 5), seats: seats);
        await lab.PublishAsync(Other, RegistrationLab.Rules(together: 5), seats: there, start: "2027-05-04T17:30:00Z", end: "2027-05-04T19:00:00Z");
        return lab;
    }

    private static async Task<MoveAnswer?> MoveAsync(RegistrationLab lab, string from, string to, string name)
    {
        var ids = (await lab.PeopleAsync()).Where(p => p.EventId == from && p.Name == name).Select(p => p.Id).ToList();
        return await lab.Site.InScopeAsync(s => s.GetRequiredService<MoveDesk>().MoveAsync(from, to, "", ids));
    }

    private static async Task<Booking> BookingAsync(RegistrationLab lab, string name)
    {
        var id = (await lab.PeopleAsync()).Single(p => p.Name.EndsWith(name, StringComparison.Ordinal)).BookingId;
        return await lab.Site.InScopeAsync(async s => (await s.GetRequiredService<Reseau50.Cms.Data.SiteDb>().Set<Booking>().FindAsync(id))!);
    }

    private static string Line(string ics, string name) => ics.Split("\r\n").Last(l => l.StartsWith(name, StringComparison.Ordinal))[name.Length..];
}
