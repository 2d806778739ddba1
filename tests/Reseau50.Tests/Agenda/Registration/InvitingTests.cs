using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Manage.Inviting;
using Reseau50.Agenda.Registration.Manage.Moving;
using Reseau50.Agenda.Registration.Manage.Sheets;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>Invitations take no seat, leave once, and end with an answer.</summary>
public sealed class InvitingTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnInvitation_TakesNoSeat_AndWhoAcceptsTakesWhatThereIs(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, RegistrationLab.Rules(mode: "invitation", queue: 1), seats: 1);
        Assert.Equal(AskOutcome.Closed, (await lab.AskAsync(RegistrationLab.Asks("libre@site.example", proven: true))).Outcome);
        Assert.Equal([LineFate.Invited, LineFate.Invited, LineFate.Invited, LineFate.Already, LineFate.Refused], await InviteAsync(lab, "Ana;ana@site.example\nbo@site.example\nCy;cy@site.example;Parent\nAna;Ana+deux@site.example\nPersonne"));
        Assert.Equal([0, 0, 0], (await lab.PeopleAsync()).Select(p => p.State.HasSeat() ? 1 : 0));
        var letters = await lab.MailsAsync();
        Assert.Equal(["ana@site.example", "bo@site.example", "cy@site.example"], letters.Select(m => m.Recipient).Order(StringComparer.Ordinal));
        Assert.All(letters, m => Assert.Contains("Venez nombreux.", m.Text, StringComparison.Ordinal));

        Assert.Equal(AnswerOutcome.Done, await AcceptAsync(lab, "bo@site.example", "Bo Martin"));
        Assert.Equal(AnswerOutcome.Done, await AcceptAsync(lab, "ana@site.example", "Ana"));
        Assert.Equal(AnswerOutcome.Full, await AcceptAsync(lab, "cy@site.example", "Cy"));
        Assert.Equal(AnswerOutcome.Nothing, await AcceptAsync(lab, "bo@site.example", "Bo encore"));
        Assert.Equal(["Ana Waiting cat-parent nord", "Bo Martin Confirmed cat-parent nord", "Cy Invited cat-parent "], (await lab.PeopleAsync()).Select(p => $"{p.Name} {p.State} {p.Category} {p.Epci}").Order(StringComparer.Ordinal));
        var booking = await BookingAsync(lab, "bo@site.example");
        Assert.Equal(("Bo Martin", "1", lab.Now), (booking.Name, booking.ConsentVersion, booking.ConsentUtc));
        Assert.StartsWith("Inscription confirmée", (await lab.MailsAsync()).Last(m => m.Recipient == "bo@site.example").Subject, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoSaidNo_IsNotWrittenToAgain_UnlessTheyThinkBetterOfIt(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, seats: 5);
        await lab.ComesAsync("deja");
        Assert.Equal([LineFate.Invited, LineFate.Already], await InviteAsync(lab, "ana@site.example\ndeja@site.example"));
        Assert.Equal([LineFate.Already], await InviteAsync(lab, "ana@site.example"));
        await lab.PublishAsync("autre-date", start: "2027-05-04T17:30:00Z", end: "2027-05-04T19:00:00Z");
        var invited = (await lab.PeopleAsync()).Single(p => p.State == RegistrationState.Invited).Id;
        Assert.Equal(new MoveAnswer(0, 0, 0), await lab.Site.InScopeAsync(s => s.GetRequiredService<MoveDesk>().MoveAsync(RegistrationLab.Event, "autre-date", "", [invited])));
        var secret = (await BookingAsync(lab, "ana@site.example")).Secret;
        Assert.Equal(AnswerOutcome.Done, await lab.AnswerAsync(d => d.WithdrawAsync(secret)));
        Assert.Equal([LineFate.Already], await InviteAsync(lab, "ana@site.example"));
        // The date moves: those who come are told, and nobody else.
        await lab.PublishAsync(RegistrationLab.Event, start: "2027-03-10T17:30:00Z", end: "2027-03-10T19:00:00Z", seats: 5);
        await lab.Site.InScopeAsync(s => s.GetRequiredService<DateTick>().RunAsync(default));
        Assert.Equal(["deja@site.example", "ana@site.example", "deja@site.example"], (await lab.MailsAsync()).Select(m => m.Recipient));
        Assert.Equal(RegistrationState.NotComing, (await lab.PeopleAsync())[1].State);
        Assert.Equal(AnswerOutcome.Done, await AcceptAsync(lab, "ana@site.example", "Ana"));
        Assert.Equal(RegistrationState.Confirmed, (await lab.PeopleAsync()).Single(p => p.Name == "Ana").State);
    }

    private static Task<List<LineFate>> InviteAsync(RegistrationLab lab, string text) => lab.Site.InScopeAsync(async s =>
    {
        var rules = (await s.GetRequiredService<RuleReader>().ReadAsync(RegistrationLab.Event, default))!;
        var people = await s.GetRequiredService<SheetPeople>().OfAsync(rules, PeopleSheet.Read(text).Lines, "coordination", invited: true, default);
        var desk = s.GetRequiredService<InviteDesk>();
        var would = (await desk.RehearseAsync(RegistrationLab.Event, people))!;
        var did = (await desk.InviteAsync(RegistrationLab.Event, people, "Venez nombreux."))!;
        Assert.Equal(would, did);
        return did.Select(o => o.Fate).ToList();
    });

    private static async Task<AnswerOutcome> AcceptAsync(RegistrationLab lab, string email, string name)
    {
        var secret = (await BookingAsync(lab, email)).Secret;
        var said = new Asked(RegistrationLab.Event, "", email, [new AskedPerson(name, "cat-parent", PersonRole.Contact)]) { Epci = "nord", Commune = "Cherbourg-en-Cotentin", ConsentVersion = "1" };
        return await lab.AnswerAsync(d => d.TakeInvitationAsync(secret, said));
    }

    private static Task<Booking> BookingAsync(RegistrationLab lab, string email) => lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Booking>().AsNoTracking().SingleAsync(b => b.Email == email));
}
