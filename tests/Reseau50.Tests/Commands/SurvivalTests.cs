namespace Reseau50.Tests.Commands;

/// <summary>A site that is interrupted, saved, and brought back elsewhere is the same site.</summary>
public sealed class SurvivalTests : IDisposable
{
    private readonly HostProcess _host = new();

    [Fact]
    public async Task Kill9_InTheMiddleOfAnApply_LeavesTheSiteAsBefore()
    {
        Assert.Equal(0, (await _host.RunAsync("setup", "--recipe", _host.Recipe("essai", $$"""{ "name": "Essai", "steps": [ { "name": "settings", "SiteName": "Avant" }, {{GeneratedRecipe.Definition}} ] }"""))).ExitCode);
        await ExportAsync("avant");
        var large = _host.Beside("grande.recipe.json");
        GeneratedRecipe.Write(large, 3_000, paragraphs: 60);

        using var apply = _host.Start("recipe", "apply", large);
        var drain = Task.WhenAll(apply.StandardOutput.ReadToEndAsync(), apply.StandardError.ReadToEndAsync());
        // The log grows once the transaction has written the twenty megabytes it keeps in memory: it is well under way then.
        await UntilAsync(() => LogLength() > 2_000_000, apply);
        apply.Kill(entireProcessTree: true);
        await apply.WaitForExitAsync();
        await drain;
        Assert.NotEqual(0, apply.ExitCode);

        await ExportAsync("apres");
        Assert.Equal(FolderBytes.Of(_host.Beside("avant")), FolderBytes.Of(_host.Beside("apres")));
        Assert.Equal(0, (await _host.RunAsync("recipe", "apply", _host.Recipe("suite", """{ "name": "Suite", "steps": [ { "name": "settings", "SiteName": "Suite" } ] }"""))).ExitCode);
    }

    [Fact]
    public async Task BackupRestoredElsewhere_GivesAnEqualExport_OnEitherDatabase()
    {
        Assert.Equal(0, (await _host.RunAsync("setup", "--recipe", "Reseau50.Demo")).ExitCode);
        await ExportAsync("avant");
        var archive = _host.Beside("sauvegarde.zip");
        var backup = await _host.RunAsync("backup", archive);
        Assert.Equal(0, backup.ExitCode);
        Assert.Contains("Sauvegarde écrite dans", backup.Out, StringComparison.Ordinal);
        Assert.Equal(1, (await _host.RunAsync("backup", archive)).ExitCode);
        Assert.Equal(1, (await _host.RunAsync("restore", archive)).ExitCode);

        _host.Data = _host.Beside("ailleurs");
        var restore = await _host.RunAsync("restore", archive);
        Assert.Equal((0, ""), (restore.ExitCode, restore.Error));
        await ExportAsync("apres");
        Assert.Equal(FolderBytes.Of(_host.Beside("avant")), FolderBytes.Of(_host.Beside("apres")));

        if (EachDatabase.Postgres is null) return;
        await using var postgres = await PostgresDatabase.CreateAsync();
        (_host.Data, _host.Connection) = (_host.Beside("postgres"), postgres.Connection);
        var moved = await _host.RunAsync("restore", archive);
        Assert.Equal((0, ""), (moved.ExitCode, moved.Error));
        await ExportAsync("postgres-apres");
        Assert.Equal(FolderBytes.Of(_host.Beside("avant")), FolderBytes.Of(_host.Beside("postgres-apres")));
    }

    [Fact]
    public async Task FileThatIsNoBackup_IsRefusedAndLeavesNoSite()
    {
        Assert.Equal(2, (await _host.RunAsync("restore", _host.Beside("absent.zip"))).ExitCode);
        var text = _host.Beside("texte.zip");
        await File.WriteAllTextAsync(text, "ceci n’est pas une archive");
        var result = await _host.RunAsync("restore", text);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("n’est pas une sauvegarde de Réseau50", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_host.Data, "reseau50.db")));
    }

    public void Dispose() => _host.Dispose();

    private async Task ExportAsync(string name)
    {
        var export = await _host.RunAsync("recipe", "export", _host.Beside(name));
        Assert.Equal((0, ""), (export.ExitCode, export.Error));
    }

    private long LogLength() => new[] { "reseau50.db-wal", "reseau50.db-journal" }.Select(f => new FileInfo(Path.Combine(_host.Data, f))).Where(f => f.Exists).Sum(f => f.Length);

    private static async Task UntilAsync(Func<bool> reached, System.Diagnostics.Process process)
    {
        for (var i = 0; i < 9_000 && !reached(); i++)
        {
            Assert.False(process.HasExited, "the apply ended before it could be killed");
            await Task.Delay(20);
        }
        Assert.True(reached(), "the apply never got under way");
    }
}
