using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Letters;
using Reseau50.Agenda.Registration.Manage.Inviting;
using Reseau50.Agenda.Registration.Manage.Moving;
using Reseau50.Agenda.Registration.Manage.Sheets;
using Reseau50.Agenda.Registration.Manage.Writing;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Tests.Cms.Mail;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>Every letter the registrations know, brought about by what people do, sent, and read by somebody else's parser.</summary>
public sealed partial class EveryLetterTests
{
    private const string Other = "autre-date", Chosen = "date-choisie", Site = "https://site.example";

    /// <summary>What a calendar file says in each letter that has one; the others have none.</summary>
    private static readonly Dictionary<string, string> Methods = new()
    {
        [RegistrationTexts.Confirmed] = "REQUEST",
        [RegistrationTexts.Moved] = "REQUEST",
        [RegistrationTexts.Changed] = "REQUEST",
        [RegistrationTexts.Cancelled] = "CANCEL",
        [RegistrationTexts.Withdrawn] = "CANCEL",
        [RegistrationTexts.Removed] = "CANCEL",
    };

    [Fact]
    public async Task EachIsSent_AndReadAsItShould()
    {
        await using var lab = await RegistrationLab.CreateAsync(Database.Sqlite, RegistrationLab.Rules(), seats: 1);
        await lab.PublishAsync(Other, seats: 5, start: "2027-05-04T17:30:00Z", end: "2027-05-04T19:00:00Z");
        await lab.PublishAsync(Chosen, RegistrationLab.Rules(mode: "approbation"), seats: 5, start: "2027-06-04T17:30:00Z", end: "2027-06-04T19:00:00Z");
        var letters = new Dictionary<string, MimeMessage>();
        await ActAsync(lab, letters);
        Assert.Equal(RegistrationTexts.All.Select(t => t.Name).Order(StringComparer.Ordinal), letters.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, letter) in letters) Read(name, letter);
    }

    /// <summary>What people do, and the letter each step brings.</summary>
    private static async Task ActAsync(RegistrationLab lab, Dictionary<string, MimeMessage> letters)
    {
        await StepAsync(RegistrationTexts.Prove, () => lab.AskAsync(RegistrationLab.Asks("prouve@site.example")));
        lab.Site.Clock.Advance(TimeSpan.FromHours(1));
        await lab.TickAsync();
        await StepAsync(RegistrationTexts.Confirmed, () => lab.ComesAsync("ana"));
        await StepAsync(RegistrationTexts.Already, () => lab.AskAsync(RegistrationLab.Asks("ana+deux@site.example")));
        await StepAsync(RegistrationTexts.Queued, () => lab.ComesAsync("bo"));
        await StepAsync(RegistrationTexts.ProveQueue, () => lab.AskAsync(RegistrationLab.Asks("cy@site.example")));
        await StepAsync(RegistrationTexts.Withdrawn, async () => await lab.AnswerAsync(async d => await d.WithdrawAsync(await SecretAsync(lab, "ana@site.example"))), "ana@site.example");
        await StepAsync(RegistrationTexts.Offered, () => Task.CompletedTask, "bo@site.example");
        lab.Site.Clock.Advance(TimeSpan.FromDays(3));
        await StepAsync(RegistrationTexts.Lapsed, lab.TickAsync, "bo@site.example");
        await lab.ComesAsync("dee");
        await StepAsync(RegistrationTexts.Removed, () => lab.Site.InScopeAsync(async s => await s.GetRequiredService<OrganiserDesk>().ActAsync(RegistrationLab.Event, OrganiserAct.Remove, [await IdAsync(lab, "dee")], "Une inscription en double.")), "dee@site.example");
        await StepAsync(RegistrationTexts.ProveRequest, () => lab.AskAsync(RegistrationLab.Asks("eli@site.example", eventId: Chosen)));
        await StepAsync(RegistrationTexts.Requested, () => lab.AskAsync(RegistrationLab.Asks("fay@site.example", proven: true, eventId: Chosen)));
        await StepAsync(RegistrationTexts.Refused, () => lab.Site.InScopeAsync(async s => await s.GetRequiredService<OrganiserDesk>().ActAsync(Chosen, OrganiserAct.Refuse, [await IdAsync(lab, "fay")], "Cette date est complète.")));
        await lab.ComesAsync("gil");
        await StepAsync(RegistrationTexts.Moved, () => lab.Site.InScopeAsync(async s => await s.GetRequiredService<MoveDesk>().MoveAsync(RegistrationLab.Event, Other, "", [await IdAsync(lab, "gil")])), "gil@site.example");
        await StepAsync(RegistrationTexts.Invited, () => lab.Site.InScopeAsync(async s =>
        {
            var rules = (await s.GetRequiredService<RuleReader>().ReadAsync(Other, default))!;
            var people = await s.GetRequiredService<SheetPeople>().OfAsync(rules, PeopleSheet.Read("Personne hal;hal@site.example").Lines, "coordination", invited: true, default);
            await s.GetRequiredService<InviteDesk>().InviteAsync(Other, people, "Venez nombreux.");
        }));
        await StepAsync(RegistrationTexts.Message, () => lab.Site.InScopeAsync(s => s.GetRequiredService<MessageDesk>().SendAsync(Other, new OrganiserMessage("confirmees", [], "Covoiturage", "Qui a **deux** places ?", Guid.NewGuid()))));
        await lab.PublishAsync(Other, seats: 5, start: "2027-05-05T17:30:00Z", end: "2027-05-05T19:00:00Z");
        await StepAsync(RegistrationTexts.Changed, () => DatesAsync(lab), "gil@site.example");
        lab.Site.SetNow("2027-05-04T08:00:00Z");
        await StepAsync(RegistrationTexts.Reminder, () => DatesAsync(lab), "gil@site.example");
        lab.Site.SetNow("2027-05-06T08:00:00Z");
        await StepAsync(RegistrationTexts.Thanks, () => DatesAsync(lab), "gil@site.example");
        await lab.AskAsync(RegistrationLab.Asks("ida@site.example", proven: true, eventId: Chosen));
        await lab.Site.InScopeAsync(async s => await s.GetRequiredService<OrganiserDesk>().ActAsync(Chosen, OrganiserAct.Accept, [await IdAsync(lab, "ida")], null));
        await lab.PublishAsync(Chosen, RegistrationLab.Rules(mode: "approbation"), seats: 5, start: "2027-06-04T17:30:00Z", end: "2027-06-04T19:00:00Z", state: "annule");
        await StepAsync(RegistrationTexts.Cancelled, () => DatesAsync(lab), "ida@site.example");

        async Task StepAsync(string name, Func<Task> act, string? to = null)
        {
            var folder = Path.Combine(lab.Site.Options.Folder, "mails");
            await act();
            var letter = (await lab.MailsAsync()).Last(m => to is null || m.Recipient == to);
            await lab.Site.Sender().SendDueAsync(default);
            letters.Add(name, await MimeMessage.LoadAsync(Path.Combine(folder, letter.Id.ToString("N") + ".eml")));
        }
    }

    private static void Read(string name, MimeMessage letter)
    {
        var text = RegistrationTexts.All.Single(t => t.Name == name);
        var person = "Personne " + letter.To.Mailboxes.Single().Address.Split('@', '+')[0];
        Assert.StartsWith(name == RegistrationTexts.Message ? "Covoiturage" : text.Subject.Split("{{")[0].Trim(), Plain(letter.Subject!), StringComparison.Ordinal);
        Assert.Empty(letter.Cc.Concat(letter.Bcc));
        Assert.Equal(name is RegistrationTexts.Reminder or RegistrationTexts.Thanks, letter.Headers.Contains("List-Unsubscribe"));
        Assert.Equal(letter.Headers.Contains("List-Unsubscribe") ? "List-Unsubscribe=One-Click" : null, letter.Headers["List-Unsubscribe-Post"]);

        // The same words in both bodies, every address whole, nothing left of the wording's own signs.
        var (plain, html) = (Plain(letter.TextBody!), new HtmlParser().ParseDocument(letter.HtmlBody!));
        Assert.StartsWith($"Bonjour {person},", plain, StringComparison.Ordinal);
        Assert.Equal("fr", html.DocumentElement.GetAttribute("lang"));
        foreach (var left in (string[])["{{", "}}", "](", "**", "\\"]) Assert.DoesNotContain(left, plain + html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(html.QuerySelectorAll("img, script, link, iframe"));
        var links = html.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.All(links, l => Assert.StartsWith(Site, l, StringComparison.Ordinal));
        Assert.All(links, l => Assert.Contains(l, plain, StringComparison.Ordinal));
        if (name is not (RegistrationTexts.Refused or RegistrationTexts.Removed or RegistrationTexts.Cancelled)) Assert.Contains(links, l => l.StartsWith(Site + "/agenda/inscriptions/", StringComparison.Ordinal));

        var calendars = letter.BodyParts.OfType<MimePart>().Where(p => p.ContentType.IsMimeType("text", "calendar")).ToList();
        Assert.Equal(Methods.ContainsKey(name) ? 2 : 0, calendars.Count);
        if (calendars.Count == 0) return;
        Assert.Equal(Methods[name], calendars[0].ContentType.Parameters["method"]);
        foreach (var ics in calendars.Select(Content))
        {
            Assert.Contains($"METHOD:{Methods[name]}\r\n", ics, StringComparison.Ordinal);
            Assert.DoesNotContain(person, ics, StringComparison.Ordinal);
            Assert.All(ics.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        }
    }

    private static string Content(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content!.DecodeTo(bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static string Plain(string text) => Spaces().Replace(text, " ");

    private static Task DatesAsync(RegistrationLab lab) => lab.Site.InScopeAsync(s => s.GetRequiredService<DateTick>().RunAsync(default));

    private static async Task<Guid> IdAsync(RegistrationLab lab, string who) => (await lab.PeopleAsync()).Last(p => p.Name == "Personne " + who).Id;

    private static Task<string> SecretAsync(RegistrationLab lab, string email) => lab.Site.InScopeAsync(s =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.FirstAsync(s.GetRequiredService<Reseau50.Cms.Data.SiteDb>().Set<Reseau50.Agenda.Registration.Bookings.Booking>().Where(b => b.Email == email).Select(b => b.Secret)));

    [GeneratedRegex("[\u00a0\u202f]")]
    private static partial Regex Spaces();
}
