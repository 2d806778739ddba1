using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Letters;
using Reseau50.Agenda.Registration.Privacy;
using Reseau50.Cms.Data;
using Reseau50.Cms.Mail;
using Reseau50.Cms.Security;
using Reseau50.Tests.Cms.Mail;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>What people are written, and what they are not.</summary>
public sealed class LetterTests
{
    private const string Video = "https://visio.site.example/salle-42";

    private static JsonObject Online => RegistrationLab.Rules(more: new JsonObject { ["Presence"] = AgendaSite.Text("en-ligne"), ["LienVisio"] = AgendaSite.Text(Video) });

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheVideoAddress_GoesToThoseWhoHaveASeat_AndToNobodyElse(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, Online, seats: 1);
        await lab.ComesAsync("ana");
        await lab.ComesAsync("bo");
        await lab.AskAsync(RegistrationLab.Asks("cy@site.example"));
        var mails = await lab.MailsAsync();
        Assert.Equal([true, false, false], mails.Select(m => Plain(m).Contains(Video, StringComparison.Ordinal)));
        Assert.Equal([true, false, false], mails.Select(m => m.Calendar?.Replace("\r\n ", "", StringComparison.Ordinal).Contains(Video, StringComparison.Ordinal) == true));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OneEntryOfTheCalendar_FollowsTheRegistration_FromConfirmationToCancellation(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database);
        var ana = await lab.ComesAsync("ana");
        await lab.PublishAsync(RegistrationLab.Event, start: "2027-03-10T17:30:00Z", end: "2027-03-10T19:00:00Z", more: new JsonObject { ["Lieu"] = AgendaSite.Text("Coutances, salle des fêtes") });
        await RemindAsync(lab);
        await RemindAsync(lab);
        await lab.PublishAsync(RegistrationLab.Event, start: "2027-03-10T17:30:00Z", end: "2027-03-10T19:00:00Z", state: "annule", more: new JsonObject { ["Lieu"] = AgendaSite.Text("Coutances, salle des fêtes") });
        await RemindAsync(lab);
        var mails = await lab.MailsAsync();
        Assert.Equal(["Inscription confirmée", "Changement", "Annulé"], mails.Select(Title));
        Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], mails.Select(m => Field(m, "METHOD")));
        Assert.Equal([$"inscription-{ana.Id}@agenda.reseau50"], mails.Select(m => Field(m, "UID")).Distinct());
        var sequences = mails.Select(m => int.Parse(Field(m, "SEQUENCE"), System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(sequences.Distinct().Order(), sequences);
        Assert.Equal(["20270309T173000Z", "20270310T173000Z", "20270310T173000Z"], mails.Select(m => Field(m, "DTSTART")));
        Assert.Contains("Nouvelle date : mercredi 10 mars 2027, 18 h 30 – 20 h, au lieu de : mardi 9 mars 2027, 18 h 30 – 20 h.", Plain(mails[1]), StringComparison.Ordinal);
        Assert.Contains("Nouveau lieu : Coutances, salle des fêtes, au lieu de : Saint-Lô, maison des associations.", Plain(mails[1]), StringComparison.Ordinal);
        Assert.All(mails, m => Assert.DoesNotContain("Personne ana", m.Calendar, StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Reminders_LeaveSevenDaysAndOneDayBefore_Once_AndNotToThoseWhoLeftOrAskedForNone(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database);
        await lab.ComesAsync("ana");
        var (bo, cy) = (await lab.ComesAsync("bo"), await lab.ComesAsync("cy"));
        await lab.AnswerAsync(d => d.SetQuietAsync(cy.Secret, true));
        async Task<string[]> AtAsync(string utc)
        {
            lab.Site.SetNow(utc);
            var before = (await lab.MailsAsync()).Count;
            await RemindAsync(lab);
            await RemindAsync(lab);
            return [.. (await lab.MailsAsync()).Skip(before).Select(m => m.Recipient.Split('@')[0] + " " + m.Subject.Split(", ")[^1]).Order(StringComparer.Ordinal)];
        }
        Assert.Empty(await AtAsync("2027-03-02T07:59:00Z"));
        Assert.Equal(["ana dans 7 jours", "bo dans 7 jours"], await AtAsync("2027-03-02T08:00:00Z"));
        await lab.AnswerAsync(d => d.WithdrawAsync(bo.Secret));
        var late = await lab.ComesAsync("dee");
        Assert.Empty(await AtAsync("2027-03-02T12:00:00Z"));
        Assert.Equal(["ana demain", "dee demain"], await AtAsync("2027-03-08T08:00:00Z"));
        Assert.Empty(await AtAsync("2027-03-09T08:00:00Z"));
        var reminder = (await lab.MailsAsync()).Last(m => m.Recipient.StartsWith("dee", StringComparison.Ordinal));
        Assert.Equal($"https://site.example/agenda/inscriptions/{late.Secret}/sans-rappel", reminder.Unsubscribe);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheDayAfter_ThoseWhoCameAreThanked_Once_WithWhatEverybodyMayRead(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, RegistrationLab.Rules(promotion: "manuelle", more: new JsonObject { ["Evaluation"] = AgendaSite.Picked("avis") }), seats: 2);
        await AgendaSite.ImportAsync(lab.Site, Page("avis", "Formulaire"), Page("atelier-1", "Atelier"));
        await lab.PublishAsync(RegistrationLab.Event, RegistrationLab.Rules(promotion: "manuelle", more: new JsonObject { ["Evaluation"] = AgendaSite.Picked("avis") }), seats: 4, more: new JsonObject { ["Atelier"] = AgendaSite.Picked("atelier-1") });
        var absent = await lab.ComesAsync("eve");
        await lab.Site.InWorkAsync(async s =>
        {
            var db = s.GetRequiredService<SiteDb>();
            db.Add(new Attendance { AttendeeId = (await db.Set<Attendee>().SingleAsync(a => a.BookingId == absent.Id)).Id, EventId = RegistrationLab.Event, Mark = Mark.Absent });
        });
        var (ana, bo, cy) = (await lab.ComesAsync("ana"), await lab.ComesAsync("bo"), await lab.ComesAsync("cy"));
        await lab.ComesAsync("dee");
        await lab.AnswerAsync(d => d.WithdrawAsync(bo.Secret));
        await lab.AnswerAsync(d => d.SetQuietAsync(cy.Secret, true));
        var before = (await lab.MailsAsync()).Count;
        foreach (var moment in (string[])["2027-03-09T19:30:00Z", "2027-03-10T07:59:00Z"])
        {
            lab.Site.SetNow(moment);
            await RemindAsync(lab);
        }
        Assert.Equal(before, (await lab.MailsAsync()).Count);
        lab.Site.SetNow("2027-03-10T08:00:00Z");
        await RemindAsync(lab);
        await RemindAsync(lab);
        var thanks = Assert.Single((await lab.MailsAsync()).Skip(before));
        Assert.Equal(("ana@site.example", "Merci d’être venu·e", $"https://site.example/agenda/inscriptions/{ana.Secret}/sans-rappel"), (thanks.Recipient, Title(thanks), thanks.Unsubscribe));
        Assert.Contains($"Donnez-nous votre avis : https://site.example/agenda/inscriptions/{ana.Secret}/avis\nLe compte rendu paraîtra sur la page de l’atelier : https://site.example/essais/atelier-1", Plain(thanks), StringComparison.Ordinal);

        static JsonObject Page(string id, string type) => new()
        {
            ["ContentItemId"] = id,
            ["ContentItemVersionId"] = id + ".1",
            ["ContentType"] = type,
            ["DisplayText"] = id,
            ["Latest"] = true,
            ["Published"] = true,
            ["TitlePart"] = new JsonObject { ["Title"] = id },
            ["AutoroutePart"] = new JsonObject { ["Path"] = "essais/" + id },
            ["FormPart"] = new JsonObject(),
            ["FlowPart"] = new JsonObject { ["Widgets"] = new JsonArray() },
        };
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatIsNotForEverybody_IsNotInTheThanks(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database);
        var hidden = AgendaSite.Event("reserve", RegistrationLab.Start, RegistrationLab.End, audiences: [Viewer.Member]);
        (hidden["ContentType"], hidden["AutoroutePart"]) = ("Atelier", new JsonObject { ["Path"] = "ateliers/secret-de-famille" });
        await AgendaSite.ImportAsync(lab.Site, hidden);
        await lab.PublishAsync(RegistrationLab.Event, more: new JsonObject { ["Atelier"] = AgendaSite.Picked("reserve") });
        await lab.ComesAsync("ana");
        lab.Site.SetNow("2027-03-10T08:00:00Z");
        await RemindAsync(lab);
        var thanks = (await lab.MailsAsync())[^1];
        Assert.Equal("Merci d’être venu·e", Title(thanks));
        Assert.DoesNotContain("secret-de-famille", thanks.Text + thanks.Html, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatWaitsToLeave_StaysBehind_WhenTheRegistrationChangesFirst(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database);
        var ana = await lab.ComesAsync("ana");
        await lab.AnswerAsync(d => d.WithdrawAsync(ana.Secret));
        await lab.Site.Sender().SendDueAsync(default);
        Assert.Equal([("Inscription confirmée", false), ("Désistement enregistré", true)], (await lab.MailsAsync()).Select(m => (Title(m), m.SentUtc is not null)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OnTheWire_ThereIsText_Html_AndTheCalendarTwice(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database);
        await lab.ComesAsync("ana");
        await lab.Site.Sender().SendDueAsync(default);
        var letter = await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(lab.Site.Options.Folder, "mails"), "*.eml").Single());
        Assert.Equal(["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "text/calendar"], Regex.Matches(letter, @"^Content-Type: ([a-z/]+)", RegexOptions.Multiline).Select(m => m.Groups[1].Value));
        Assert.Single(Regex.Matches(letter, "method=REQUEST"));
        Assert.Contains("rendez-vous.ics", letter, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task SixMonthsAfter_NamesAreGone_AndNumbersStay(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database);
        var ana = await lab.ComesAsync("ana");
        await lab.ComesAsync("bo", category: "cat-parent", epci: "sud");
        lab.Site.SetNow("2027-09-09T18:59:00Z");
        await ForgetAsync(lab);
        Assert.Equal(["Personne ana", "Personne bo"], (await lab.PeopleAsync()).Select(p => p.Name));
        lab.Site.SetNow("2027-09-09T19:00:00Z");
        await ForgetAsync(lab);
        Assert.Equal([("", null, "cat-projet-mam", "nord", RegistrationState.Confirmed), ("", (string?)null, "cat-parent", "sud", RegistrationState.Confirmed)], (await lab.PeopleAsync()).Select(p => (p.Name, p.Mailbox, p.Category!, p.Epci!, p.State)));
        var bookings = await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Booking>().AsNoTracking().ToListAsync());
        Assert.All(bookings, b => Assert.Equal(("", "", null, null, null), (b.Name, b.Email, b.AccountId, b.Structure, b.Commune)));
        Assert.Equal(AnswerOutcome.Gone, await lab.AnswerAsync(d => d.WithdrawAsync(ana.Secret)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoClosesTheAccount_GivesTheSeatBack_AndIsNotWrittenTo(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, RegistrationLab.Rules(promotion: "directe"), seats: 1);
        await lab.AskAsync(RegistrationLab.Asks("ana@site.example", proven: true) with { AccountId = "compte-ana" });
        await lab.ComesAsync("bo");
        await lab.Site.InWorkAsync(s => s.GetServices<IPersonalData>().OfType<RegistrationData>().Single().EraseAsync(new PersonalSubject("compte-ana", "autre@site.example", "Personne ana"), default));
        Assert.Equal([("", RegistrationState.Withdrawn), ("Personne bo", RegistrationState.Confirmed)], (await lab.PeopleAsync()).Select(p => (p.Name, p.State)));
        Assert.Equal(["ana Inscription confirmée", "bo Liste d’attente", "bo Inscription confirmée"], (await lab.MailsAsync()).Select(m => m.Recipient.Split('@')[0] + " " + Title(m)));
    }

    [Fact]
    public void Moments_AreSaidAsOneSaysThem()
    {
        var now = new DateTime(2027, 3, 1, 18, 10, 0);
        Assert.Equal(["18 h 40", "demain à 9 h", "jeudi 4 mars à 18 h", "jeudi 1er avril à 8 h 05"], new[] { now.AddMinutes(30), new(2027, 3, 2, 9, 0, 0), new(2027, 3, 4, 18, 0, 0), new(2027, 4, 1, 8, 5, 0) }.Select(m => MomentWords.Until(m, now).Replace('\u202f', ' ').Replace('\u00a0', ' ')));
    }

    private static Task RemindAsync(RegistrationLab lab) => lab.Site.InScopeAsync(s => s.GetRequiredService<DateTick>().RunAsync(default));

    private static Task ForgetAsync(RegistrationLab lab) => lab.Site.InScopeAsync(s => s.GetServices<Reseau50.Cms.Jobs.IRecurringJob>().OfType<RegistrationForgetting>().Single().RunAsync(default));

    private static string Title(MailRow mail) => Plain(mail.Subject).Split(" :")[0];

    private static string Plain(MailRow mail) => Plain(mail.Text);

    private static string Plain(string text) => text.Replace('\u202f', ' ').Replace('\u00a0', ' ');

    private static string Field(MailRow mail, string name) => Regex.Match(mail.Calendar ?? "", $"^{name}[:;]([^\r\n]*)", RegexOptions.Multiline).Groups[1].Value;
}
