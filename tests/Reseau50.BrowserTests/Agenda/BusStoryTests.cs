using System.Diagnostics;
using System.Text.RegularExpressions;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.BrowserTests.Accounts;

namespace Reseau50.BrowserTests.Agenda;

/// <summary>On a bus, with one thumb: the next information meeting, a seat or an honest place in the queue, and a way out.</summary>
public class BusStoryTests(SiteFixture site) : SiteTest(site)
{
    private const int MostFields = 8;

    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task AProjectHolder_RegistersWithoutAccount_InUnderAMinute(int width, bool script)
    {
        await using var date = await OneSeat.CreateAsync(Site);
        var email = $"bus-{width}@famille.example";
        var visit = await OpenAsync(date.Path, width, options: new() { JavaScriptEnabled = script });
        var page = visit.Page;
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Inscription" })).ToContainTextAsync("0/1 place prise");
        if (script) None(await Axe.LightAndDarkAsync(page, "event"));
        var started = Stopwatch.GetTimestamp();

        // First screen: the form, refused once, loses nothing.
        await page.GetByRole(AriaRole.Link, new() { Name = "M’inscrire" }).ClickAsync();
        Assert.InRange(await page.Locator("main form :is(input, select, textarea):visible").CountAsync(), 1, MostFields);
        if (script) None(await Axe.LightAndDarkAsync(page, "form"));
        await page.GetByLabel("Prénom et nom").FillAsync("Awa Ménard");
        await page.GetByLabel("Adresse électronique").FillAsync(email);
        await page.GetByLabel("Commune").FillAsync("st lo");
        await visit.ExpectingAsync(date.Path + "/inscription", () => PressAsync(page, "M’inscrire"));
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("2 choses sont à corriger");
        await Expect(page.GetByLabel("Vous êtes")).ToHaveAccessibleDescriptionAsync(new Regex("Choisissez dans la liste"));
        await Expect(page.GetByLabel("Prénom et nom")).ToHaveValueAsync("Awa Ménard");
        await Expect(page.GetByLabel("Commune")).ToHaveValueAsync("st lo");
        if (script) None(await Axe.LightAndDarkAsync(page, "refused form"));
        await page.GetByLabel("Vous êtes").SelectOptionAsync("cat-projet-mam");
        await page.GetByLabel("J’accepte").CheckAsync();
        await PressAsync(page, "M’inscrire");

        // Second: the mailbox. Third: the letter's page.
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Regardez votre messagerie");
        Assert.Equal(RegistrationState.Held, Assert.Single(await date.PeopleAsync()).State);
        var letter = (await Site.MailsAsync(email)).Single();
        Assert.StartsWith("Confirmez votre inscription", letter.Subject, StringComparison.Ordinal);
        await visit.GoAsync(PathIn(letter.Text));
        Assert.Equal(RegistrationState.Held, Assert.Single(await date.PeopleAsync()).State);
        if (script) None(await Axe.LightAndDarkAsync(page, "to confirm"));
        await PressAsync(page, "Confirmer mon inscription");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Votre place est confirmée");
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(1));
        if (script) None(await Axe.LightAndDarkAsync(page, "confirmed"));

        var (file, name) = await visit.DownloadAsync(page.GetByRole(AriaRole.Link, new() { Name = "Ajouter à mon calendrier" }));
        var ics = System.Text.Encoding.UTF8.GetString(file);
        Assert.Equal("rendez-vous.ics", name);
        Assert.Contains("DTSTART:20270406T163000Z", ics, StringComparison.Ordinal);
        Assert.DoesNotContain("Awa", ics, StringComparison.Ordinal);
        Assert.DoesNotContain(email, ics, StringComparison.Ordinal);
        Assert.StartsWith("Inscription confirmée", (await Site.MailsAsync(email)).Last().Subject, StringComparison.Ordinal);
    }

    [Theory, InlineData(Phone, false), InlineData(Wide, true)]
    public async Task WhoeverWaits_IsCalled_WhenSomebodyWithdraws(int width, bool script)
    {
        await using var date = await OneSeat.CreateAsync(Site);
        var (first, second) = (await RegisterAsync(date, $"premiere-{width}@famille.example", width, script), await RegisterAsync(date, $"deuxieme-{width}@famille.example", width, script));
        await Expect(first.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Votre place est confirmée");
        await Expect(second.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Vous êtes n° 1 sur la liste d’attente");
        await HoldsAsync(second.Page, width);

        await PressAsync(first.Page, "Je ne viens plus");
        await Expect(first.Page.GetByRole(AriaRole.Status).First).ToHaveTextAsync("C’est noté, merci d’avoir prévenu.");
        var offer = (await Site.MailsAsync($"deuxieme-{width}@famille.example")).Last();
        Assert.StartsWith("Une place pour vous", offer.Subject, StringComparison.Ordinal);
        await second.GoAsync(PathIn(offer.Text));
        await Expect(second.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Une place s’est libérée pour vous");
        if (script) None(await Axe.LightAndDarkAsync(second.Page, "offer"));
        await HoldsAsync(second.Page, width);
        await PressAsync(second.Page, "Accepter la place");
        await Expect(second.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Votre place est confirmée");
        Assert.Equal([RegistrationState.Withdrawn, RegistrationState.Confirmed], (await date.PeopleAsync()).Select(p => p.State));

        // The one who left has no more letters, and may come back to the queue.
        await first.Page.ReloadAsync();
        await PressAsync(first.Page, "Demander de nouveau une place");
        await Expect(first.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Vous êtes n° 1 sur la liste d’attente");
    }

    [Fact]
    public async Task WhoRegistersTwice_LearnsNothingHere_AndAllInTheLetter()
    {
        await using var date = await OneSeat.CreateAsync(Site, seats: 5);
        await RegisterAsync(date, "deux.fois@famille.example", Phone, script: false);
        var visit = await OpenAsync(date.Path + "/inscription", Phone);
        await FillAsync(visit.Page, "Deux.Fois+bis@famille.example");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Regardez votre messagerie");
        await Expect(visit.Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("déjà");
        Assert.Single(await date.PeopleAsync());
        Assert.StartsWith("Vous êtes déjà inscrit·e", (await Site.MailsAsync("deux.fois@famille.example")).Last().Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMember_RegistersAtOnce_SeesItOnThePage_AndSaysNoToAnother()
    {
        await using var date = await OneSeat.CreateAsync(Site, seats: 5);
        await using var other = await OneSeat.CreateAsync(Site, seats: 1);
        var visit = await OpenAsync("/connexion?retour=" + Uri.EscapeDataString(date.Path + "/inscription"), Wide);
        var page = visit.Page;
        await Member.SignInAsync(page, "assmat-mam");
        await Expect(page.GetByLabel("Adresse électronique")).ToHaveValueAsync(Member.Email("assmat-mam"));
        await page.GetByLabel("Vous êtes").SelectOptionAsync("cat-assmat-mam");
        await page.GetByLabel("Commune").FillAsync("Granville");
        await page.GetByLabel("J’accepte").CheckAsync();
        await PressAsync(page, "M’inscrire");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Votre place est confirmée");
        await visit.GoAsync(date.Path);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Inscription" })).ToContainTextAsync("Vous êtes inscrit·e");
        await visit.GoAsync("/mon-compte");
        await page.GetByRole(AriaRole.Link, new() { Name = "Voir les dates auxquelles vous êtes inscrit·e" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Mes inscriptions");
        None(await Axe.LightAndDarkAsync(page, "own registrations"));
        await HoldsAsync(page, Wide);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(date.Path.Split('/')[^1]) }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Votre place est confirmée");
        await visit.GoAsync(other.Path);
        await PressAsync(page, "Je ne viendrai pas");
        Assert.Equal(RegistrationState.NotComing, Assert.Single(await other.PeopleAsync()).State);
        // Another member does not see whose seat it is.
        Assert.DoesNotContain("Vous êtes inscrit·e", await Site.Http.GetStringAsync(new Uri(date.Path, UriKind.Relative)), StringComparison.Ordinal);
    }

    /// <summary>Registers and proves the address; the window stands on the page of the registration.</summary>
    private async Task<Visit> RegisterAsync(OneSeat date, string email, int width, bool script)
    {
        var visit = await OpenAsync(date.Path + "/inscription", width, options: new() { JavaScriptEnabled = script });
        await FillAsync(visit.Page, email);
        await visit.GoAsync(PathIn((await Site.MailsAsync(email)).Last().Text));
        await PressAsync(visit.Page, "Confirmer mon inscription");
        return visit;
    }

    private static async Task FillAsync(IPage page, string email)
    {
        await page.GetByLabel("Prénom et nom").FillAsync("Awa Ménard");
        await page.GetByLabel("Adresse électronique").FillAsync(email);
        await page.GetByLabel("Vous êtes").SelectOptionAsync("cat-projet-mam");
        await page.GetByLabel("Commune").FillAsync("Saint-Lô");
        await page.GetByLabel("J’accepte").CheckAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^M’inscrire") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Regardez votre messagerie");
    }

    private static string PathIn(string text) => Regex.Match(text, "/agenda/inscriptions/[A-Z0-9]{26}").Value;

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task HoldsAsync(IPage page, int width)
    {
        await page.SetViewportSizeAsync(320, 800);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"), page.Url + " is wider than 320");
        await page.SetViewportSizeAsync(width, 844);
    }
}
