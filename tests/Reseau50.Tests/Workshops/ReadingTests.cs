using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.People;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Security;
using Reseau50.Tests.Admin;
using Reseau50.Workshops.Readings;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Tests.Workshops;

/// <summary>The second reading of a write-up, from the request to the publication.</summary>
public sealed class ReadingTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AReaderIsAsked_AnswersWithWords_AndTheAuthorLearnsIt(Database database)
    {
        await using var site = await ReadingLab.CreateAsync(database);
        Assert.Equal(["coordinatrice", "referente"], await site.AsAsync(ReadingLab.Author, async s =>
            (await s.GetRequiredService<ReadingActs>().ReadersAsync((await s.GetRequiredService<ContentReader>().LatestAsync(ReadingLab.WriteUpId))!, default)).Select(r => r.Name)));
        Assert.Equal(new ReadingOutcome(), await site.AskAsync(message: "Les familles sont-elles méconnaissables ?"));
        Assert.Equal([("Vingt-quatre cases", "demandé par lise le 21 novembre 2026")], await PanelAsync(ReadingLab.Reader));
        Assert.Empty(await PanelAsync(ReadingLab.Coordinator));
        Assert.Equal("referente n’a pas encore répondu à la relecture demandée le 21 novembre 2026.", Plain((await site.OpenAsync())!.BeforePublishing!));

        Assert.Equal("commentaire", (await site.AnswerAsync(WriteUpReading.Changes, "  ")).Problem!.Name);
        Assert.Equal(new ReadingOutcome(), await site.AnswerAsync(WriteUpReading.Changes, "Il manque les présents."));
        Assert.Empty(await PanelAsync(ReadingLab.Reader));
        var answered = (await site.OpenAsync())!;
        Assert.Equal(("referente a demandé des changements le 21 novembre 2026.", "Il manque les présents.", false), (Plain(answered.Words), answered.Row.Comment, answered.Changed));
        Assert.StartsWith("referente a demandé des changements", answered.BeforePublishing, StringComparison.Ordinal);

        var letters = await site.LettersAsync();
        Assert.Equal(["demo-lise@demo.example", "demo-referente@demo.example"], letters.Select(m => m.Recipient).Order());
        Assert.Contains("Les familles sont-elles méconnaissables", Plain(letters.Single(m => m.Recipient.StartsWith("demo-referente", StringComparison.Ordinal)).Text), StringComparison.Ordinal);
        Assert.Contains("Il manque les présents.", Plain(letters.Single(m => m.Recipient.StartsWith("demo-lise", StringComparison.Ordinal)).Text), StringComparison.Ordinal);
        Assert.All(letters, m => Assert.Contains("https://reseau.example/admin/ateliers/relectures/" + ReadingLab.WriteUpId, m.Text, StringComparison.Ordinal));
        // The journal tells what happened, and names nobody but who acted.
        var lines = await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AuditLine>().Where(a => a.Action.StartsWith("workshops.reading")).OrderBy(a => a.Id).Select(a => a.Action + " " + a.Summary).ToListAsync());
        Assert.Equal(["workshops.reading-asked Une relecture de « Vingt-quatre cases » a été demandée.", "workshops.reading-changes Des changements de « Vingt-quatre cases » ont été demandés à la relecture."], lines);

        Task<IEnumerable<(string, string)>> PanelAsync(Viewer who) => site.AsAsync(who, async s =>
            (await s.GetServices<IAdminPanel>().OfType<ReadingPanel>().Single().ForAsync(who, default))!.Lines.Select(l => (l.Text, Plain(l.Note))));
    }

    // Whoever is not the reader may not answer, though the coordinator may edit the write-up and the author owns it.
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OnlyTheReaderAnswers_OnlyWhoAskedTakesBack(Database database)
    {
        await using var site = await ReadingLab.CreateAsync(database);
        await site.AskAsync();
        foreach (var who in (Viewer[])[ReadingLab.Coordinator, ReadingLab.Author, AdminLab.Person("demo-passante", "AccessAdminPanel"), AdminLab.Person("demo-referente", "AccessAdminPanel")])
        {
            Assert.True((await site.AnswerAsync(WriteUpReading.Approved, who: who)).Refused);
            Assert.True((await site.ActAsync(who, a => a.GiveBackAsync(ReadingLab.WriteUpId, default))).Refused);
        }
        foreach (var who in (Viewer[])[ReadingLab.Coordinator, ReadingLab.Reader, AdminLab.Person("demo-passante", "AccessAdminPanel")])
            Assert.True((await site.ActAsync(who, a => a.TakeBackAsync(ReadingLab.WriteUpId, default))).Refused);
        Assert.True((await site.OpenAsync())!.IsWaiting);
        Assert.Single(await site.LettersAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task NobodyIsAsked_WhoMayNotEditIt_OrWroteIt(Database database)
    {
        await using var site = await ReadingLab.CreateAsync(database);
        foreach (var forged in (string[])["demo-passante", "demo-lise", "aucun"]) Assert.Equal("lecteur", (await site.AskAsync(forged)).Problem!.Name);
        Assert.Equal("lecteur", (await site.AskAsync("demo-coordinatrice", ReadingLab.Coordinator)).Problem!.Name);
        Assert.True((await site.AskAsync(who: AdminLab.Person("demo-passante", "AccessAdminPanel"))).Refused);
        // A write-up of somebody else is none of hers to have read.
        Assert.True((await site.ActAsync(ReadingLab.Author, a => a.AskAsync("cr-sommeil", "demo-referente", null, default))).Refused);
        // A closed account is neither proposed nor taken.
        await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Account>().Where(a => a.Id == "demo-referente").ExecuteUpdateAsync(a => a.SetProperty(x => x.IsEnabled, false)));
        Assert.Equal("lecteur", (await site.AskAsync()).Problem!.Name);
        Assert.Equal(["demo-coordinatrice"], await site.AsAsync(ReadingLab.Author, async s =>
            (await s.GetRequiredService<ReadingActs>().ReadersAsync((await s.GetRequiredService<ContentReader>().LatestAsync(ReadingLab.WriteUpId))!, default)).Select(r => r.Id)));
        Assert.Empty(await site.RowsAsync());
        Assert.Empty(await site.LettersAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnApproval_IsOfTheTextThatWasRead(Database database)
    {
        await using var site = await ReadingLab.CreateAsync(database);
        await site.AskAsync();
        var opened = ItemSave.StampOf(await site.LatestAsync(ReadingLab.WriteUpId));
        await site.SaveAgainAsync(i => i.SetField(WriteUp.Type, "Constats", new TextField { Text = "Changé pendant la lecture." }));
        Assert.Contains("a changé pendant que vous lisiez", (await site.AnswerAsync(WriteUpReading.Approved, stamp: opened)).Problem!.Message, StringComparison.Ordinal);
        Assert.True((await site.OpenAsync())!.IsWaiting);
        Assert.Equal(new ReadingOutcome(), await site.AnswerAsync(WriteUpReading.Approved));
        // Saved again word for word, it is still what was approved; with another word it is not, and says so.
        await site.SaveAgainAsync();
        Assert.Equal(("Approuvé par referente le 21 novembre 2026.", (string?)null), (Plain((await site.OpenAsync())!.Words), (await site.OpenAsync())!.BeforePublishing));
        await site.SaveAgainAsync(i => i.SetField(WriteUp.Type, "Constats", new TextField { Text = "Encore autre chose." }));
        Assert.Equal("Approuvé par referente le 21 novembre 2026, sur une version plus ancienne : le texte a changé depuis.", Plain((await site.OpenAsync())!.Words));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Publishing_EndsTheReading_AndTheNextDraftHasNone(Database database)
    {
        await using var site = await ReadingLab.CreateAsync(database);
        await site.AskAsync();
        await site.SaveAgainAsync(publish: true);
        Assert.Null(await site.OpenAsync());
        Assert.Equal("Ce compte-rendu est publié : il n’y a plus rien à relire.", Plain((await site.AnswerAsync(WriteUpReading.Approved)).Problem!.Message));
        await site.SaveAgainAsync(i => i.SetField(WriteUp.Type, "Constats", new TextField { Text = "Une suite." }));
        Assert.Null(await site.OpenAsync());
        Assert.True((await site.AnswerAsync(WriteUpReading.Approved)).Refused);
        Assert.Equal([(WriteUpReading.Published, (string?)null)], (await site.RowsAsync()).Select(r => (r.End, r.Answer)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ARequest_IsTakenBack_OrGivenBack_AndTheOtherIsTold(Database database)
    {
        await using var site = await ReadingLab.CreateAsync(database);
        await site.AskAsync();
        Assert.Equal("", (await site.AskAsync("demo-coordinatrice")).Problem!.Name);
        Assert.Equal(new ReadingOutcome(), await site.ActAsync(ReadingLab.Author, a => a.TakeBackAsync(ReadingLab.WriteUpId, default)));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new ReadingOutcome(), await site.AskAsync("demo-coordinatrice"));
        Assert.Equal(new ReadingOutcome(), await site.ActAsync(ReadingLab.Coordinator, a => a.GiveBackAsync(ReadingLab.WriteUpId, default)));
        Assert.Equal([("demo-referente", WriteUpReading.TakenBack), ("demo-coordinatrice", WriteUpReading.GivenBack)], (await site.RowsAsync()).Select(r => (r.ReaderId, r.End!)));
        Assert.Null(await site.OpenAsync());
        Assert.Equal([(ReadingTexts.Asked, "demo-coordinatrice@demo.example"), (ReadingTexts.Asked, "demo-referente@demo.example"), (ReadingTexts.GivenBack, "demo-lise@demo.example"), (ReadingTexts.TakenBack, "demo-referente@demo.example")],
            (await site.LettersAsync()).Select(m => (m.DedupKey.Split(':')[2], m.Recipient)).Order());
    }

    // The write-up of a session has one id for ever: what was approved of the one that was deleted is not approved of the next.
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AWriteUpBegunAgain_WasReadByNobody(Database database)
    {
        await using var site = await ReadingLab.CreateAsync(database);
        await site.AskAsync();
        await site.AnswerAsync(WriteUpReading.Approved);
        await site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().DeleteAsync(ReadingLab.WriteUpId));
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty((await site.SaveAsync(await site.TakeAsync(WorkshopLab.Form(), owner: "demo-lise"), who: ReadingLab.Author)).Problems);
        Assert.Null(await site.OpenAsync());
        Assert.Equal(new ReadingOutcome(), await site.AskAsync("demo-coordinatrice"));
        Assert.Equal("demo-coordinatrice", (await site.OpenAsync())!.Row.ReaderId);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task RequestsAtOnce_MakeOne(Database database)
    {
        await using var site = await ReadingLab.CreateAsync(database);
        var outcomes = await Task.WhenAll(((string[])["demo-referente", "demo-coordinatrice", "demo-referente", "demo-coordinatrice"]).Select(r => Task.Run(() => site.AskAsync(r))));
        Assert.Equal(1, outcomes.Count(o => o == new ReadingOutcome()));
        Assert.Single(await site.RowsAsync());
        Assert.Single(await site.LettersAsync());
    }

    // What is kept of people is their id: once the account is gone the reading says so, and nothing of the name is left.
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AReaderWhoIsGone_LeavesNoName_AndManyReadingsCostAsMuchAsOne(Database database)
    {
        var queries = new QueryCount();
        await using var site = await ReadingLab.CreateAsync(database, services => services.ConfigureDbContext<SiteDb>(b => b.AddInterceptors(queries)));
        await site.AskAsync();
        await site.AnswerAsync(WriteUpReading.Approved);
        await ListAsync();
        var one = await queries.OfAsync(ListAsync);
        await site.InWorkAsync(async s =>
        {
            await s.GetRequiredService<SiteDb>().Set<Account>().Where(a => a.Id == "demo-referente").ExecuteDeleteAsync();
            var row = await s.GetRequiredService<ContentReader>().LatestAsync(ReadingLab.WriteUpId);
            for (var i = 0; i < 40; i++)
            {
                var copy = s.GetRequiredService<ContentDrafts>().New(WriteUp.Type, "demo-lise");
                foreach (var (name, part) in row!.Parts) copy.Parts[name] = part?.DeepClone();
                Assert.Empty(await s.GetRequiredService<ContentDrafts>().SaveDraftAsync(copy));
                s.GetRequiredService<SiteDb>().Add(new WriteUpReading { Id = ContentIds.New(), WriteUpId = copy.ContentItemId, ReaderId = "r" + i, AskedBy = "a" + i, AskedUtc = new DateTime(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc) });
            }
        });
        await ListAsync();
        Assert.Equal(one, await queries.OfAsync(ListAsync));
        var drafts = await site.AsAsync(ReadingLab.Coordinator, s => s.GetRequiredService<ReadingTable>().DraftsAsync(ReadingLab.Coordinator, default));
        Assert.Equal((41, "Approuvé par un ancien membre le 21 novembre 2026."), (drafts.Count, Plain(drafts[0].Reading.Words)));

        Task ListAsync() => site.AsAsync(ReadingLab.Coordinator, s => s.GetRequiredService<ReadingTable>().DraftsAsync(ReadingLab.Coordinator, default));
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
