using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Mail;
using Reseau50.Cms.Settings;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>A site with dates one can register for, and people who do. It is 21 November 2026, 9 h UTC; the date of the lab is 9 March 2027, 17 h 30 UTC.</summary>
internal sealed class RegistrationLab(TestSite site) : IAsyncDisposable
{
    public const string Event = "info-mam", Start = "2027-03-09T17:30:00Z", End = "2027-03-09T19:00:00Z";

    public TestSite Site { get; } = site;
    public DateTime Now => Site.Clock.Now.UtcDateTime;

    public static async Task<RegistrationLab> CreateAsync(Database database, JsonObject? rules = null, int? seats = 30, params JsonObject[] quotas)
    {
        var lab = new RegistrationLab(await AgendaSite.CreateAsync(database));
        await lab.Site.InWorkAsync(async s => await s.GetRequiredService<SiteDocuments>().WriteAsync(new SiteSettings { SiteName = "Réseau50", BaseUrl = "https://site.example" }));
        await lab.PublishAsync(Event, rules, seats, quotas: quotas);
        return lab;
    }

    /// <summary>Brings the date in, or a new version of it.</summary>
    public Task PublishAsync(string id, JsonObject? rules = null, int? seats = 30, string start = Start, string end = End, string state = "confirme", JsonObject? more = null, JsonObject[]? quotas = null, JsonArray? doors = null, string[]? audiences = null)
    {
        var fields = new JsonObject { ["SansCompte"] = AgendaSite.Flag(true), ["Lieu"] = AgendaSite.Text("Saint-Lô, maison des associations") };
        if (seats is { } count) fields["Places"] = AgendaSite.Number(count);
        foreach (var (name, value) in more ?? []) fields[name] = value?.DeepClone();
        var item = AgendaSite.Event(id, start, end, state: state, kind: "genre-info", networks: ["reseau-mam"], title: "Porteurs de projet MAM", audiences: audiences, more: fields);
        item["ContentItemVersionId"] = $"{id}.{Guid.NewGuid().ToString("N")[..6]}";
        item["Inscription"] = rules?.DeepClone() ?? Rules();
        if (quotas is { Length: > 0 }) item["Quotas"] = new JsonObject { ["ContentItems"] = new JsonArray([.. quotas.Select(q => q.DeepClone())]) };
        if (doors is not null) item["PortesOuvertes"] = new JsonObject { ["ContentItems"] = doors };
        return AgendaSite.ImportAsync(Site, item);
    }

    public static JsonObject Rules(string mode = "ouverte", string? promotion = null, int? queue = null, int? companions = null, int? together = null, JsonObject? more = null)
    {
        var rules = new JsonObject { ["Mode"] = AgendaSite.Text(mode) };
        if (promotion is not null) rules["Promotion"] = AgendaSite.Text(promotion);
        if (queue is { } size) rules["ListeAttente"] = AgendaSite.Number(size);
        if (companions is { } some) rules["Accompagnants"] = AgendaSite.Number(some);
        if (together is { } colleagues) rules["Collegues"] = AgendaSite.Number(colleagues);
        foreach (var (name, value) in more ?? []) rules[name] = value?.DeepClone();
        return rules;
    }

    public static JsonObject Quota(string id, string kind, int size, string? category = null, string? network = null, string? epci = null, bool each = false, int? until = null)
    {
        var quota = new JsonObject { ["Genre"] = AgendaSite.Text(kind), ["Places"] = AgendaSite.Number(size), ["ChaqueEpci"] = AgendaSite.Flag(each) };
        if (category is not null) quota["Categories"] = AgendaSite.Terms("tax-categories", category);
        if (network is not null) quota["Reseaux"] = AgendaSite.Picked(network);
        if (epci is not null) quota["Territoires"] = AgendaSite.Terms("tax-territoires", epci);
        if (until is { } days) quota["JusquaJours"] = AgendaSite.Number(days);
        return new JsonObject { ["ContentItemId"] = id, ["ContentType"] = "QuotaInscription", ["DisplayText"] = id, ["TitlePart"] = new JsonObject { ["Title"] = id }, ["QuotaInscription"] = quota };
    }

    public static Asked Asks(string email, bool proven = false, string? category = "cat-projet-mam", string? epci = "nord", string eventId = Event, string session = "", IReadOnlyList<AskedPerson>? others = null, bool together = false) =>
        new(eventId, session, email, [new AskedPerson("Personne " + email.Split('@')[0], category, PersonRole.Contact), .. others ?? []]) { IsProven = proven, AllOrNone = together, Epci = epci, ConsentVersion = "1" };

    public Task<AskAnswer> AskAsync(Asked asked) => Site.InScopeAsync(s => s.GetRequiredService<AskDesk>().AskAsync(asked));

    /// <summary>Somebody whose address is known, by the name before the « @ ».</summary>
    public async Task<Booking> ComesAsync(string who, string? category = "cat-projet-mam", string? epci = "nord") => (await AskAsync(Asks(who + "@site.example", proven: true, category, epci))).Booking!;

    public Task<T> AnswerAsync<T>(Func<AnswerDesk, Task<T>> answer) => Site.InScopeAsync(s => answer(s.GetRequiredService<AnswerDesk>()));

    /// <summary>What the minute's job does.</summary>
    public Task TickAsync() => Site.InScopeAsync(s => s.GetRequiredService<RegistrationTick>().RunAsync(CancellationToken.None));

    public Task<List<Attendee>> PeopleAsync() => Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Attendee>().AsNoTracking().OrderBy(a => a.Position).ThenBy(a => a.Rank).ToListAsync());

    /// <summary>Where somebody stands; the last booking counts.</summary>
    public async Task<RegistrationState> StateAsync(string who) => (await PeopleAsync()).Last(p => p.Name == "Personne " + who).State;

    public Task<List<MailRow>> MailsAsync() => Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<MailRow>().AsNoTracking().OrderBy(m => m.CreatedUtc).ThenBy(m => m.Id).ToListAsync());

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
