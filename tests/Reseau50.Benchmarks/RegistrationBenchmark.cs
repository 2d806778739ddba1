using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Reseau50.Benchmarks;

/// <summary>One event with reserves, a ceiling and a waiting list, and more and more people who register at once, each by the form as a browser sends it.</summary>
internal static partial class RegistrationBenchmark
{
    private const string EventId = "banc-inscriptions", Path = "/agenda/" + EventId;
    private const int PerMinute = 1_500;
    private static readonly int[] Clients = [10, 50, 100, 200];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15), Turn = TimeSpan.FromSeconds(15);
    private static readonly string[] Categories = ["cat-projet-mam", "cat-assmat", "cat-eaje", "cat-parent"], Communes = ["Saint-Lô", "Granville", "Coutances", "Rennes (35)"];

    public static async Task<Figures> RunAsync()
    {
        var figures = new Figures($"Registrations for one event of 30 seats, reserves and queue on; target {PerMinute} a minute");
        foreach (var database in EachDatabase.All)
        {
            await using var postgres = database == Database.Postgres ? await PostgresDatabase.CreateAsync() : null;
            using var site = await ServedSite.MakeAsync(postgres?.Connection, Recipe());
            await site.StartAsync();
            var people = new People();
            await LoadAsync(site, people, Clients[0], WarmUp);
            var slowest = double.PositiveInfinity;
            foreach (var clients in Clients)
            {
                var (rate, times) = await LoadAsync(site, people, clients, Turn);
                figures.Add($"{database}, {clients} clients", rate, "/min");
                figures.Add($"{database}, {clients} clients, p95", times[(int)(times.Count * 0.95)], "ms");
                slowest = Math.Min(slowest, rate);
            }
            figures.AtLeast($"{database}, the slowest", slowest, PerMinute, "/min");
        }
        return figures;
    }

    /// <summary>Registers people on so many connections; each answer must lead to the page that thanks.</summary>
    private static async Task<(double PerMinute, List<double> Times)> LoadAsync(ServedSite site, People people, int clients, TimeSpan time)
    {
        var (times, watch) = (new ConcurrentBag<double>(), Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(site.Url) };
            var token = Token().Match(await http.GetStringAsync(Path + "/inscription")).Groups[1].Value;
            while (watch.Elapsed < time)
            {
                var (form, started) = (people.Next(token), Stopwatch.GetTimestamp());
                using var answer = await http.PostAsync(Path + "/inscription", form);
                if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"{(int)answer.StatusCode} for a registration.");
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        })));
        return (times.Count / watch.Elapsed.TotalMinutes, [.. times.Order()]);
    }

    private sealed class People
    {
        private int _last;

        public FormUrlEncodedContent Next(string token)
        {
            var n = Interlocked.Increment(ref _last);
            return new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token,
                ["Nom"] = "Awa Ménard",
                ["Courriel"] = $"p{n}@banc.example",
                ["Categorie"] = Categories[n % Categories.Length],
                ["Commune"] = Communes[n / 2 % Communes.Length],
                ["Consentement"] = "on",
            });
        }
    }

    private static string Recipe()
    {
        static JsonObject Text(string text) => new() { ["Text"] = text };
        static JsonObject Number(int value) => new() { ["Value"] = value };
        JsonObject Quota(string id, string kind, int seats, bool each) => new()
        {
            ["ContentItemId"] = EventId + "-" + id,
            ["ContentType"] = "QuotaInscription",
            ["DisplayText"] = id,
            ["TitlePart"] = new JsonObject { ["Title"] = id },
            ["QuotaInscription"] = new JsonObject
            {
                ["Genre"] = Text(kind),
                ["Places"] = Number(seats),
                ["ChaqueEpci"] = new JsonObject { ["Value"] = each },
                ["Categories"] = new JsonObject { ["TermContentItemIds"] = each ? new JsonArray() : new JsonArray("cat-assmat"), ["TaxonomyContentItemId"] = "tax-categories" },
            },
        };
        var item = new JsonObject
        {
            ["ContentItemId"] = EventId,
            ["ContentItemVersionId"] = EventId + ".1",
            ["ContentType"] = "Evenement",
            ["DisplayText"] = "Banc d’essai",
            ["Latest"] = true,
            ["Published"] = true,
            ["TitlePart"] = new JsonObject { ["Title"] = "Banc d’essai" },
            ["AutoroutePart"] = new JsonObject { ["Path"] = Path[1..] },
            ["Evenement"] = new JsonObject
            {
                ["Genre"] = new JsonObject { ["TermContentItemIds"] = new JsonArray("genre-info"), ["TaxonomyContentItemId"] = "tax-types-evenement" },
                ["Niveau"] = Text("departemental"),
                ["Resume"] = Text("Pour mesurer."),
                ["Precision"] = Text("heure"),
                ["Etat"] = Text("confirme"),
                ["Debut"] = new JsonObject { ["Value"] = DateTime.UtcNow.AddMonths(3).ToString("yyyy-MM-dd'T'17:00:00'Z'", System.Globalization.CultureInfo.InvariantCulture) },
                ["Places"] = Number(30),
                ["SansCompte"] = new JsonObject { ["Value"] = true },
            },
            ["Inscription"] = new JsonObject { ["Mode"] = Text("ouverte") },
            ["Quotas"] = new JsonObject { ["ContentItems"] = new JsonArray(Quota("epci", "reserve", 2, each: true), Quota("assmat", "plafond", 10, each: false)) },
        };
        return new JsonObject { ["name"] = "Banc", ["steps"] = new JsonArray(new JsonObject { ["name"] = "content", ["data"] = new JsonArray(item) }) }.ToJsonString();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
