using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using static Reseau50.Testing.NoteSite;

namespace Reseau50.Tests.Cms.Data;

public sealed class SiteBackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reseau50-backup-").FullName;

    private string Archive => Path.Combine(_folder, "site.zip");

    public static TheoryData<Database, Database> FromTo
    {
        get
        {
            var pairs = new TheoryData<Database, Database>();
            foreach (var from in EachDatabase.All)
                foreach (var to in EachDatabase.All) pairs.Add(from, to);
            return pairs;
        }
    }

    [Theory, MemberData(nameof(FromTo))]
    public async Task EveryRow_ComesBack_OnEitherDatabase(Database from, Database to)
    {
        await using var site = await SiteAsync(from);
        var before = await site.InScopeAsync(RowsAsync);
        var (rows, files) = await WriteAsync(site);
        Assert.Equal(1, files);

        await using var data = await EmptyData.CreateAsync(to);
        await using var node = data.Node();
        Assert.Equal((rows, files), await ReadAsync(node));
        Assert.Equal(before, await node.InScopeAsync(RowsAsync));
        Assert.Equal("octets", await File.ReadAllTextAsync(Path.Combine(data.Options.Folder, "media", "blobs", "ab", "cd")));
        Assert.False(Directory.Exists(Path.Combine(data.Options.Folder, "logs")));
        Assert.Equal(["a"], await node.InScopeAsync(async s => (await s.GetRequiredService<ContentReader>().AllAsync("Note", Viewer.Visitor)).Select(i => i.ContentItemId)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ArchiveWithoutOurTables_IsRefused_BeforeAnythingIsTouched(Database database)
    {
        await MakeAsync(("files/media/blobs/ab/cd", "octets"), ("tables/ContentItems.jsonl", "{}"));
        await using var data = await EmptyData.CreateAsync(database);
        await using var node = data.Node();
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(node));
        Assert.Empty(Directory.EnumerateFileSystemEntries(data.Options.Folder));
        Assert.False(await node.InScopeAsync(s => s.GetRequiredService<SiteMigrator>().IsCurrentAsync()));
    }

    [Theory]
    [InlineData("files/../evade.txt")]
    [InlineData("files/media/../../evade.txt")]
    [InlineData("files//tmp/reseau50-evade.txt")]
    public async Task AFileThatLeavesTheDataFolder_IsRefused(string name)
    {
        await MakeAsync(("tables/SiteState.jsonl", "{\"Id\":1,\"Generation\":9}"), (name, "évadé"));
        await using var data = await EmptyData.CreateAsync(Database.Sqlite);
        await using var node = data.Node();
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(node));
        Assert.Contains("sort du dossier de données", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(data.Options.Folder, "*", SearchOption.AllDirectories));
        Assert.False(File.Exists(Path.Combine(data.Options.Folder, "..", "evade.txt")));
        Assert.False(File.Exists("/tmp/reseau50-evade.txt"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnUnreadableRow_IsNamed_AndNothingBeforeItStays(Database database)
    {
        await using var site = await SiteAsync(database);
        await WriteAsync(site);
        foreach (var broken in new[] { "pas du JSON", "[1]", "null", "{\"Id\":\"un\",\"Generation\":1}" })
        {
            await ReplaceAsync("tables/SiteState.jsonl", broken);
            await using var data = await EmptyData.CreateAsync(database);
            await using var node = data.Node();
            Assert.Equal("la table SiteState est illisible, ligne 1.", (await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(node))).Message);
            Assert.Equal(0, await node.InScopeAsync(s => s.GetRequiredService<SiteDb>().ContentItems.CountAsync()));
        }
    }

    [Fact]
    public async Task WhatIsNoArchive_IsRefused()
    {
        await File.WriteAllTextAsync(Archive, "ceci n’est pas une archive");
        await using var data = await EmptyData.CreateAsync(Database.Sqlite);
        await using var node = data.Node();
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(node));
        Assert.Empty(Directory.EnumerateFileSystemEntries(data.Options.Folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<TestSite> SiteAsync(Database database)
    {
        var site = await NoteSite.CreateAsync(database);
        var precise = Note("a", "Été « à l’écoute » \\ \"guillemets\"\nligne 2");
        precise["CreatedUtc"] = "2026-01-02T03:04:05.123456Z";
        await site.ImportAsync(precise, Note("b", audiences: ["membre", "role:Bureau"]), Note("c", published: false));
        await site.PublishAsync("a", item => item.SetTitle("Deuxième version"));
        var blob = Path.Combine(site.Options.Folder, "media", "blobs", "ab");
        Directory.CreateDirectory(blob);
        await File.WriteAllTextAsync(Path.Combine(blob, "cd"), "octets");
        Directory.CreateDirectory(Path.Combine(site.Options.Folder, "logs"));
        await File.WriteAllTextAsync(Path.Combine(site.Options.Folder, "logs", "site.json"), "journal");
        return site;
    }

    /// <summary>The rows of five tables, as text; PostgreSQL orders the keys of JSON its own way.</summary>
    private static async Task<string> RowsAsync(IServiceProvider s)
    {
        var db = s.GetRequiredService<SiteDb>();
        var items = (await db.ContentItems.OrderBy(x => x.DisplayText).ToListAsync()).Select(r => { r.Data = ""; return r; });
        return JsonSerializer.Serialize(new object[]
        {
            items, await db.Documents.OrderBy(x => x.Name).ToListAsync(), await db.Set<AuditLine>().OrderBy(x => x.Id).ToListAsync(),
            await db.Set<AutorouteIndex>().OrderBy(x => x.VersionId).ToListAsync(), await db.Set<VisibilityIndex>().OrderBy(x => x.Audience).ToListAsync(), await db.Set<SiteStateRow>().ToListAsync(),
        });
    }

    private Task<(int Rows, int Files)> WriteAsync(TestSite site) => site.InScopeAsync(s => s.GetRequiredService<SiteBackup>().WriteAsync(Archive, default));

    private Task<(int Rows, int Files)> ReadAsync(TestNode node) => node.InScopeAsync(s => s.GetRequiredService<SiteBackup>().ReadAsync(Archive, default));

    private async Task MakeAsync(params (string Name, string Text)[] entries)
    {
        await using var zip = await ZipFile.OpenAsync(Archive, ZipArchiveMode.Create);
        foreach (var (name, text) in entries)
        {
            await using var writer = new StreamWriter(await zip.CreateEntry(name).OpenAsync());
            await writer.WriteAsync(text);
        }
    }

    private async Task ReplaceAsync(string name, string text)
    {
        await using var zip = await ZipFile.OpenAsync(Archive, ZipArchiveMode.Update);
        zip.GetEntry(name)!.Delete();
        await using var writer = new StreamWriter(await zip.CreateEntry(name).OpenAsync());
        await writer.WriteAsync(text);
    }
}
