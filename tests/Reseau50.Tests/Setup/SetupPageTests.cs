using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Reseau50.Tests.Setup;

/// <summary>The first start in production, as whoever installs the site meets it: a process, its log, a form.</summary>
public sealed partial class SetupPageTests : IDisposable
{
    private const string Password = "une phrase assez longue";
    private readonly HostProcess _host = new("Production");
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
    private Process? _process;
    private string _code = "";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheSite_IsMadeOnce_ByWhoeverReadsTheLog(Database database)
    {
        await using var postgres = database == Database.Postgres ? await PostgresDatabase.CreateAsync() : null;
        _host.Connection = postgres?.Connection;
        await StartAsync();
        foreach (var path in (string[])["/", "/agenda", "/connexion", "/admin"]) Assert.Equal("/installation", (await _http.GetAsync(path)).Headers.Location?.ToString());
        var page = WebUtility.HtmlDecode(await _http.GetStringAsync("/installation"));
        Assert.DoesNotContain("Reseau50.Demo", page, StringComparison.Ordinal);
        Assert.DoesNotContain(_code, page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync(Sheet().Match(page).Groups[1].Value)).StatusCode);

        // Everything wrong at once: each field says so, what was typed stays but for the password, nothing is made.
        var refused = await SendAsync(("Code", "AAAA-AAAA-AAAA"), ("NomDuSite", ""), ("Adresse", "ici"), ("Recette", "Reseau50.Demo"), ("Nom", "Ada"), ("Email", "ada"), ("MotDePasse", "court"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        foreach (var said in (string[])["Ce n’est pas le code", "Donnez un nom au site", "Donnez l’adresse du site en entier", "Choisissez une recette", "Cette adresse électronique est incomplète", "de 12 à 200 caractères"]) Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains("value=\"Ada\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("court\"", page, StringComparison.Ordinal);

        (string, string)[] right = [("Code", _code.ToLowerInvariant()), ("NomDuSite", "Réseau d’essai"), ("Adresse", "https://reseau.example/"), ("Recette", "Reseau50"), ("Nom", "Ada"), ("Email", "ada@ecole.example"), ("MotDePasse", Password)];
        var made = await SendAsync(right);
        Assert.Equal((HttpStatusCode.Redirect, "/connexion"), (made.StatusCode, made.Headers.Location?.ToString()));

        var home = WebUtility.HtmlDecode(await _http.GetStringAsync("/"));
        Assert.Contains("Réseau d’essai", home, StringComparison.Ordinal);
        Assert.Contains("<link rel=\"canonical\" href=\"https://reseau.example/\"", home, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync("/installation")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("/connexion", "/installation", right)).StatusCode);
        var entered = await SendAsync("/connexion", "/connexion", ("Email", "ada@ecole.example"), ("MotDePasse", Password));
        Assert.Equal("/mon-compte", entered.Headers.Location?.ToString());
    }

    [Fact]
    public async Task ASiteMadeByCommand_OpensTheGate_WithoutARestart()
    {
        await StartAsync();
        Assert.Equal("/installation", (await _http.GetAsync("/")).Headers.Location?.ToString());
        Assert.Equal(0, (await _host.RunAsync("setup")).ExitCode);
        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task TheCommand_MakesTheFirstAccount_OrSaysWhatIsWrongAndMakesNothing()
    {
        var wrong = await RunAsync("court\n", "setup", "--admin-email", "ada", "--site-url", "ici", "--site-name", "");
        Assert.Equal(2, wrong.ExitCode);
        foreach (var option in (string[])["--site-name : ", "--site-url : ", "--admin-email : ", "Mot de passe : "]) Assert.Contains(option, wrong.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_host.Data, "reseau50.db")));

        var made = await RunAsync(Password + "\n", "setup", "--admin-email", "ada@ecole.example", "--admin-name", "Ada", "--site-name", "Réseau d’essai");
        Assert.Equal((0, ""), (made.ExitCode, made.Error));
        Assert.DoesNotContain(Password, made.Out, StringComparison.Ordinal);
        await StartAsync();
        Assert.Contains("Réseau d’essai", WebUtility.HtmlDecode(await _http.GetStringAsync("/")), StringComparison.Ordinal);
        Assert.Equal("/mon-compte", (await SendAsync("/connexion", "/connexion", ("Email", "ada@ecole.example"), ("MotDePasse", Password))).Headers.Location?.ToString());
    }

    public void Dispose()
    {
        _http.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
            _process.Dispose();
        }
        _host.Dispose();
    }

    /// <summary>Starts the host on a free port and reads what it prints until it serves.</summary>
    private async Task StartAsync()
    {
        _process = _host.Start("--urls", "http://127.0.0.1:0");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (Code().Match(line) is { Success: true } code) _code = code.Groups[1].Value;
            if (Address().Match(line) is not { Success: true } address) continue;
            _http.BaseAddress = new Uri(address.Groups[1].Value);
            // Whatever else it prints is read away, so that it never waits for us.
            _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
            return;
        }
        Assert.Fail("The host ended: " + await _process.StandardError.ReadToEndAsync(limit.Token));
    }

    private async Task<HostResult> RunAsync(string input, params string[] arguments)
    {
        using var process = _host.Start(arguments, input);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(limit.Token);
        return new HostResult(process.ExitCode, await output, await error);
    }

    private Task<HttpResponseMessage> SendAsync(params (string Name, string Value)[] fields) => SendAsync("/installation", "/installation", fields);

    private async Task<HttpResponseMessage> SendAsync(string page, string to, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await _http.GetStringAsync(page)).Groups[1].Value;
        return await _http.PostAsync(to, new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]));
    }

    [GeneratedRegex("Code d’installation : ([A-Z0-9-]+)")]
    private static partial Regex Code();

    [GeneratedRegex("^Réseau50 : (http://[^, ]+)")]
    private static partial Regex Address();

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]+)\"")]
    private static partial Regex Sheet();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
