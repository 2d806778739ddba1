using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Mine;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>The host is killed three times while people register, confirm and leave: what was answered stands, what was not is there whole or not at all.</summary>
public sealed partial class KillTests
{
    private const int Seats = 30, Clients = 12, Kills = 3;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task KilledInTheMiddle_NothingAnsweredIsLost_AndNothingIsHalfDone(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, RegistrationLab.Rules(promotion: "directe"), Seats);
        await AgendaSite.ApplyAsync(lab.Site, "settings");
        var start = DateTime.UtcNow.AddMonths(3);
        await lab.PublishAsync(RegistrationLab.Event, RegistrationLab.Rules(promotion: "directe"), Seats, start: $"{start:yyyy-MM-dd}T17:30:00Z", end: $"{start:yyyy-MM-dd}T19:00:00Z");
        using var host = new HostProcess("Production", database == Database.Postgres ? lab.Site.Options.Connection : null) { Data = lab.Site.Options.Folder };
        var answered = new ConcurrentDictionary<string, bool>();
        var left = new ConcurrentDictionary<string, bool>();
        for (var round = 0; round < Kills; round++)
        {
            var known = await SecretsAsync(lab);
            await RunAsync(host, answered, left, known, round);
            await HoldsAsync(lab, answered.Keys, left.Keys);
        }
        Assert.True(answered.Count > Seats + Clients, $"{answered.Count} answered");
        Assert.True(left.Count > 5, $"{left.Count} left");
        Assert.Contains(await lab.PeopleAsync(), p => p.State == RegistrationState.Confirmed && p.Position > Seats);
    }

    /// <summary>Serves, lets people act for some seconds, and kills.</summary>
    private static async Task RunAsync(HostProcess host, ConcurrentDictionary<string, bool> answered, ConcurrentDictionary<string, bool> left, IReadOnlyList<string> known, int round)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        using var process = host.Start("serve", "--urls", url);
        var drain = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            if (!await AnswersAsync(url, process))
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail("The host gave no form: " + string.Concat(await drain));
            }
            var before = answered.Count;
            var people = Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
            {
                using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(url) };
                try
                {
                    var token = Token().Match(await http.GetStringAsync($"/agenda/{RegistrationLab.Event}/inscription")).Groups[1].Value;
                    for (var n = 0; ; n++)
                    {
                        var email = $"p{round}-{client}-{n}@site.example";
                        await PostAsync(http, token, $"/agenda/{RegistrationLab.Event}/inscription", ("Nom", "Awa Ménard"), ("Courriel", email), ("Categorie", "cat-projet-mam"), ("Commune", "Rennes (35)"), ("Consentement", "on"));
                        answered[email] = true;
                        if (known.ElementAtOrDefault(n * Clients + client) is not { } secret) continue;
                        await PostAsync(http, token, $"{MinePaths.Of(secret)}/confirmer");
                        if (client % 2 > 0) continue;
                        await PostAsync(http, token, $"{MinePaths.Of(secret)}/retirer");
                        left[secret] = true;
                    }
                }
                catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
                {
                    // The host is dead.
                }
            })));
            for (var i = 0; i < 600 && answered.Count < before + 40 && !people.IsCompleted; i++) await Task.Delay(50);
            process.Kill(entireProcessTree: true);
            await people;
            Assert.True(answered.Count >= before + 40, $"{answered.Count - before} answered before the kill: {string.Concat(await drain)}");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            await drain;
        }
    }

    private static async Task PostAsync(HttpClient http, string token, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), form);
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"{(int)answer.StatusCode} at {path}: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>What must hold whenever the power goes.</summary>
    private static async Task HoldsAsync(RegistrationLab lab, ICollection<string> answered, ICollection<string> left)
    {
        var (people, mails) = (await lab.PeopleAsync(), await lab.MailsAsync());
        var bookings = await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Booking>().AsNoTracking().ToListAsync());
        var register = await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<EventRegister>().AsNoTracking().SingleAsync());
        var journal = await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AuditLine>().AsNoTracking().Where(l => l.Action == "agenda.inscription").ToListAsync());

        Assert.Equal([], answered.Except(bookings.Select(b => b.Email)));
        Assert.Equal(bookings.Count, bookings.Select(b => b.Email).Distinct().Count());
        Assert.Equal(bookings.Select(b => b.Id).Order(), people.Select(p => p.BookingId).Order());
        Assert.Equal(Enumerable.Range(1, people.Count).Select(i => (long)i), people.Select(p => p.Position));
        Assert.Equal(people.Count, register.LastPosition);
        var gone = bookings.Where(b => left.Contains(b.Secret)).Select(b => b.Id).ToHashSet();
        Assert.All(people.Where(p => gone.Contains(p.BookingId)), p => Assert.Equal(RegistrationState.Withdrawn, p.State));

        // Seats: never too many, none kept empty while somebody waits, and the queue in its order.
        var seated = people.Where(p => p.State.HasSeat()).ToList();
        var waiting = people.Where(p => p.State is RegistrationState.Waiting or RegistrationState.Unproven).ToList();
        Assert.Equal(Math.Min(Seats, seated.Count + waiting.Count), seated.Count);
        if (waiting.Count > 0) Assert.True(seated.Max(p => p.Position) < waiting.Min(p => p.Position));

        // Letters and journal: one of each for a change, each change there.
        Assert.Equal(bookings.SelectMany(b => Enumerable.Range(1, b.Changes).Select(n => $"{b.Id}")).Order(StringComparer.Ordinal), journal.Select(l => l.SubjectId).Order(StringComparer.Ordinal));
        var keys = bookings.SelectMany(b => Enumerable.Range(1, b.Changes).Select(n => $"agenda:{b.Id}:{n}")).ToHashSet();
        Assert.Equal([], mails.Select(m => m.DedupKey).Where(k => !keys.Contains(k)));
        Assert.Equal([], bookings.Select(b => $"agenda:{b.Id}:1").Except(mails.Select(m => m.DedupKey)));
        Assert.All(mails.Where(m => m.SentUtc is not null), m => Assert.True(File.Exists(Path.Combine(lab.Site.Options.Folder, "mails", m.Id.ToString("N") + ".eml"))));
    }

    private static Task<List<string>> SecretsAsync(RegistrationLab lab) => lab.Site.InScopeAsync(s =>
    {
        var db = s.GetRequiredService<SiteDb>();
        return db.Set<Booking>().Where(b => db.Set<Attendee>().Any(a => a.BookingId == b.Id && (a.State == RegistrationState.Held || a.State == RegistrationState.Unproven))).OrderBy(b => b.AskedUtc).Select(b => b.Secret).ToListAsync();
    });

    private static async Task<bool> AnswersAsync(string url, Process process)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        for (var i = 0; i < 600 && !process.HasExited; i++)
        {
            try
            {
                using var page = await http.GetAsync(new Uri($"/agenda/{RegistrationLab.Event}/inscription", UriKind.Relative));
                return page.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }
        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
