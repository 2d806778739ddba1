using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Media;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Cms.Media;

/// <summary>No picture of a child on the site without the agreement of its parents.</summary>
public sealed class RecognisableTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly MediaAnswer Agreed = new(true, "Classeur 3, n° 12", Today.AddDays(10), "Affiche de la journée", "lise");

    public static TheoryData<MediaAnswer?, string> Refused => new()
    {
        { null, "attend une réponse : un enfant est-il reconnaissable ? Répondez sur sa fiche, dans la médiathèque." },
        { new MediaAnswer(true), "montre un enfant reconnaissable, sans l’accord écrit des deux parents. Indiquez cet accord sur sa fiche, ou choisissez une autre image." },
        { Agreed with { Until = Today.AddDays(-1) }, "montre un enfant reconnaissable, et l’accord des parents n’est plus valable. Renouvelez-le sur sa fiche, ou choisissez une autre image." },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task APictureOnHold_KeepsItsItemFromBeingPublished_InEveryWay(MediaAnswer? answer, string words)
    {
        foreach (var database in EachDatabase.All)
        {
            await using var site = await ContentMediaGateTests.SiteAsync(database);
            await PutAsync(site, "a.png", answer);
            var note = ContentMediaGateTests.Note("n", "![](/media/a.png)", published: false);
            note["Note"] = new JsonObject { ["Images"] = new JsonObject { ["Paths"] = new JsonArray("a.png"), ["MediaTexts"] = new JsonArray("A") } };
            note["PublishLaterPart"] = new JsonObject { ["ScheduledPublishUtc"] = "2026-11-20T08:00:00Z" };
            await site.ImportAsync(note);
            Assert.Equal([new Problem("MarkdownBodyPart.Markdown", $"« Texte » ne peut pas être publié : l’image « a.png » {words}"), new Problem("Note.Images.Paths", $"« Images » ne peut pas être publié : l’image « a.png » {words}")],
                await site.InScopeAsync(async s => (await s.GetRequiredService<ContentDrafts>().PublishAsync((await s.GetRequiredService<ContentReader>().LatestAsync("n"))!)).OrderBy(p => p.Name, StringComparer.Ordinal)));
            await site.InScopeAsync(s => s.GetServices<IRecurringJob>().Single(j => j.Kind == "content.schedule").RunAsync(default));
            Assert.Null(await site.InScopeAsync(s => s.GetRequiredService<ContentReader>().PublishedAsync("n", Viewer.System)));
            // A draft of it may be kept.
            Assert.Empty(await site.InScopeAsync(async s => await s.GetRequiredService<ContentDrafts>().SaveDraftAsync((await s.GetRequiredService<ContentReader>().LatestAsync("n"))!)));
            await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().AnswerAsync("a.png", Agreed));
            await site.InScopeAsync(s => s.GetServices<IRecurringJob>().Single(j => j.Kind == "content.schedule").RunAsync(default));
            Assert.NotNull(await site.InScopeAsync(s => s.GetRequiredService<ContentReader>().PublishedAsync("n", Viewer.Visitor)));
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ThePicture_IsServedUntilTheLastDay_OrUntilSomebodyAsks(Database database)
    {
        await using var site = await ContentMediaGateTests.SiteAsync(database);
        await PutAsync(site, "a.png", Agreed);
        await site.ImportAsync(ContentMediaGateTests.Note("n", "![](/media/a.png)"));
        Assert.True(await OpenAsync(site));
        await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().WithdrawAsync("a.png", true));
        Assert.False(await OpenAsync(site));
        await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().WithdrawAsync("a.png", false));
        site.Clock.Advance(TimeSpan.FromDays(10));
        Assert.True(await OpenAsync(site));
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.False(await OpenAsync(site));
        Assert.Null(await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().FindShownAsync("a.png")));
        Assert.Equal(["media.put", "media.withdrawn", "media.returned"], await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Reseau50.Cms.Audit.AuditLine>().Where(l => l.SubjectType == "media").OrderBy(l => l.Id).Select(l => l.Action).ToListAsync()));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OtherBytes_AreAnotherQuestion_AndTheOldOnesAreKeptAMonth(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database);
        await PutAsync(site, "a.png", Agreed);
        var first = (await site.FindAsync("a.png"))!.Hash;
        await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().PutAsync("a.png", new MemoryStream(TestPictures.Png(9, 9))));
        var now = (await site.FindAsync("a.png"))!;
        Assert.Equal((null, null, 9), (now.Recognisable, now.AgreementReference, now.Width));
        var past = Assert.Single(await PastAsync(site));
        Assert.Equal(("remplace", first), (past.Kind, past.File.Hash));
        await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().BringBackAsync(past.Id));
        var back = (await site.FindAsync("a.png"))!;
        Assert.Equal((first, true, "Classeur 3, n° 12"), (back.Hash, back.Recognisable, back.AgreementReference));

        await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().DeleteAsync("a.png"));
        Assert.Equal(["remplace", "supprime"], (await PastAsync(site)).Select(p => p.Kind));
        foreach (var file in site.Blobs()) File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-2));
        site.Clock.Advance(TimeSpan.FromDays(29));
        await CleanAsync(site);
        Assert.Equal(2, site.Blobs().Length);
        var deleted = (await PastAsync(site)).Single(p => p.Kind == "supprime").Id;
        site.Clock.Advance(TimeSpan.FromDays(2));
        await CleanAsync(site);
        Assert.Empty(site.Blobs());
        var late = await Assert.ThrowsAsync<MediaRefusedException>(() => site.InScopeAsync(s => s.GetRequiredService<MediaStore>().BringBackAsync(deleted)));
        Assert.Equal("« fichier » : il n’est plus gardé. Un fichier supprimé ou remplacé se rétablit pendant 30 jours.", late.Message);
    }

    private static Task CleanAsync(TestSite site) => site.InScopeAsync(s => ActivatorUtilities.CreateInstance<MediaCleanup>(s).RunAsync(default));

    private static Task<List<MediaPastRow>> PastAsync(TestSite site) => site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<MediaPastRow>().AsNoTracking().OrderBy(p => p.Kind).ToListAsync());

    internal static Task PutAsync(TestSite site, string path, MediaAnswer? answer) =>
        site.InScopeAsync(s => s.GetRequiredService<MediaStore>().PutAsync(path, new MemoryStream(TestPictures.Png(4, 4)), answer, replaces: true));

    private static Task<bool> OpenAsync(TestSite site) => site.InScopeAsync(async s =>
        await s.GetRequiredService<IMediaGate>().MayReadAsync((await s.GetRequiredService<MediaStore>().FindAsync("a.png"))!, new System.Security.Claims.ClaimsPrincipal(), default));
}
