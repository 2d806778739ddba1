using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Keeping;
using Reseau50.Tests.Accounts;

namespace Reseau50.Tests.Forms;

/// <summary>Answers kept, once for whom they are, by the questions that were asked.</summary>
public sealed class AnswersTests
{
    private const string Once = "\"Reponse\": { \"Text\": \"une-fois\" }";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OnePersonSendingManyTimesAtOnce_HasOneAnswer(Database database)
    {
        await using var lab = await FormsLab.CreateAsync(database);
        await lab.PutAsync(Once, FormsLab.Text("a", "A"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => lab.SendAsync("ada", ("a", "essai " + i))));
        Assert.Equal(1, outcomes.Count(o => o));
        Assert.True(await lab.SendAsync("bob", ("a", "bob")));
        Assert.False(await lab.SendAsync("bob", ("a", "bob encore")));
        Assert.Equal(["compte:ada", "compte:bob"], (await lab.RowsAsync<FormSubmission>()).Select(s => s.Subject).Order());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnAnswerThatMayBeChanged_TakesThePlaceOfTheFirst(Database database)
    {
        await using var lab = await FormsLab.CreateAsync(database);
        await lab.PutAsync(Once + ", \"Modifiable\": { \"Value\": true }", FormsLab.Text("a", "A"));
        await lab.SendAsync("ada", ("a", "avant"));
        lab.Site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await lab.SendAsync("ada", ("a", "après")));
        var row = Assert.Single(await lab.RowsAsync<FormSubmission>());
        Assert.Equal(("{\"a\":[\"après\"]}", lab.Site.Clock.Now.UtcDateTime, lab.Site.Clock.Now.UtcDateTime.AddDays(-1)), (row.Answers, row.EditedUtc, row.SentUtc));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OneSending_IsKeptOnce_AndTwoPeopleWithTheSameWordsAreTwo(Database database)
    {
        await using var lab = await FormsLab.CreateAsync(database);
        await lab.PutAsync("", FormsLab.Text("a", "A"));
        var twice = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => lab.SendAsync(null, FormsLab.Posted(("a", "oui")), "une page")));
        Assert.All(twice, Assert.True);
        Assert.True(await lab.SendAsync(null, FormsLab.Posted(("a", "oui")), "une autre page"));
        Assert.Equal(2, (await lab.RowsAsync<FormSubmission>()).Count);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnotherModulesAnswers_AreKeptReplacedReadInOneQueryAndForgotten(Database database)
    {
        var queries = new QueryCount();
        await using var lab = await FormsLab.CreateAsync(database, s => s.ConfigureDbContext<SiteDb>(b => b.AddInterceptors(queries)));
        await lab.PutAsync("", FormsLab.Choice("repas", "Un repas ?", ["oui", "non"]), FormsLab.Element("QuestionDate", "jour", "Quel jour ?"));
        await KeepAsync(lab, "inscription:1", "ada", ("repas", "oui"), ("jour", "2027-01-14"));
        await KeepAsync(lab, "inscription:2", null, ("repas", "non"));
        await KeepAsync(lab, "inscription:1", "ada", ("repas", "non"), ("jour", "2027-01-15"));
        string[] all = ["inscription:1", "inscription:2", "inscription:3"];
        Assert.Equal(["inscription:1 Un repas ?=NON", "inscription:1 Quel jour ?=15 janvier 2027", "inscription:2 Un repas ?=NON"], await WordsAsync(lab, all));
        Assert.Equal(1, await queries.OfAsync(() => WordsAsync(lab, all)));
        Assert.Equal(1, await queries.OfAsync(() => WordsAsync(lab, all[..1])));
        Assert.Equal([null, null], (await lab.RowsAsync<FormSubmission>()).Select(s => s.ForgetUtc));

        var edited = await lab.Site.InScopeAsync(async s =>
        {
            var sheets = s.GetRequiredService<IFormSheets>();
            return await sheets.OfAsync((await sheets.FindAsync(FormsLab.Form, Viewer.System))!, "inscription:1");
        });
        Assert.Equal("2027-01-15", edited.Typed["jour"].Single());

        await lab.InWorkAsync(s => s.GetRequiredService<IFormAnswers>().ForgetAsync(all[..1]));
        Assert.Equal(["inscription:2 Un repas ?=NON"], await WordsAsync(lab, all));
        Assert.Equal(["/: 1", "jour/: 1", "repas/: 1", "repas/non: 1"], await lab.CountsAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnswersWithProblems_AreNeverKept(Database database)
    {
        await using var lab = await FormsLab.CreateAsync(database);
        await lab.PutAsync("", FormsLab.Text("a", "A", "\"Required\": true"));
        var fill = await lab.ReadAsync(FormsLab.Posted());
        await Assert.ThrowsAsync<InvalidOperationException>(() => lab.InWorkAsync(s => s.GetRequiredService<IFormAnswers>().KeepAsync(fill, "x:1", null)));
        Assert.Empty(await lab.RowsAsync<FormSubmission>());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ABackup_TakesAnswersFilesAndCounts_ToEitherDatabase(Database database)
    {
        await using var lab = await FormsLab.CreateAsync(database);
        await lab.PutAsync("", FormsLab.Element("Fichier", "doc", "Un document", "\"Extensions\": [\"txt\"]"));
        await lab.SendAsync(null, FormsLab.Posted([], ("doc", "a.txt", "Bonjour à tous"u8.ToArray())));
        await lab.Site.InWorkAsync(s => { s.GetRequiredService<SiteDb>().Add(new FormCount { FormId = FormsLab.Form, Total = 4 }); return Task.CompletedTask; });
        var archive = lab.Recipes.Write("sauvegarde.zip", []);
        File.Delete(archive);
        await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteBackup>().WriteAsync(archive, default));
        foreach (var other in EachDatabase.All)
        {
            await using var restored = await AccountLab.CreateAsync(other);
            await restored.Site.InScopeAsync(s => s.GetRequiredService<SiteBackup>().ReadAsync(archive, default));
            Assert.Equivalent(await lab.RowsAsync<FormSubmission>(), await restored.RowsAsync<FormSubmission>(), strict: true);
            Assert.Equal("Bonjour à tous"u8.ToArray(), Assert.Single(await restored.RowsAsync<SentFile>()).Bytes);
            Assert.Equal(["/: 4"], await restored.CountsAsync());
        }
    }

    private static async Task KeepAsync(AccountLab lab, string subject, string? account, params (string, string)[] answers)
    {
        var fill = await lab.ReadAsync(FormsLab.Posted(answers));
        await lab.InWorkAsync(s => s.GetRequiredService<IFormAnswers>().KeepAsync(fill, subject, account));
    }

    private static async Task<List<string>> WordsAsync(AccountLab lab, string[] subjects) =>
        [.. (await lab.Site.InScopeAsync(s => s.GetRequiredService<IFormAnswers>().OfAsync(subjects))).OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => p.Value.Select(a => $"{p.Key} {a.Label}={a.Words}"))];
}
