using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Cms.Data;

namespace Reseau50.BrowserTests.Agenda;

/// <summary>At the door with a telephone, then on paper: who is here, network or not, and what they take home.</summary>
public class DoorTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task WithoutNetwork_TouchesAreKept_AndSentOnce()
    {
        await using var date = await OneSeat.CreateAsync(Site, seats: 3);
        foreach (var who in (string[])["Awa Ménard", "Béa Lenoir", "Chloé Petit"]) await ComesAsync(date, who);
        var visit = await EnterAsync(Door(date), Phone);
        var page = visit.Page;
        await Expect(page.Locator(".checkin__count")).ToHaveTextAsync("0 présent sur 3");
        await page.Context.SetOfflineAsync(true);
        await MarkAsync(page, "Présent·e : Awa Ménard");
        await MarkAsync(page, "Présent·e : Béa Lenoir");
        await MarkAsync(page, "Absent·e : Chloé Petit");
        await Expect(page.Locator("[data-network]")).ToHaveTextAsync("Hors ligne : 3 pointages à envoyer");
        await Expect(page.Locator(".checkin__count")).ToHaveTextAsync("2 présents sur 3");
        Assert.Empty(await NotedAsync(date));
        None(await Axe.LightAndDarkAsync(page, "offline"));

        await SentAsync(page, () => page.Context.SetOfflineAsync(false));
        await Expect(page.Locator("[data-network]")).ToBeHiddenAsync();
        Assert.Equal(["Awa Ménard Present", "Béa Lenoir Present", "Chloé Petit Absent"], await NotedAsync(date));

        // Another telephone, meanwhile; this one learns of it with its next touch.
        var other = await EnterAsync(Door(date), Phone);
        await SentAsync(other.Page, () => MarkAsync(other.Page, "Présent·e : Chloé Petit"));
        await Expect(other.Page.Locator(".checkin__count")).ToHaveTextAsync("3 présents sur 3");
        await Expect(other.Page.Locator("[data-network]")).ToBeHiddenAsync();
        await SentAsync(page, () => MarkAsync(page, "Présent·e : Béa Lenoir"));
        await Expect(page.Locator(".checkin__count")).ToHaveTextAsync("2 présents sur 3");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Présent·e : Chloé Petit" })).ToHaveAttributeAsync("aria-pressed", "true");
        await page.ReloadAsync();
        await Expect(page.Locator(".checkin__count")).ToHaveTextAsync("2 présents sur 3");
        Assert.Equal(["Awa Ménard Present", "Béa Lenoir None", "Chloé Petit Present"], await NotedAsync(date));

        await page.GetByLabel("Nom, structure ou code du billet").FillAsync("menard");
        await Expect(page.Locator(".checkin__person:visible")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task ASessionThatEnds_LosesNoTouch()
    {
        await using var date = await OneSeat.CreateAsync(Site, seats: 3);
        await ComesAsync(date, "Awa Ménard");
        var visit = await EnterAsync(Door(date), Phone);
        var page = visit.Page;
        await page.Context.ClearCookiesAsync();
        await MarkAsync(page, "Présent·e : Awa Ménard");
        await Expect(page.Locator("[data-network]")).ToContainTextAsync("Votre session est terminée : 1 pointage à envoyer");
        await page.GetByRole(AriaRole.Link, new() { Name = "Se reconnecter" }).ClickAsync();
        await SentAsync(page, () => Member.SignInAsync(page, "coordinatrice"));
        await Expect(page.Locator(".checkin__count")).ToHaveTextAsync("1 présent sur 1");
        await Expect(page.Locator("[data-network]")).ToBeHiddenAsync();
        Assert.Equal(["Awa Ménard Present"], await NotedAsync(date));
    }

    [Fact]
    public async Task WithoutScript_EverythingIsAForm_AndARefusalLosesNothing()
    {
        await using var date = await OneSeat.CreateAsync(Site, seats: 2);
        await ComesAsync(date, "Awa Ménard");
        var visit = await EnterAsync(Door(date), Phone, script: false);
        var page = visit.Page;
        await MarkAsync(page, "Présent·e : Awa Ménard");
        await Expect(page.Locator(".checkin__count")).ToHaveTextAsync("1 présent sur 1");
        await MarkAsync(page, "Présent·e : Awa Ménard");
        await MarkAsync(page, "Excusé·e : Awa Ménard");
        await Expect(page.Locator(".checkin__count")).ToHaveTextAsync("0 présent sur 1");
        Assert.Equal(["Awa Ménard Excused"], await NotedAsync(date));

        await ArriveAsync(page, "Dina Roy", "Ville-Inconnue", visit, date, refused: true);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Donnez une commune de la Manche");
        await Expect(page.GetByLabel("Prénom et nom")).ToHaveValueAsync("Dina Roy");
        await page.GetByLabel("Commune").FillAsync("Granville");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter, présent·e" }).ClickAsync();
        await Expect(page.Locator(".said")).ToHaveTextAsync("Dina Roy est sur la liste, et présent·e.");
        Assert.Equal(["Awa Ménard Excused", "Dina Roy Present"], await NotedAsync(date));

        await ArriveAsync(page, "Elsa Faye", "Granville", visit, date, refused: true);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Toutes les places sont prises");
        await Expect(page.GetByLabel("Prénom et nom")).ToHaveValueAsync("Elsa Faye");
        Assert.Equal(2, (await date.PeopleAsync()).Count);
    }

    [Fact]
    public async Task TheTicket_LeadsToOnePerson_AndTheSheetIsMadeToBeSigned()
    {
        await using var date = await OneSeat.CreateAsync(Site, seats: 3);
        await ComesAsync(date, "Awa Ménard");
        var secret = await ComesAsync(date, "Zoé Lenoir");
        var ticket = (await date.PeopleAsync()).Single(p => p.Name == "Zoé Lenoir").Ticket;
        var visit = await EnterAsync($"{Door(date)}?billet={ticket}", Phone);
        var page = visit.Page;
        await Expect(page.Locator(".checkin__person").First).ToContainTextAsync("Zoé Lenoir");
        None(await Axe.LightAndDarkAsync(page, "door"));
        await HoldsAsync(page);
        await visit.GoAsync($"{Door(date)}?billet=AUCUNBILLE");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ce billet n’est pas de cette date");

        await visit.GoAsync($"/admin/inscriptions/{date.Id}/emargement?lignes=2");
        await Expect(page.Locator(".signsheet__table tbody tr")).ToHaveCountAsync(4);
        await Expect(page.Locator(".signsheet__table tbody tr").First).ToContainTextAsync("Awa Ménard");
        None(await Axe.LightAndDarkAsync(page, "sheet"));
        await HoldsAsync(page);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator(".admin__top")).ToBeHiddenAsync();
        await Expect(page.Locator(".signsheet__choice")).ToBeHiddenAsync();
        await Expect(page.Locator(".signsheet__table thead")).ToHaveCSSAsync("display", "table-header-group");
        await Expect(page.Locator(".signsheet__table tbody tr").First).ToHaveCSSAsync("break-inside", "avoid");

        var mine = await OpenAsync("/agenda/inscriptions/" + secret, Phone);
        await Expect(mine.Page.Locator(".ticket__code")).ToHaveTextAsync(ticket);
        await Expect(mine.Page.GetByRole(AriaRole.Img, new() { Name = "Code à photographier du billet de Zoé Lenoir" })).ToBeVisibleAsync();
        None(await Axe.LightAndDarkAsync(mine.Page, "ticket"));
        await HoldsAsync(mine.Page);
    }

    [Fact]
    public async Task ACertificate_IsPrinted_AndItsCodeChecked()
    {
        await using var date = await OneSeat.CreateAsync(Site, seats: 3, start: "2026-11-20T08:00:00Z", end: "2026-11-20T16:00:00Z");
        var (secret, absent) = (await ComesAsync(date, "Awa Ménard"), await ComesAsync(date, "Béa Lenoir"));
        var door = await EnterAsync(Door(date) + "?demi=0", Phone, script: false);
        await MarkAsync(door.Page, "Présent·e : Awa Ménard");
        await MarkAsync(door.Page, "Absent·e : Béa Lenoir");
        var visit = await OpenAsync("/agenda/inscriptions/" + secret, Phone);
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Ouvrir l’attestation de présence" }).ClickAsync();
        await Expect(page.Locator(".certificate")).ToContainTextAsync("Awa Ménard");
        await Expect(page.Locator(".certificate")).ToContainTextAsync(new Regex("3\\s*h\\s*30"));
        None(await Axe.LightAndDarkAsync(page, "certificate"));
        await HoldsAsync(page);
        var code = await page.Locator(".certificate__code").InnerTextAsync();
        await visit.GoAsync($"/agenda/inscriptions/{absent}/attestation", 404);

        await visit.GoAsync("/attestations");
        None(await Axe.LightAndDarkAsync(page, "check form"));
        await page.GetByLabel("Code de l’attestation").FillAsync(code.ToLowerInvariant());
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Vérifier" }).ClickAsync();
        await Expect(page.GetByText("Cette attestation est authentique.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("A. M.");
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Ménard");
        None(await Axe.LightAndDarkAsync(page, "checked"));
        await HoldsAsync(page);
        await visit.GoAsync("/attestations/AAAABBBBCCCCDDDD", 404);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ce code ne correspond à aucune attestation.");
    }

    private static string Door(OneSeat date) => $"/admin/inscriptions/{date.Id}/accueil";

    private async Task<Visit> EnterAsync(string path, int width, bool script = true)
    {
        var visit = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(path), width, options: new() { JavaScriptEnabled = script });
        await Member.SignInAsync(visit.Page, "coordinatrice");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Accueil");
        // Once it is open it needs no network; until then it does.
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return visit;
    }

    private static Task MarkAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static Task<IResponse> SentAsync(IPage page, Func<Task> act) => page.RunAndWaitForResponseAsync(act, r => r.Url.EndsWith("/pointages", StringComparison.Ordinal) && r.Ok);

    private static async Task ArriveAsync(IPage page, string name, string commune, Visit visit, OneSeat date, bool refused)
    {
        if (!await page.GetByLabel("Prénom et nom").IsVisibleAsync()) await page.GetByText("Ajouter une personne sans inscription").ClickAsync();
        await page.GetByLabel("Prénom et nom").FillAsync(name);
        await page.GetByLabel("Catégorie").SelectOptionAsync("cat-parent");
        await page.GetByLabel("Commune").FillAsync(commune);
        Task SendAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Ajouter, présent·e" }).ClickAsync();
        if (refused) await visit.ExpectingAsync(Door(date) + "/arrivee", SendAsync);
        else await SendAsync();
    }

    /// <summary>Somebody with a firm seat, by hand of the organiser: dates of yesterday take them too.</summary>
    private Task<string> ComesAsync(OneSeat date, string name) => Site.InHostAsync(async s =>
        (await s.GetRequiredService<AskDesk>().AskAsync(new Asked(date.Id, "", "", [new AskedPerson(name, "cat-parent", PersonRole.Contact)]) { IsProven = true, EnteredBy = "essai" })).Booking!.Secret);

    private Task<List<string>> NotedAsync(OneSeat date) => Site.InHostAsync(async s =>
    {
        var db = s.GetRequiredService<SiteDb>();
        var rows = await (from r in db.Set<Attendance>() join a in db.Set<Attendee>() on r.AttendeeId equals a.Id where r.EventId == date.Id select new { a.Name, r.Mark }).ToListAsync();
        return rows.Select(r => $"{r.Name} {r.Mark}").Order(StringComparer.Ordinal).ToList();
    });

    private static async Task HoldsAsync(IPage page)
    {
        await page.SetViewportSizeAsync(320, 800);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"), page.Url + " is wider than 320");
        await page.SetViewportSizeAsync(Phone, 844);
    }
}
