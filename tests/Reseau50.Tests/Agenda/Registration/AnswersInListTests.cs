using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Manage;
using Reseau50.Agenda.Registration.Manage.Exporting;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Forms.Contracts;
using Reseau50.Tests.Forms;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>What people answered to the organiser's own questions, beside their names.</summary>
public sealed class AnswersInListTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Answers_StandBesideThosePeople_AndEachQuestionIsAColumnToChoose(Database database)
    {
        await using var lab = await CreateAsync(database);
        foreach (var (who, answer) in ((string, string)[])[("ana", "train"), ("bo", "=2+3")]) await AnswerAsync(lab, await lab.ComesAsync(who), answer);
        await lab.ComesAsync("cy");
        Assert.Equal(["Votre trajet=train", "Votre trajet==2+3", ""], (await LinesAsync(lab)).Select(l => string.Join(' ', l.Answers.Select(a => $"{a.Label}={a.Words}"))));
        var columns = await ColumnsAsync(lab);
        Assert.Equal(["Présence", "Votre trajet", "Nom (2)"], columns.TakeLast(3).Select(c => c.Title));
        Assert.Equal(columns.Count, columns.Select(c => c.Title).Distinct().Count());
        Assert.Equal(["nom", "q.trajet"], PeopleColumns.Named(columns, ["", null, "q.trajet,inconnue", "nom"]).Select(c => c.Key));
        var cells = await lab.Site.InScopeAsync(async s =>
        {
            var rules = (await s.GetRequiredService<RuleReader>().ReadAsync(RegistrationLab.Event, default))!;
            return (await LinesAsync(lab)).Select(l => columns.Single(c => c.Key == "q.trajet").Of(l, rules, s.GetRequiredService<SiteTime>())).ToList();
        });
        Assert.Equal(["train", "=2+3", null], cells);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AFormTheReaderMayNotSee_IsNoColumn(Database database)
    {
        await using var lab = await CreateAsync(database);
        await AgendaSite.ImportAsync(lab.Site, FormsLab.Item("", [FormsLab.Text("trajet", "Une question réservée")], [Viewer.Member], id: "questions", version: "2"));
        Assert.Equal("presence", (await ColumnsAsync(lab))[^1].Key);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheList_CostsTheSame_ForOneAndForThirty(Database database)
    {
        var count = new QueryCount();
        await using var lab = await CreateAsync(database, count);
        await AnswerAsync(lab, await lab.ComesAsync("ana"), "train");
        await LinesAsync(lab);
        var one = await count.OfAsync(() => LinesAsync(lab));
        foreach (var i in Enumerable.Range(0, 29)) await AnswerAsync(lab, await lab.ComesAsync($"p{i}"), $"trajet {i}");
        Assert.Equal(one, await count.OfAsync(() => LinesAsync(lab)));
        Assert.Equal(30, (await LinesAsync(lab)).Count(l => l.Answers.Count == 1));
    }

    private static async Task<RegistrationLab> CreateAsync(Database database, QueryCount? count = null)
    {
        var lab = new RegistrationLab(await AgendaSite.CreateAsync(database, count ?? new QueryCount()));
        await lab.PublishAsync(RegistrationLab.Event, RegistrationLab.Rules(more: new JsonObject { ["Formulaire"] = AgendaSite.Picked("questions") }), 40);
        await AgendaSite.ApplyAsync(lab.Site, "forms");
        await AgendaSite.ImportAsync(lab.Site, FormsLab.Item("", [FormsLab.Text("trajet", "Votre trajet"), FormsLab.Text("usage", "Nom")], id: "questions"));
        return lab;
    }

    private static Task AnswerAsync(RegistrationLab lab, Booking booking, string answer) => lab.Site.InWorkAsync(async s =>
    {
        var sheets = s.GetRequiredService<IFormSheets>();
        var fill = await sheets.ReadAsync((await sheets.FindAsync("questions", Viewer.System))!, FormsLab.Posted(("trajet", answer)));
        await s.GetRequiredService<IFormAnswers>().KeepAsync(fill, booking.Subject, null);
    });

    private static async Task<IReadOnlyList<PersonLine>> LinesAsync(RegistrationLab lab) =>
        (await lab.Site.InScopeAsync(s => s.GetRequiredService<PeopleList>().PageAsync(RegistrationLab.Event, new(), 0, 50, default))).Lines;

    private static Task<IReadOnlyList<PeopleColumn>> ColumnsAsync(RegistrationLab lab) => lab.Site.InScopeAsync(async s =>
        await s.GetRequiredService<PeopleColumns>().OfAsync((await s.GetRequiredService<RuleReader>().ReadAsync(RegistrationLab.Event, default))!, default));
}
