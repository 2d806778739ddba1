using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Manage;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>What the organiser decides, reads and counts.</summary>
public sealed class OrganiserTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Requests_FindASeat_ThenTheQueue_ThenNothing(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, RegistrationLab.Rules(mode: "approbation", queue: 1), seats: 1);
        foreach (var who in (string[])["ana", "bo", "cy", "dee"]) await lab.ComesAsync(who);
        await lab.AskAsync(RegistrationLab.Asks("eli@site.example"));
        Assert.Equal([RegistrationState.Requested, RegistrationState.Requested, RegistrationState.Requested, RegistrationState.Requested, RegistrationState.Asked], (await lab.PeopleAsync()).Select(p => p.State));
        // Whoever has not proven the address is not let in; the order is that of arrival, not of the boxes.
        Assert.Equal(new OrganiserAnswer(2, 1), await ActAsync(lab, OrganiserAct.Accept, null, "eli", "cy", "bo", "ana"));
        Assert.Equal(new OrganiserAnswer(1, 0), await ActAsync(lab, OrganiserAct.Refuse, "Cette date est pour les porteurs de projet.", "dee", "ana"));
        Assert.Equal([RegistrationState.Confirmed, RegistrationState.Waiting, RegistrationState.Requested, RegistrationState.Refused, RegistrationState.Asked], (await lab.PeopleAsync()).Select(p => p.State));
        var refusal = (await lab.MailsAsync()).Single(m => m.Subject.StartsWith("Réponse à votre demande", StringComparison.Ordinal));
        Assert.Equal("dee@site.example", refusal.Recipient);
        Assert.Contains("Cette date est pour les porteurs de projet.", refusal.Text, StringComparison.Ordinal);
        Assert.Equal(4 + 1 + 2 + 1, (await lab.MailsAsync()).Count);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhereTheOrganiserDecides_NobodyIsCalledByItself_AndNobodySitsWithoutASeat(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, RegistrationLab.Rules(promotion: "manuelle"), seats: 1);
        var ana = await lab.ComesAsync("ana");
        await lab.ComesAsync("bo");
        await lab.ComesAsync("cy");
        Assert.Equal(new OrganiserAnswer(0, 1), await ActAsync(lab, OrganiserAct.Offer, null, "cy"));
        await lab.AnswerAsync(d => d.WithdrawAsync(ana.Secret));
        Assert.Equal([RegistrationState.Withdrawn, RegistrationState.Waiting, RegistrationState.Waiting], (await lab.PeopleAsync()).Select(p => p.State));
        // Somebody new does not pass before those who wait.
        Assert.Equal(RegistrationState.Waiting, (await lab.AskAsync(RegistrationLab.Asks("dee@site.example", proven: true))).People![0].State);
        Assert.Equal(new OrganiserAnswer(1, 1), await ActAsync(lab, OrganiserAct.Offer, null, "cy", "dee"));
        Assert.Equal([RegistrationState.Withdrawn, RegistrationState.Waiting, RegistrationState.Offered, RegistrationState.Waiting], (await lab.PeopleAsync()).Select(p => p.State));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Removal_TellsWhy_FreesTheSeat_AndReachesNoOtherDate(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, RegistrationLab.Rules(promotion: "directe"), seats: 1);
        await lab.PublishAsync("autre-date", start: "2027-05-04T17:30:00Z", end: "2027-05-04T19:00:00Z");
        await lab.ComesAsync("ana");
        await lab.ComesAsync("bo");
        await lab.AskAsync(RegistrationLab.Asks("cy@site.example", proven: true, eventId: "autre-date"));
        Assert.Equal(new OrganiserAnswer(1, 0), await ActAsync(lab, OrganiserAct.Remove, "Inscription en double.", "ana", "cy"));
        Assert.Equal(["Confirmed cy", "Removed ana", "Confirmed bo"], (await lab.PeopleAsync()).Select(p => $"{p.State} {p.Name.Split(' ')[1]}").Order(StringComparer.Ordinal).OrderBy(s => !s.Contains("cy")).ThenBy(s => s.Contains("bo")));
        var letter = (await lab.MailsAsync()).Single(m => m.Subject.StartsWith("Votre inscription est retirée", StringComparison.Ordinal));
        Assert.Contains("Inscription en double.", letter.Text, StringComparison.Ordinal);
        Assert.Contains("METHOD:CANCEL", letter.Calendar, StringComparison.Ordinal);
        Assert.Null(await lab.Site.InScopeAsync(s => s.GetRequiredService<OrganiserDesk>().ActAsync("nulle-part", OrganiserAct.Remove, [Guid.NewGuid()], "x")));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheList_IsFilteredAndSearched_AndItsTotalsAddUp(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, seats: 2);
        await lab.ComesAsync("Élodie", "cat-parent", "sud");
        await lab.ComesAsync("bo", "cat-assmat");
        await lab.ComesAsync("cy", "cat-assmat");
        await lab.AnswerAsync(async d => await d.WithdrawAsync((await lab.ComesAsync("dee")).Secret));
        async Task<string> NamesAsync(PeopleFilter filter) => string.Join(' ', (await lab.Site.InScopeAsync(s => s.GetRequiredService<PeopleList>().PageAsync(RegistrationLab.Event, filter, 0, 50, default))).Lines.Select(l => l.Name.Split(' ')[1]));
        Assert.Equal("Élodie bo cy", await NamesAsync(new()));
        Assert.Equal("Élodie bo", await NamesAsync(new(Etat: "confirmees")));
        Assert.Equal("cy", await NamesAsync(new(Etat: "attente")));
        Assert.Equal("dee", await NamesAsync(new(Etat: "parties")));
        Assert.Equal("Élodie", await NamesAsync(new(Q: "Élo")));
        Assert.Equal("bo", await NamesAsync(new(Q: "BO@SITE")));
        Assert.Equal([new CategoryTotal("Assistante maternelle ou assistant maternel à domicile", 1, 1), new CategoryTotal("Parent", 1, 0)], await lab.Site.InScopeAsync(s => s.GetRequiredService<PeopleList>().TotalsAsync(RegistrationLab.Event, default)));
        var line = (await lab.Site.InScopeAsync(s => s.GetRequiredService<PeopleList>().PageAsync(RegistrationLab.Event, new(Etat: "confirmees"), 0, 1, default))) is var (lines, total) ? (lines.Single(), total) : default;
        Assert.Equal(("Parent", "Granville Terre et Mer", 2), (line.Item1.Category!, line.Item1.Epci!, line.total));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheDates_CostTheSame_ForOneAndForMany_AndHideWhatIsHidden(Database database)
    {
        var count = new QueryCount();
        await using var lab = new RegistrationLab(await AgendaSite.CreateAsync(database, count));
        await lab.PublishAsync("une");
        var one = await QueriesAsync();
        for (var i = 0; i < 30; i++) await lab.PublishAsync("date-" + i);
        await AgendaSite.ImportAsync(lab.Site, Hidden());
        Assert.Equal(one, await QueriesAsync());
        Assert.Equal(31, (await lab.Site.InScopeAsync(s => s.GetRequiredService<RegisteredEvents>().AllAsync(Viewer.Visitor, default))).Count);
        Assert.Equal(32, (await lab.Site.InScopeAsync(s => s.GetRequiredService<RegisteredEvents>().AllAsync(new Viewer([Viewer.Member]), default))).Count);

        async Task<int> QueriesAsync()
        {
            await AllAsync();
            return await count.OfAsync(AllAsync);
        }

        Task AllAsync() => lab.Site.InScopeAsync(s => s.GetRequiredService<RegisteredEvents>().AllAsync(new Viewer([Viewer.Member]), default));

        static System.Text.Json.Nodes.JsonObject Hidden()
        {
            var item = AgendaSite.Event("cachee", RegistrationLab.Start, RegistrationLab.End, audiences: [Viewer.Member]);
            item["Inscription"] = RegistrationLab.Rules();
            return item;
        }
    }

    private static async Task<OrganiserAnswer?> ActAsync(RegistrationLab lab, OrganiserAct act, string? reason, params string[] who)
    {
        var ids = (await lab.PeopleAsync()).Where(p => who.Contains(p.Name.Split(' ')[1])).Select(p => p.Id).ToList();
        return await lab.Site.InScopeAsync(s => s.GetRequiredService<OrganiserDesk>().ActAsync(RegistrationLab.Event, act, ids, reason));
    }
}
