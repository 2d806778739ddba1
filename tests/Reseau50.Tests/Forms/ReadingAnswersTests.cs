using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forms.Answers;
using Reseau50.Forms.Answers.Export;
using Reseau50.Forms.Answers.Listing;
using Reseau50.Forms.Answers.Sheets;
using Reseau50.Forms.Answers.Statistics;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Keeping;
using Reseau50.Tests.Accounts;

namespace Reseau50.Tests.Forms;

/// <summary>What those who may read answers read: numbers, one by one, in a file. And nobody else.</summary>
public sealed class ReadingAnswersTests
{
    private static readonly string[] First = [FormsLab.Choice("repas", "Un repas ?", ["oui", "non", "bof"]), FormsLab.Text("age", "Votre âge"), FormsLab.Element("Input", "note", "Une note", "\"Min\": \"1\", \"Max\": \"3\"", "\"InputPart\": { \"Type\": \"number\" }")];
    private static readonly string[] Second = [FormsLab.Choice("repas", "Mangez-vous avec nous ?", ["oui", "non"]), FormsLab.Element("Input", "age", "Votre âge", "", "\"InputPart\": { \"Type\": \"number\" }"), FormsLab.Element("Input", "note", "Une note", "\"Min\": \"1\", \"Max\": \"3\"", "\"InputPart\": { \"Type\": \"number\" }")];

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Statistics_JoinVersionsByName_AndCountAQuestionOfAnotherKindApart(Database database)
    {
        await using var lab = await TwoVersionsAsync(database);
        var stats = await StatsAsync(lab);
        Assert.Equal((3, 3), (stats.Sent, stats.Kept));
        Assert.Equal(["Mangez-vous avec nous ? 3: OUI 1, NON 1, BOF (n’est plus proposé) 1", "Votre âge 1: 40 1", "Une note 2: 1 0, 2 1, 3 1", "Votre âge (avant) 2: "],
            stats.Questions.Select(q => $"{q.Question.Label}{(q.Old ? " (avant)" : "")} {q.Answered}: {string.Join(", ", q.Lines.Select(l => $"{l.Text} {l.Total}"))}"));
        Assert.Equal(["trente", "vingt"], stats.Questions[3].Last);
        Assert.Equal(["Moyenne : 40 ; de 40 à 40.", "Moyenne : 2,5."], stats.Questions.Where(q => q.Summary is not null).Select(q => q.Summary));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ForgottenAnswers_StillCount(Database database)
    {
        await using var lab = await TwoVersionsAsync(database);
        var before = await StatsAsync(lab);
        await lab.InWorkAsync(s => s.GetRequiredService<AnswerStore>().ForgetAsync(s.GetRequiredService<SiteDb>().Set<FormSubmission>(), default));
        var after = await StatsAsync(lab);
        Assert.Equal((3, 0), (after.Sent, after.Kept));
        Assert.Equal(before.Questions.Select(q => (q.Question.Label, q.Answered)), after.Questions.Select(q => (q.Question.Label, q.Answered)));
        Assert.Equal(before.Questions[0].Lines, after.Questions[0].Lines);
        Assert.Equal(before.Questions[2].Lines, after.Questions[2].Lines);
        Assert.Equal("Moyenne : 2,5.", after.Questions[2].Summary);
        // A number that could point at somebody leaves only that it was given, and words leave nothing.
        Assert.Empty(after.Questions[1].Lines);
        Assert.Empty(after.Questions[3].Last);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OneAnswer_IsReadByTheQuestionsOfItsDay_BetweenItsNeighbours(Database database)
    {
        await using var lab = await TwoVersionsAsync(database);
        var rows = (await lab.RowsAsync<FormSubmission>()).OrderBy(r => r.SentUtc).ToList();
        await lab.Site.InScopeAsync(async s =>
        {
            var sheet = (await s.GetRequiredService<AnswerSheets>().FindAsync(FormsLab.Form, rows[1].Id, default))!;
            Assert.Equal([("Un repas ?", "BOF"), ("Votre âge", "trente"), ("Une note", "")], sheet.Answers.Select(a => (a.Question.Label, a.Words)));
            Assert.Equal((rows[2].Id, rows[0].Id), (sheet.Newer, sheet.Older));
            var last = (await s.GetRequiredService<AnswerSheets>().FindAsync(FormsLab.Form, rows[2].Id, default))!;
            Assert.Equal((null, rows[1].Id), (last.Newer, last.Older));
            Assert.Null(await s.GetRequiredService<AnswerSheets>().FindAsync("form2", rows[1].Id, default));
        });
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ADeletedAnswer_CountsNoMore_AndTheJournalKnows(Database database)
    {
        await using var lab = await TwoVersionsAsync(database);
        var row = (await lab.RowsAsync<FormSubmission>()).OrderBy(r => r.SentUtc).First();
        Assert.True(await lab.AsAsync("eve", async s => await s.GetRequiredService<AnswerSheets>().DeleteAsync((await s.GetRequiredService<FormShelf>().FindAsync(FormsLab.Form, Viewer.System, default))!, row.Id, default)));
        Assert.Equal(2, (await StatsAsync(lab)).Sent);
        var line = Assert.Single(await lab.AuditAsync("form.answer-deleted"));
        Assert.Equal(("eve", $"La réponse {AnswerSheet.NumberOf(row.Id)} à « Formulaire form1 » a été supprimée."), (line.Actor, line.Summary));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Exports_HoldEveryAnswer_UnderTheQuestionsOfToday_WithoutAFormula(Database database)
    {
        await using var lab = await TwoVersionsAsync(database);
        await lab.SendAsync(null, ("repas", "oui"), ("age", "7,5"));
        lab.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await lab.PutAsync(FormsLab.Item("", [FormsLab.Text("mot", "Un mot ; le vôtre")], version: "3"));
        await lab.SendAsync(null, ("mot", "=2+2"));
        string[] columns = ["Numéro", "Envoyée le", "Changée le", "Un mot ; le vôtre", "Mangez-vous avec nous ?", "Votre âge", "Une note", "Votre âge (2)"];

        var csv = Encoding.UTF8.GetString(await FileAsync(lab, c => c.Csv(FormsLab.Form, default)));
        Assert.StartsWith("\uFEFFNuméro;Envoyée le;Changée le;\"Un mot ; le vôtre\";Mangez-vous avec nous ?;Votre âge;Une note;Votre âge (2)", csv, StringComparison.Ordinal);
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(6, lines.Length);
        Assert.EndsWith(";;NON;;2;vingt", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(";;OUI;7,5;;", lines[4], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, l => l.Contains(";=2+2", StringComparison.Ordinal));
        Assert.Contains("'=2+2", lines[5], StringComparison.Ordinal);

        using var xlsx = new MemoryStream(await FileAsync(lab, c => c.Excel(FormsLab.Form, default)));
        var rows = (await xlsx.QueryAsync(useHeaderRow: true)).Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal(columns, rows[0].Keys);
        Assert.Equal(["NON", "BOF", "OUI", "OUI", null], rows.Select(r => r[columns[4]]));
        Assert.Equal([null, null, 40d, 7.5d, null], rows.Select(r => r[columns[5]]));
        Assert.Equal("=2+2", rows[4][columns[3]]);
        xlsx.Position = 0;
        using var zip = new System.IO.Compression.ZipArchive(xlsx);
        using var sheet = new StreamReader(zip.Entries.Single(e => e.Name == "sheet1.xml").Open());
        Assert.DoesNotContain("<x:f>", await sheet.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal(2, (await lab.AuditAsync("form.exported")).Count);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AFormHiddenFromAReader_IsNotThere_ItsAnswersNeither(Database database)
    {
        await using var lab = await FormsLab.CreateAsync(database);
        await lab.PutAsync(FormsLab.Item("", [FormsLab.Text("a", "A")], ["role:Redaction"]));
        await lab.PutAsync(FormsLab.Item("", [FormsLab.Text("a", "A")], id: "form2"));
        await lab.PutAsync(FormsLab.Item("", [FormsLab.Text("a", "A")], id: "form3", published: false));
        await lab.JoinAsync("zoe", "zoe@ecole.example", "Redaction");
        foreach (var form in (string[])[FormsLab.Form, "form2"]) Assert.True(await lab.SendAsync("zoe", FormsLab.Posted(("a", "un secret")), form: form));
        // She writes contents of every type; Eve only reads answers.
        foreach (var (who, seen) in new[] { ("eve", new[] { "form2" }), ("zoe", [FormsLab.Form, "form2", "form3"]) })
        {
            await lab.AsAsync(who, async s =>
            {
                var (viewer, shelf) = (s.GetRequiredService<CurrentViewer>().Value, s.GetRequiredService<FormShelf>());
                Assert.Equal(seen, (await s.GetRequiredService<FormList>().PageAsync(viewer, 1, 30, default)).Lines.Select(l => l.FormId));
                foreach (var form in (string[])[FormsLab.Form, "form2", "form3"]) Assert.Equal(seen.Contains(form), await shelf.FindAsync(form, viewer, default) is not null);
                return true;
            });
        }
        var id = (await lab.RowsAsync<FormSubmission>()).First(r => r.FormId == FormsLab.Form).Id;
        await lab.AsAsync("eve", async s =>
        {
            var statistics = With(s, ActivatorUtilities.CreateInstance<StatisticsController>(s));
            Assert.IsType<NotFoundResult>(await statistics.Show(FormsLab.Form, default));
            var answers = With(s, ActivatorUtilities.CreateInstance<AnswersController>(s));
            Assert.IsType<NotFoundResult>(await answers.All(FormsLab.Form, 1, default));
            Assert.IsType<NotFoundResult>(await answers.Show(FormsLab.Form, id, default));
            Assert.IsType<NotFoundResult>(await answers.Show("form2", id, default));
            Assert.IsType<NotFoundResult>(await answers.Delete("form2", id, AnswerSheet.NumberOf(id), default));
            var export = With(s, ActivatorUtilities.CreateInstance<ExportController>(s));
            Assert.IsType<NotFoundResult>(await export.Csv(FormsLab.Form, default));
            Assert.IsType<NotFoundResult>(await export.Excel(FormsLab.Form, default));
            return true;
        });
        Assert.Equal(2, (await lab.RowsAsync<FormSubmission>()).Count);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AFile_IsFetchedOnlyThroughTheFormItAnswers_AndNeverOpenedInTheBrowser(Database database)
    {
        await using var lab = await FormsLab.CreateAsync(database);
        string[] elements = [FormsLab.Element("Fichier", "doc", "Un document", "\"Extensions\": [\"txt\"]")];
        await lab.PutAsync("", elements);
        await lab.PutAsync(FormsLab.Item("", elements, id: "form2"));
        await lab.SendAsync(null, FormsLab.Posted([], ("doc", "été.txt", "un secret"u8.ToArray())));
        await lab.ReadAsync(FormsLab.Posted([], ("doc", "attend.txt", "pas encore envoyé"u8.ToArray())));
        var files = await lab.RowsAsync<SentFile>();
        await lab.AsAsync("eve", async s =>
        {
            var controller = With(s, ActivatorUtilities.CreateInstance<AnswersController>(s));
            var sent = files.Single(f => f.SubmissionId is not null).Id;
            var result = Assert.IsType<FileContentResult>(await controller.Download(FormsLab.Form, sent, default));
            Assert.Equal("un secret"u8.ToArray(), result.FileContents);
            Assert.Equal(("nosniff", true), (controller.Response.Headers.XContentTypeOptions.ToString(), controller.Response.Headers.ContentDisposition.ToString().StartsWith("attachment;", StringComparison.Ordinal)));
            Assert.IsType<NotFoundResult>(await controller.Download("form2", sent, default));
            Assert.IsType<NotFoundResult>(await controller.Download(FormsLab.Form, files.Single(f => f.SubmissionId is null).Id, default));
            return true;
        });
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AThousandAnswersAndManyForms_CostTheQueriesOfOne(Database database)
    {
        var queries = new QueryCount();
        await using var lab = await FormsLab.CreateAsync(database, s => s.ConfigureDbContext<SiteDb>(b => b.AddInterceptors(queries)));
        await lab.PutAsync("", FormsLab.Text("a", "A"));
        await lab.SendAsync(null, ("a", "une"));
        async Task<(int, int, int, int)> Costs(int forms, int answers) => (
            await queries.OfAsync(() => lab.Site.InScopeAsync(async s => Assert.Equal(forms, (await s.GetRequiredService<FormList>().PageAsync(Viewer.System, 1, 30, default)).Total))),
            await queries.OfAsync(() => lab.Site.InScopeAsync(async s => Assert.Equal(answers, (await s.GetRequiredService<AnswerSheets>().PageAsync(FormsLab.Form, 1, 30, default)).Total))),
            await queries.OfAsync(() => lab.Site.InScopeAsync(async s => Assert.Equal(answers, (await s.GetRequiredService<FormStatistics>().OfAsync(FormsLab.Form, default)).Sent))),
            await queries.OfAsync(() => FileAsync(lab, c => c.Csv(FormsLab.Form, default))));
        await Costs(1, 1);
        var one = await Costs(1, 1);
        var row = Assert.Single(await lab.RowsAsync<FormSubmission>());
        await lab.Site.InWorkAsync(s =>
        {
            s.GetRequiredService<SiteDb>().AddRange(Enumerable.Range(0, 999).Select(i => new FormSubmission { Id = "s" + i.ToString("D6", null), FormId = row.FormId, Hash = row.Hash, Subject = "envoi:" + i, SentUtc = row.SentUtc, Answers = row.Answers }));
            return Task.CompletedTask;
        });
        await lab.Site.ImportAsync([.. Enumerable.Range(10, 12).Select(i => FormsLab.Item("", [FormsLab.Text("a", "A")], id: "form" + i))]);
        await Costs(13, 1_000);
        Assert.Equal(one, await Costs(13, 1_000));
    }

    private static async Task<AccountLab> TwoVersionsAsync(Database database)
    {
        var lab = await FormsLab.CreateAsync(database);
        await lab.PutAsync("", First);
        await lab.SendAsync(null, ("repas", "non"), ("age", "vingt"), ("note", "2"));
        lab.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await lab.SendAsync(null, ("repas", "bof"), ("age", "trente"));
        lab.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await lab.PutAsync(FormsLab.Item("", Second, version: "2"));
        await lab.SendAsync(null, ("repas", "oui"), ("age", "40"), ("note", "3"));
        lab.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        return lab;
    }

    private static Task<FormNumbers> StatsAsync(AccountLab lab) => lab.Site.InScopeAsync(s => s.GetRequiredService<FormStatistics>().OfAsync(FormsLab.Form, default));

    private static Task<byte[]> FileAsync(AccountLab lab, Func<ExportController, Task<IActionResult>> export) =>
        lab.AsAsync("eve", async s => Assert.IsType<FileContentResult>(await export(With(s, ActivatorUtilities.CreateInstance<ExportController>(s)))).FileContents);

    private static T With<T>(IServiceProvider services, T controller) where T : Controller
    {
        controller.ControllerContext = new ControllerContext { HttpContext = new DefaultHttpContext { RequestServices = services } };
        return controller;
    }
}
