using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Security;
using Reseau50.Forms.Forgetting;
using Reseau50.Forms.Keeping;
using Reseau50.Forms.Privacy;
using Reseau50.Tests.Accounts;

namespace Reseau50.Tests.Forms;

/// <summary>Answers go on the day that was said, or with the person; numbers stay.</summary>
public sealed class ForgettingTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Answers_AreForgottenOnTheDayThatWasSaid_AndCountsStay(Database database)
    {
        await using var lab = await FormsLab.CreateAsync(database);
        string[] elements = [FormsLab.Choice("repas", "Un repas ?", ["oui", "non"]), FormsLab.Text("mot", "Un mot"), FormsLab.Element("Fichier", "doc", "Un document", "\"Extensions\": [\"txt\"]")];
        await lab.PutAsync("\"Conservation\": { \"Value\": 6 }", elements);
        await lab.SendAsync("ada", FormsLab.Posted([("repas", "oui"), ("mot", "secret")], ("doc", "a.txt", "secret"u8.ToArray())));
        // Longer from now on: what was said to Ada holds.
        await lab.PutAsync(FormsLab.Item("\"Conservation\": { \"Value\": 24 }", elements, version: "2"));
        await lab.SendAsync("bob", ("repas", "non"));
        lab.Site.Clock.Now = lab.Site.Clock.Now.AddMonths(6).AddSeconds(-1);
        await RunAsync(lab);
        Assert.Equal(2, (await lab.RowsAsync<FormSubmission>()).Count);
        lab.Site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((1, "Formulaire form1"), await lab.Site.InScopeAsync(async s => await ActivatorUtilities.CreateInstance<AnswerForgetting>(s).PreviewAsync(5, default) is var p ? (p.Count, p.Lines[0].Text) : default));
        for (var i = 0; i < 2; i++)
        {
            await RunAsync(lab);
            Assert.Equal("bob", Assert.Single(await lab.RowsAsync<FormSubmission>()).AccountId);
            Assert.Empty(await lab.RowsAsync<SentFile>());
            Assert.Equal(["/: 1", "doc/: 1", "mot/: 1", "repas/: 1", "repas/oui: 1"], await lab.CountsAsync());
        }
        Assert.Equal("1 réponse à un formulaire effacée, sa durée est passée.", Assert.Single(await lab.AuditAsync("form.forgotten")).Summary);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AFileThatNobodySent_GoesAfterADay(Database database)
    {
        await using var lab = await FormsLab.CreateAsync(database);
        await lab.PutAsync("", FormsLab.Element("Fichier", "doc", "Un document", "\"Extensions\": [\"txt\"]"));
        await lab.SendAsync(null, FormsLab.Posted([], ("doc", "envoye.txt", "secret"u8.ToArray())));
        var waiting = (await lab.ReadAsync(FormsLab.Posted([], ("doc", "attend.txt", "secret"u8.ToArray())))).Files["doc"];
        lab.Site.Clock.Advance(TimeSpan.FromHours(WaitingFileForgetting.Hours));
        await lab.Site.InScopeAsync(s => ActivatorUtilities.CreateInstance<WaitingFileForgetting>(s).RunAsync(default));
        Assert.Equal(["envoye.txt"], (await lab.RowsAsync<SentFile>()).Select(f => f.Name));
        Assert.Equal([], (await lab.ReadAsync(FormsLab.Posted(("q[doc].garde", waiting.Ticket!)))).Files.Keys);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task APerson_TakesTheAnswersAway_AndLeavesOnlyNumbers(Database database)
    {
        await using var lab = await FormsLab.CreateAsync(database);
        await lab.PutAsync("", FormsLab.Choice("repas", "Un repas ?", ["oui", "non"]), FormsLab.Element("Input", "courriel", "Votre adresse", "", "\"InputPart\": { \"Type\": \"email\" }"));
        await lab.SendAsync("ada", ("repas", "oui"));
        await lab.SendAsync(null, ("repas", "oui"), ("courriel", "Ada@Ecole.example"));
        await lab.SendAsync(null, ("repas", "non"), ("courriel", "canada@ecole.example"));
        await lab.SendAsync("bob", ("repas", "non"));
        var who = new PersonalSubject("ada", "ada@ecole.example", "ada");
        var table = Assert.Single(await lab.Site.InScopeAsync(s => ActivatorUtilities.CreateInstance<FormData>(s).ExportAsync(who, default)));
        Assert.Equal([("Un repas ?", "OUI"), ("Un repas ?", "OUI"), ("Votre adresse", "Ada@Ecole.example")], table.Rows.Select(r => (r[2]!, r[3]!)).Order());
        Assert.All(table.Rows, r => Assert.Equal("Formulaire form1", r[1]));

        await lab.InWorkAsync(s => ActivatorUtilities.CreateInstance<FormData>(s).EraseAsync(who, default));
        Assert.Equal(["{\"repas\":[\"non\"],\"courriel\":[\"canada@ecole.example\"]}", "{\"repas\":[\"non\"]}"], (await lab.AnswersAsync()).OrderByDescending(a => a.Length));
        Assert.Equal(["/: 2", "courriel/: 1", "repas/: 2", "repas/oui: 2"], await lab.CountsAsync());
    }

    private static Task RunAsync(AccountLab lab) => lab.Site.InScopeAsync(s => ActivatorUtilities.CreateInstance<AnswerForgetting>(s).RunAsync(default));
}
