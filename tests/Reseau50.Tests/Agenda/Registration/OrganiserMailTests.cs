using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Manage.Writing;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>What the organiser writes reaches those it is meant for, once.</summary>
public sealed class OrganiserMailTests
{
    private static readonly Guid Number = Guid.Parse("0199aaaa-0000-7000-8000-000000000001");

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AMessage_ReachesOneState_Once_AndNeverWhoLeftOrIsNotProven(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, seats: 3);
        foreach (var who in (string[])["ana", "bo"]) await lab.ComesAsync(who);
        await lab.AnswerAsync(async d => await d.WithdrawAsync((await lab.ComesAsync("parti")).Secret));
        await lab.AskAsync(RegistrationLab.Asks("tenue@site.example"));
        await lab.ComesAsync("attend");
        var before = (await lab.MailsAsync()).Count;
        Assert.Equal((2, 1, 3), await CountsAsync(lab));

        Assert.Equal(2, await SendAsync(lab, "confirmees", "Covoiturage", "Un **départ** de [Coutances](https://coutances.example) pour {{ evenement }}.\n\n- à 17 h"));
        // Pressed twice: one letter. Corrected: another.
        Assert.Equal(0, await SendAsync(lab, "confirmees", "Covoiturage", "Un **départ** de [Coutances](https://coutances.example) pour {{ evenement }}.\n\n- à 17 h"));
        Assert.Equal(1, await SendAsync(lab, "attente", "Covoiturage", "Patience."));
        var sent = (await lab.MailsAsync()).Skip(before).OrderBy(m => m.Recipient, StringComparer.Ordinal).ToList();
        Assert.Equal(["ana@site.example", "attend@site.example", "bo@site.example"], sent.Select(m => m.Recipient));
        Assert.Equal("Covoiturage", sent[0].Subject);
        Assert.Contains("<strong>départ</strong>", sent[0].Html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://coutances.example\"", sent[0].Html, StringComparison.Ordinal);
        Assert.Contains("Bonjour Personne ana,", sent[0].Text, StringComparison.Ordinal);
        Assert.Contains("pour Porteurs de projet MAM.", sent[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Personne bo", sent[0].Text, StringComparison.Ordinal);
        Assert.Equal(["Un message de l’organisation est parti à 2 contacts de « Porteurs de projet MAM ».", "Un message de l’organisation est parti à 1 contact de « Porteurs de projet MAM »."],
            await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AuditLine>().Where(a => a.Action == "agenda.message").OrderBy(a => a.Id).Select(a => a.Summary).ToListAsync()));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task CheckedPersons_AreWrittenTo_OnTheirOwnDateOnly(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, seats: 1);
        await lab.PublishAsync("autre-date", start: "2027-05-04T17:30:00Z", end: "2027-05-04T19:00:00Z");
        await lab.ComesAsync("ana");
        await lab.ComesAsync("bo");
        await lab.AskAsync(RegistrationLab.Asks("cy@site.example", proven: true, eventId: "autre-date"));
        var before = (await lab.MailsAsync()).Count;
        var ids = (await lab.PeopleAsync()).Where(p => p.Name is "Personne bo" or "Personne cy").Select(p => p.Id).ToList();
        Assert.Equal(1, await SendAsync(lab, "", "Objet", "Texte.", [.. ids]));
        Assert.Equal("bo@site.example", Assert.Single((await lab.MailsAsync()).Skip(before)).Recipient);
        Assert.Null(await lab.Site.InScopeAsync(s => s.GetRequiredService<MessageDesk>().SendAsync("nulle-part", new OrganiserMessage("toutes", [], "Objet", "Texte.", Number))));
    }

    private static Task<int?> SendAsync(RegistrationLab lab, string audience, string subject, string body, params Guid[] persons) =>
        lab.Site.InScopeAsync(s => s.GetRequiredService<MessageDesk>().SendAsync(RegistrationLab.Event, new OrganiserMessage(audience, persons, subject, body, Number)));

    private static async Task<(int Confirmed, int Waiting, int All)> CountsAsync(RegistrationLab lab)
    {
        var counts = await lab.Site.InScopeAsync(s => s.GetRequiredService<MessageDesk>().CountsAsync(RegistrationLab.Event, default));
        return (counts["confirmees"], counts["attente"], counts["toutes"]);
    }
}
