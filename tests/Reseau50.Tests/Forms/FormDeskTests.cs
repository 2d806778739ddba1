using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forms.Sending;
using Reseau50.Tests.Accounts;

namespace Reseau50.Tests.Forms;

/// <summary>When a form may be answered, by whom, and at what cost.</summary>
public sealed class FormDeskTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AForm_OpensAndClosesOnItsDates(Database database)
    {
        await using var lab = await FormsLab.CreateAsync(database);
        await lab.PutAsync("\"Ouverture\": { \"Value\": \"2026-12-01T08:00:00Z\" }, \"Fermeture\": { \"Value\": \"2026-12-31T17:00:00Z\" }", FormsLab.Text("a", "A"));
        foreach (var (at, state) in new[] { ("2026-12-01T07:59:59Z", FormState.NotYet), ("2026-12-01T08:00:00Z", FormState.Open), ("2026-12-31T16:59:59Z", FormState.Open), ("2026-12-31T17:00:00Z", FormState.Closed) })
        {
            lab.Site.Clock.Now = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(state, (await AskAsync(lab, null)).State);
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OneAnswerForAPerson_NeedsAnAccount_AndEndsWithTheAnswer(Database database)
    {
        await using var lab = await FormsLab.CreateAsync(database);
        await lab.PutAsync("\"Reponse\": { \"Text\": \"une-fois\" }", FormsLab.Text("a", "A"));
        Assert.Equal((FormState.NeedsAccount, FormState.Open), ((await AskAsync(lab, null)).State, (await AskAsync(lab, "ada")).State));
        await lab.SendAsync("ada", ("a", "secret d’Ada"));
        var after = await AskAsync(lab, "ada");
        Assert.Equal((FormState.Answered, lab.Site.Clock.Now.UtcDateTime, false), (after.State, after.AnsweredUtc, after.Fill.Typed.ContainsKey("a")));
        var other = await AskAsync(lab, "bob");
        Assert.Equal((FormState.Open, null, false), (other.State, other.AnsweredUtc, other.Fill.Typed.ContainsKey("a")));
        // May be changed from now on: Ada finds hers, Bob none.
        await lab.PutAsync(FormsLab.Item("\"Reponse\": { \"Text\": \"une-fois\" }, \"Modifiable\": { \"Value\": true }", [FormsLab.Text("a", "A")], version: "2"));
        var again = await AskAsync(lab, "ada");
        Assert.Equal((true, "secret d’Ada", "Enregistrer mes changements"), (again.Editing, again.Fill.Typed["a"].Single(), again.Button));
        Assert.Empty((await AskAsync(lab, "bob")).Fill.Typed);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AFormOfManyQuestions_CostsTheQueriesOfOne(Database database)
    {
        var queries = new QueryCount();
        await using var lab = await FormsLab.CreateAsync(database, s => s.ConfigureDbContext<SiteDb>(b => b.AddInterceptors(queries)));
        await lab.PutAsync(FormsLab.Item("", [FormsLab.Text("a", "A", "\"Required\": true")]));
        await lab.PutAsync(FormsLab.Item("", [.. Enumerable.Range(0, 60).Select(i => FormsLab.Text("a" + i, "A" + i))], id: "form2"));
        async Task<int> CostAsync(string form, string question) => await queries.OfAsync(() => lab.SendAsync(null, FormsLab.Posted((question, "oui")), Guid.NewGuid().ToString(), form));
        await CostAsync(FormsLab.Form, "a");
        await CostAsync("form2", "a1");
        Assert.Equal(await CostAsync(FormsLab.Form, "a"), await CostAsync("form2", "a1"));
    }

    private static Task<FormAsk> AskAsync(AccountLab lab, string? who) => lab.Site.InScopeAsync(async s =>
    {
        var viewer = who is null ? Viewer.Visitor : (await s.GetRequiredService<Reseau50.Accounts.Access.AccountViewer>().OfAsync(who, default))!;
        return await s.GetRequiredService<FormDesk>().AskAsync((await s.GetRequiredService<ContentReader>().PublishedAsync(FormsLab.Form, viewer))!, viewer, true, default);
    });
}
