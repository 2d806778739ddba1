using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Media;

namespace Reseau50.Tests.Cms.Media;

public sealed class MediaStoreTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Put_Find_Read_GiveTheSameBytes(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database);
        var put = await site.PutAsync("outils/grille été.csv", "nom;âge\nAwa;3\n");
        Assert.True(put.Changed);
        var found = (await site.FindAsync("outils/grille été.csv"))!;
        Assert.Equal(("text/csv; charset=utf-8", 15L, put.Hash), (found.ContentType, found.Length, found.Hash));
        using var reader = new StreamReader(await site.InScopeAsync(s => Task.FromResult(s.GetRequiredService<MediaStore>().OpenRead(found))));
        Assert.Equal("nom;âge\nAwa;3\n", await reader.ReadToEndAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task SameBytesAgain_ChangeNothing_AndSaySo(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database);
        var first = await site.PutAsync("a.png", TestPictures.Png(4, 4, talkative: true));
        var generation = await GenerationAsync(site);
        site.Clock.Advance(TimeSpan.FromDays(1));
        var again = await site.PutAsync("a.png", TestPictures.Png(4, 4, talkative: true));
        Assert.False(again.Changed);
        // What was stripped comes back from an export: that is the same file too.
        Assert.False((await site.PutAsync("a.png", site.Bytes(first.Hash))).Changed);
        Assert.Equal((first.ModifiedUtc, generation), (again.ModifiedUtc, await GenerationAsync(site)));
        Assert.True(await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().IsSameAsync("a.png", new MemoryStream(TestPictures.Png(4, 4, talkative: true)))));
        Assert.False(await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().IsSameAsync("a.png", new MemoryStream(TestPictures.Png(5, 4)))));
        Assert.Empty(site.Aside());

        Assert.True((await site.PutAsync("a.png", TestPictures.Png(5, 4))).Changed);
        Assert.Equal(["media.put", "media.put"], await ActionsAsync(site));
        Assert.Equal(5, (await site.FindAsync("a.png"))!.Width);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task LostBytes_ArePutBack(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database);
        var row = await site.PutAsync("a.txt", "Bonjour");
        File.Delete(site.BlobFile(row.Hash));
        await site.PutAsync("a.txt", "Bonjour");
        Assert.Equal("Bonjour"u8.ToArray(), site.Bytes(row.Hash));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task List_GivesEverythingBelowAFolder_InOrder(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database);
        foreach (var path in new[] { "b/z.txt", "b/a/1.txt", "bc/x.txt", "B/y.txt", "a.txt" }) await site.PutAsync(path, path);
        Assert.Equal(["b/a/1.txt", "b/z.txt"], await ListAsync(site, "b"));
        Assert.Equal(["B/y.txt", "a.txt", "b/a/1.txt", "b/z.txt", "bc/x.txt"], await ListAsync(site, ""));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Delete_And_Move_FollowTheTable(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database);
        await site.PutAsync("a.txt", "A");
        await site.PutAsync("b.txt", "B");
        var taken = await Assert.ThrowsAsync<MediaRefusedException>(() => MoveAsync(site, "a.txt", "b.txt"));
        Assert.Equal("« b.txt » : un fichier porte déjà ce nom. Choisissez un autre nom.", taken.Message);
        await Assert.ThrowsAsync<MediaRefusedException>(() => MoveAsync(site, "a.txt", "a.pdf"));
        await Assert.ThrowsAsync<MediaRefusedException>(() => MoveAsync(site, "absent.txt", "c.txt"));
        await MoveAsync(site, "a.txt", "dossier/c.txt");
        Assert.Null(await site.FindAsync("a.txt"));
        Assert.Equal("A"u8.ToArray(), site.Bytes((await site.FindAsync("dossier/c.txt"))!.Hash));

        Assert.True(await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().DeleteAsync("b.txt")));
        Assert.False(await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().DeleteAsync("b.txt")));
        Assert.Null(await site.FindAsync("b.txt"));
        Assert.Equal(["media.deleted", "media.moved", "media.put", "media.put"], await ActionsAsync(site));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WorkThatFails_LeavesNoRow_AndAnOrphanThatTheCleanupTakesAfterADay(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database);
        var kept = await site.PutAsync("kept.txt", "Gardé");
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.InScopeAsync(async s => await s.GetRequiredService<SiteWork>().RunAsync(async () =>
        {
            await s.GetRequiredService<MediaStore>().PutAsync("lost.txt", new MemoryStream("Perdu"u8.ToArray()));
            throw new InvalidOperationException("The process dies here.");
        })));
        Assert.Null(await site.FindAsync("lost.txt"));
        Assert.Equal(2, site.Blobs().Length);

        await CleanAsync(site);
        Assert.Equal(2, site.Blobs().Length);
        File.WriteAllText(Path.Combine(site.Options.Folder, "media", "tmp", "half"), "…");
        foreach (var file in site.Blobs().Concat(site.Aside())) File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-2));
        await CleanAsync(site);
        Assert.Equal([site.BlobFile(kept.Hash)], site.Blobs());
        Assert.Empty(site.Aside());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task BytesPutAgain_AreFresh_WhateverTheirAge(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database);
        var row = await site.PutAsync("a.txt", "Même");
        File.SetLastWriteTimeUtc(site.BlobFile(row.Hash), DateTime.UtcNow.AddDays(-30));
        await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().DeleteAsync("a.txt"));
        await site.InScopeAsync(async s => await s.GetRequiredService<SiteWork>().RunAsync(async () =>
        {
            await s.GetRequiredService<MediaStore>().PutAsync("b.txt", new MemoryStream("Même"u8.ToArray()));
            Assert.True(File.GetLastWriteTimeUtc(site.BlobFile(row.Hash)) > DateTime.UtcNow.AddMinutes(-1));
        }));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TwoPaths_OneCopyOfTheBytes(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database);
        await site.PutAsync("a.txt", "Même");
        await site.PutAsync("b.txt", "Même");
        Assert.Single(site.Blobs());
    }

    private static Task CleanAsync(TestSite site) => site.InScopeAsync(s => ActivatorUtilities.CreateInstance<MediaCleanup>(s).RunAsync(CancellationToken.None));

    private static Task<MediaFileRow> MoveAsync(TestSite site, string from, string to) => site.InScopeAsync(s => s.GetRequiredService<MediaStore>().MoveAsync(from, to));

    private static async Task<IEnumerable<string>> ListAsync(TestSite site, string folder) =>
        (await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().ListAsync(folder))).Select(m => m.Path);

    // In no order: two lines of one millisecond have none.
    private static Task<List<string>> ActionsAsync(TestSite site) =>
        site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AuditLine>().OrderBy(x => x.Action).Select(x => x.Action).ToListAsync());

    private static Task<long> GenerationAsync(TestSite site) => site.InScopeAsync(s => SiteWork.GenerationAsync(s.GetRequiredService<SiteDb>(), CancellationToken.None));
}
