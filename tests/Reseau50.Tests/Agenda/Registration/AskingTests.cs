using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Asking;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Rules;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>Asking for seats: for oneself, for colleagues, with companions, for one session of several.</summary>
public sealed class AskingTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Colleagues_TakeTheSeatsTheyFind_OrWaitTogetherIfTheyAskedTo(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, RegistrationLab.Rules(together: 4, queue: 3), seats: 2);
        AskedPerson[] colleagues = [new("Bo", "cat-eaje", PersonRole.Colleague), new("Cy", "cat-eaje", PersonRole.Colleague)];
        var together = await lab.AskAsync(RegistrationLab.Asks("ana@site.example", proven: true, others: colleagues, together: true));
        Assert.Equal([RegistrationState.Waiting, RegistrationState.Waiting, RegistrationState.Waiting], together.People!.Select(p => p.State));
        Assert.Single(together.People!.Select(p => p.Position).Distinct());
        var apart = await lab.AskAsync(RegistrationLab.Asks("dee@site.example", proven: true, others: [.. colleagues, new("Flo", "cat-eaje", PersonRole.Colleague)]));
        // The two seats that the three cannot take together are there for those who come alone; the queue is full for the last two.
        Assert.Equal((AskOutcome.Taken, 2), (apart.Outcome, apart.Left));
        Assert.Equal([RegistrationState.Confirmed, RegistrationState.Confirmed], apart.People!.Select(p => p.State));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OneMailbox_HasOneRegistration_HoweverItIsTyped(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database);
        var first = await lab.ComesAsync("Ana.Lou");
        foreach (var typed in (string[])["ana.lou@site.example", "ANA.LOU@SITE.EXAMPLE", " ana.lou+reunion@site.example "])
            Assert.Equal((AskOutcome.Already, first.Id), await lab.AskAsync(RegistrationLab.Asks(typed)) is var answer ? (answer.Outcome, answer.Booking!.Id) : default);
        Assert.Single(await lab.PeopleAsync());
        Assert.Equal(["Inscription confirmée", "Vous êtes déjà inscrit·e", "Vous êtes déjà inscrit·e", "Vous êtes déjà inscrit·e"], (await lab.MailsAsync()).Select(m => m.Subject.Split('\u00a0')[0].Split(" :")[0]));
        Assert.All(await lab.MailsAsync(), m => Assert.Equal("Ana.Lou@site.example", m.Recipient));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoAsksAgainBeforeProving_HasOneRegistration_ByTheLastLetter(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database);
        var first = await lab.AskAsync(RegistrationLab.Asks("ana@site.example"));
        var second = await lab.AskAsync(RegistrationLab.Asks("ana@site.example"));
        Assert.Equal(AnswerOutcome.Already, await lab.AnswerAsync(d => d.ProveAsync(first.Booking!.Secret)));
        Assert.Equal(AnswerOutcome.Done, await lab.AnswerAsync(d => d.ProveAsync(second.Booking!.Secret)));
        Assert.Equal([RegistrationState.Lapsed, RegistrationState.Confirmed], (await lab.PeopleAsync()).Select(p => p.State));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task EachOpenDoor_HasItsOwnSeats_AndOneGoesFromOneToTheOther(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database);
        await lab.PublishAsync(RegistrationLab.Event, seats: null, doors: [Door("matin", 1), Door("soir", 1)]);
        async Task<AskAnswer> ToAsync(string who, string session) => await lab.AskAsync(RegistrationLab.Asks(who + "@site.example", proven: true, session: session));
        Assert.Equal(AskOutcome.Gone, (await ToAsync("ana", "")).Outcome);
        var (ana, bo) = ((await ToAsync("ana", "matin")).Booking!, (await ToAsync("bo", "soir")).Booking!);
        var cy = await ToAsync("cy", "matin");
        Assert.Equal(RegistrationState.Waiting, cy.People![0].State);
        Assert.Equal(AnswerOutcome.Full, await lab.AnswerAsync(d => d.MoveAsync(ana.Secret, "soir")));
        Assert.Equal(("matin", RegistrationState.Confirmed), (await lab.PeopleAsync())[0] is var still ? (still.SessionId, still.State) : default);
        await lab.AnswerAsync(d => d.WithdrawAsync(bo.Secret));
        Assert.Equal(AnswerOutcome.Done, await lab.AnswerAsync(d => d.MoveAsync(ana.Secret, "soir")));
        // The seat left behind goes to the one who waits for it.
        Assert.Equal([("soir", RegistrationState.Confirmed), ("soir", RegistrationState.Withdrawn), ("matin", RegistrationState.Offered)], (await lab.PeopleAsync()).Select(p => (p.SessionId, p.State)));
        Assert.Equal(["Nouvelle date pour votre inscription", "Une place pour vous"], (await lab.MailsAsync()).TakeLast(2).Select(m => m.Subject.Split('\u00a0')[0].Split(" :")[0]).Order(StringComparer.Ordinal));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OneRegisters_BetweenOpeningAndClosing_AndNotForWhatIsCancelled(Database database)
    {
        JsonObject Between(string opens, string closes) => RegistrationLab.Rules(more: new JsonObject { ["Ouverture"] = new JsonObject { ["Value"] = opens }, ["Cloture"] = new JsonObject { ["Value"] = closes } });
        await using var lab = await RegistrationLab.CreateAsync(database, Between("2026-11-21T10:00:00Z", "2026-11-21T11:00:00Z"));
        var outcomes = new List<AskOutcome>();
        foreach (var at in (string[])["2026-11-21T09:59:59Z", "2026-11-21T10:00:00Z", "2026-11-21T10:59:59Z", "2026-11-21T11:00:00Z"])
        {
            lab.Site.SetNow(at);
            outcomes.Add((await lab.AskAsync(RegistrationLab.Asks($"p{outcomes.Count}@site.example", proven: true))).Outcome);
        }
        Assert.Equal([AskOutcome.Closed, AskOutcome.Taken, AskOutcome.Taken, AskOutcome.Closed], outcomes);
        await lab.PublishAsync(RegistrationLab.Event, state: "annule");
        lab.Site.SetNow("2026-11-21T10:30:00Z");
        Assert.Equal(AskOutcome.Closed, (await lab.AskAsync(RegistrationLab.Asks("tard@site.example", proven: true))).Outcome);
        await lab.PublishAsync(RegistrationLab.Event, RegistrationLab.Rules(mode: "invitation"));
        Assert.Equal(AskOutcome.Closed, (await lab.AskAsync(RegistrationLab.Asks("tard@site.example", proven: true))).Outcome);
        Assert.Equal(AskOutcome.Gone, (await lab.AskAsync(RegistrationLab.Asks("tard@site.example", eventId: "nulle-part"))).Outcome);
        Assert.Equal(2, (await lab.PeopleAsync()).Count);
    }

    [Fact]
    public async Task TheForm_SaysAllThatIsWrong_InItsOrder()
    {
        await using var lab = await RegistrationLab.CreateAsync(Database.Sqlite, RegistrationLab.Rules(companions: 1, together: 2));
        var rules = (await lab.Site.InScopeAsync(s => s.GetRequiredService<RuleReader>().ReadAsync(RegistrationLab.Event, default)))!;
        string[] Faults(AskForm form) => [.. form.Faults(rules, ["cat-parent"], c => c == "Granville").Select(p => p.Name)];
        Assert.Equal(["Nom", "Courriel", "Categorie", "Commune", "Consentement"], Faults(new AskForm()));
        AskForm Good() => new() { Nom = "Awa Ménard", Courriel = "awa@exemple.fr", Categorie = "cat-parent", Commune = "Granville", Consentement = "on" };
        Assert.Empty(Faults(Good()));
        Assert.Equal(["Nom"], Faults(Good() is var f ? Set(f, x => x.Nom = "Gagnez sur www.loterie.example") : null!));
        Assert.Equal(["Courriel"], Faults(Set(Good(), x => x.Courriel = "awa@exemple")));
        Assert.Equal(["Commune"], Faults(Set(Good(), x => x.Commune = "Granvile")));
        Assert.Equal(["Accompagnants"], Faults(Set(Good(), x => x.Accompagnants = 2)));
        Assert.Equal(["Collegues"], Faults(Set(Good(), x => x.Collegues = "Bo\nCy")));
        Assert.Equal(["Collegues"], Faults(Set(Good(), x => x.Collegues = "awa ménard")));
        Assert.Empty(Faults(Set(Good(), x => x.Collegues = "\n Bo  Lec \n")));

        static AskForm Set(AskForm form, Action<AskForm> change)
        {
            change(form);
            return form;
        }
    }

    [Theory, InlineData("Granville Terre et Mer A", "sud"), InlineData("granville terre-et-mer a", "sud"), InlineData("LE COTENTIN B", "nord"), InlineData("Rennes (35)", null)]
    public async Task ACommune_IsKnown_HoweverItIsTyped(string typed, string? epci)
    {
        await using var lab = await RegistrationLab.CreateAsync(Database.Sqlite);
        Assert.Equal(epci, (await lab.Site.InScopeAsync(s => s.GetRequiredService<Communes>().FindAsync(typed, default)))!.Value.Epci);
        Assert.Null(await lab.Site.InScopeAsync(s => s.GetRequiredService<Communes>().FindAsync("Cotentin B", default)));
    }

    [Fact]
    public void Communes_AreFolded() =>
        Assert.Equal(["saint hilaire du harcouet", "saint lo", "sainte mere eglise", "estry"], new[] { "St-Hilaire-du-Harcouët", "SAINT LÔ", "Ste Mère-Église", "Estry" }.Select(Communes.Fold));

    private static JsonObject Door(string id, int seats) => new()
    {
        ["ContentItemId"] = id,
        ["ContentType"] = "PorteOuverte",
        ["DisplayText"] = "Porte " + id,
        ["TitlePart"] = new JsonObject { ["Title"] = "Porte " + id },
        ["PorteOuverte"] = new JsonObject { ["Jour"] = new JsonObject { ["Value"] = "2027-03-09T00:00:00Z" }, ["Horaire"] = AgendaSite.Text("9 h – 12 h"), ["Places"] = AgendaSite.Number(seats) },
    };
}
