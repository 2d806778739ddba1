namespace Reseau50.Tests.Commands;

/// <summary>The commands as processes: what they print, how they end, what they leave behind.</summary>
public sealed class CommandLineTests : IDisposable
{
    private const string Settings = """{ "name": "Essai", "steps": [ { "name": "settings", "SiteName": "Essai" } ] }""";
    private const string Faulty = "{ \"name\": \"Faute\", \"steps\": [\n{ \"name\": \"settings\", \"SiteName\": \"x\" },\n{ \"name\": \"Bogus\" } ] }";
    private readonly HostProcess _host = new();

    [Fact]
    public async Task Help_ListsEveryCommandInFrench()
    {
        var help = await _host.RunAsync("--help");
        Assert.Equal(0, help.ExitCode);
        foreach (var command in new[] { "serve", "setup", "recipe", "backup", "restore", "doctor" }) Assert.Contains("\n  " + command + " ", help.Out, StringComparison.Ordinal);
        Assert.Contains("Sans commande, sert le site", help.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Usage", help.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Show help", help.Out, StringComparison.Ordinal);

        var recipe = await _host.RunAsync("recipe", "--help");
        Assert.Equal(0, recipe.ExitCode);
        foreach (var command in new[] { "plan", "apply", "verify", "export" }) Assert.Contains("\n  " + command + " ", recipe.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownCommand_IsFaultyInput_AndSaysWhatIsKnown()
    {
        var result = await _host.RunAsync("recette", "plan");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("recette", result.Error, StringComparison.Ordinal);
        Assert.Contains("recipe", result.Out + result.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await _host.RunAsync("recipe", "apply")).ExitCode);
    }

    [Fact]
    public async Task DatabaseThatDoesNotAnswer_IsSaidInOneSentence()
    {
        _host.Connection = "Host=127.0.0.1;Port=5079;Username=personne;Database=rien;Timeout=2";
        var result = await _host.RunAsync("recipe", "apply", _host.Recipe("essai", Settings));
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("La base ne répond pas comme prévu", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanOnAnEmptyFolder_SaysWhatWouldBe_AndCreatesNothing()
    {
        var plan = await _host.RunAsync("recipe", "plan", _host.Recipe("essai", Settings));
        Assert.Equal((0, ""), (plan.ExitCode, plan.Error));
        Assert.Contains("~ réglage « SiteName »", plan.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_host.Data), "plan made the data folder");
    }

    [Fact]
    public async Task Apply_Verify_ExportAndSetup_OnAnEmptyFolder()
    {
        var recipe = _host.Recipe("essai", Settings);
        Assert.Equal(1, (await _host.RunAsync("recipe", "export", _host.Beside("rien"))).ExitCode);

        var apply = await _host.RunAsync("recipe", "apply", recipe);
        Assert.Equal((0, ""), (apply.ExitCode, apply.Error));
        Assert.True(File.Exists(Path.Combine(_host.Data, "reseau50.db")));

        var again = await _host.RunAsync("recipe", "apply", recipe);
        Assert.Contains("Rien n’a changé", again.Out, StringComparison.Ordinal);
        var verify = await _host.RunAsync("recipe", "verify", recipe);
        Assert.Equal(0, verify.ExitCode);
        Assert.Contains("Le site est conforme à la recette.", verify.Out, StringComparison.Ordinal);
        var differs = await _host.RunAsync("recipe", "verify", _host.Recipe("autre", Settings.Replace("\"Essai\" }", "\"Autre\" }", StringComparison.Ordinal)));
        Assert.Equal(1, differs.ExitCode);
        Assert.Contains("~ réglage « SiteName »", differs.Out, StringComparison.Ordinal);
        var plan = await _host.RunAsync("recipe", "plan", _host.Beside("autre.recipe.json"));
        Assert.Equal(0, plan.ExitCode);

        var export = await _host.RunAsync("recipe", "export", _host.Beside("export"));
        Assert.Equal(0, export.ExitCode);
        Assert.True(File.Exists(Path.Combine(_host.Beside("export"), "site.recipe.json")));
        var over = await _host.RunAsync("recipe", "export", _host.Beside("export"));
        Assert.Equal(2, over.ExitCode);
        Assert.Contains("n’est pas vide", over.Error, StringComparison.Ordinal);

        var setup = await _host.RunAsync("setup", "--recipe", recipe);
        Assert.Equal(1, setup.ExitCode);
        Assert.Contains("Un site existe déjà dans", setup.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("recipe", "plan")]
    [InlineData("recipe", "apply")]
    [InlineData("recipe", "verify")]
    [InlineData("setup", "--recipe")]
    public async Task FaultyRecipe_BeginsWithItsPlace_AndLeavesNoDatabase(params string[] command)
    {
        var recipe = _host.Recipe("faute", Faulty);
        var result = await _host.RunAsync([.. command, recipe]);
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith($"{recipe}:3:1: l’étape « Bogus » est inconnue.", result.Error, StringComparison.Ordinal);
        Assert.Contains("Correction : étapes connues", result.Error, StringComparison.Ordinal);
        Assert.Equal([], Directory.Exists(_host.Data) ? Directory.EnumerateFiles(_host.Data, "*.db*").Select(Path.GetFileName) : []);
        // Nothing is in the way of a second try.
        Assert.Equal(0, (await _host.RunAsync("setup", "--recipe", _host.Recipe("essai", Settings))).ExitCode);
    }

    [Theory]
    [InlineData("recipe", "apply")]
    [InlineData("setup", "--recipe")]
    public async Task RecipeThatIsNowhere_IsFaultyInput(params string[] command)
    {
        var result = await _host.RunAsync([.. command, "Nulle.Part"]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Nulle.Part", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_RefusesTheDemo()
    {
        _host.Environment = "Production";
        foreach (var command in new[] { new[] { "setup", "--recipe", "Reseau50.Demo" }, ["recipe", "apply", "Reseau50.Demo"] })
        {
            var demo = await _host.RunAsync(command);
            Assert.Equal(2, demo.ExitCode);
            Assert.Contains("la recette de démonstration « Reseau50.Demo » ne s", demo.Error, StringComparison.Ordinal);
        }
        Assert.False(File.Exists(Path.Combine(_host.Data, "reseau50.db")));
    }

    [Fact]
    public async Task Production_RefusesTheDemo_WrappedInAnotherRecipe()
    {
        _host.Environment = "Production";
        var wrapped = _host.Recipe("enveloppe", """{ "name": "Enveloppe", "steps": [ { "name": "recipes", "Values": [ { "name": "Reseau50.Demo" } ] } ] }""");
        foreach (var command in new[] { new[] { "setup", "--recipe", wrapped }, ["recipe", "apply", wrapped] })
        {
            var result = await _host.RunAsync(command);
            Assert.Equal(2, result.ExitCode);
            Assert.Contains("la recette de démonstration « Reseau50.Demo » ne s", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Doctor_SaysWhatBlocksGoingLive()
    {
        var empty = await _host.RunAsync("doctor");
        Assert.Equal(1, empty.ExitCode);
        Assert.Contains("aucun site : lancez setup", empty.Out, StringComparison.Ordinal);

        Assert.Equal(0, (await _host.RunAsync("setup", "--recipe", "Reseau50")).ExitCode);
        var made = await _host.RunAsync("doctor");
        Assert.Equal(1, made.ExitCode);
        Assert.Contains("  ok  base SQLite", made.Out, StringComparison.Ordinal);
        Assert.Contains("  !!  adresse publique (BaseUrl)", made.Out, StringComparison.Ordinal);
        Assert.Contains("  !!  mentions légales : Hebergeur", made.Out, StringComparison.Ordinal);
        Assert.Contains("  ok  marque « démonstration »", made.Out, StringComparison.Ordinal);
        Assert.Contains("à régler avant la mise en ligne", made.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SiteWithoutATheme_StillSaysWhatIsMissing()
    {
        Assert.Equal(0, (await _host.RunAsync("recipe", "apply", _host.Recipe("nue", Settings))).ExitCode);
        using var serve = _host.Start("--urls", "http://127.0.0.1:0");
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            string? line;
            do line = await serve.StandardOutput.ReadLineAsync(limit.Token);
            while (line is not null && !line.StartsWith("Réseau50 : ", StringComparison.Ordinal));
            using var client = new HttpClient { BaseAddress = new Uri(line!["Réseau50 : ".Length..]) };
            foreach (var path in new[] { "/", "/media/x", "/nulle-part" })
            {
                using var answer = await client.GetAsync(path, limit.Token);
                Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
                Assert.Contains("<h1>Cette page n’existe pas, ou plus.</h1>", System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(limit.Token)), StringComparison.Ordinal);
            }
        }
        finally
        {
            serve.Kill(entireProcessTree: true);
            await serve.WaitForExitAsync();
        }
    }

    public void Dispose() => _host.Dispose();
}
