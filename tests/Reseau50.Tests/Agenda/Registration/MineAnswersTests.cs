using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.Closing;
using Reseau50.Agenda.Registration.Mine;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Security;
using Reseau50.Forms.Contracts;
using Reseau50.Tests.Forms;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>What a booking answers by its secret page: the organiser's questions before the date, an opinion after it.</summary>
public sealed class MineAnswersTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Questions_AreAnsweredBeforeTheDate_AndOpinionsAfterIt_OnceEach_ByThoseWhoHadASeat(Database database)
    {
        await using var lab = await CreateAsync(database);
        var (ana, bo) = (await lab.ComesAsync("ana"), await lab.ComesAsync("bo"));
        Assert.NotNull(await KeepAsync(lab, MineForm.Questions, ana, "train"));
        Assert.NotNull(await KeepAsync(lab, MineForm.Questions, bo, "voiture"));
        Assert.Null(await KeepAsync(lab, MineForm.Opinion, ana, "trop tôt"));
        // Something missing is said, and what was kept before stays.
        Assert.Equal(["q[trajet]"], (await KeepAsync(lab, MineForm.Questions, ana, ""))!.Problems.Select(p => p.Name));
        Assert.Equal(["train"], await WordsAsync(lab, ana.Subject));

        lab.Site.SetNow("2027-03-10T08:00:00Z");
        Assert.Null(await KeepAsync(lab, MineForm.Questions, ana, "trop tard"));
        Assert.NotNull(await KeepAsync(lab, MineForm.Opinion, ana, "Bien."));
        Assert.NotNull(await KeepAsync(lab, MineForm.Opinion, ana, "Très bien."));
        // Bo waited and never had a seat; a wrong address opens nothing.
        Assert.Null(await KeepAsync(lab, MineForm.Opinion, bo, "Jamais venu."));
        Assert.Null(await KeepAsync(lab, MineForm.Opinion, new Booking { Secret = "AUCUNE" }, "Personne."));
        Assert.Equal(["train"], await WordsAsync(lab, ana.Subject));
        Assert.Equal(["Très bien."], await WordsAsync(lab, Booking.OpinionOf(ana.Id)));
        Assert.Empty(await WordsAsync(lab, Booking.OpinionOf(bo.Id)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AFormThatIsNotForTheReader_IsNotAsked(Database database)
    {
        await using var lab = await CreateAsync(database);
        await AgendaSite.ImportAsync(lab.Site, FormsLab.Item("", [FormsLab.Text("trajet", "Une question réservée")], [Viewer.Member], id: "questions", version: "2"));
        var ana = await lab.ComesAsync("ana");
        Assert.Null(await KeepAsync(lab, MineForm.Questions, ana, "train"));
        Assert.Empty(await WordsAsync(lab, ana.Subject));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheReportOfADate_CountsItsOwnOpinions_ForThoseWhoReadAnswers(Database database)
    {
        await using var lab = await CreateAsync(database);
        var ana = await lab.ComesAsync("ana");
        Assert.Null(await OpinionsAsync(lab, "ViewFormAnswers"));
        lab.Site.SetNow("2027-03-10T08:00:00Z");
        await KeepAsync(lab, MineForm.Opinion, ana, "Très bien.");
        // The opinion of another date, to the same form.
        await lab.Site.InWorkAsync(async s =>
        {
            var sheets = s.GetRequiredService<IFormSheets>();
            var fill = await sheets.ReadAsync((await sheets.FindAsync("opinion", Viewer.System))!, FormsLab.Posted(("trajet", "Ailleurs.")));
            await s.GetRequiredService<IFormAnswers>().KeepAsync(fill, Booking.OpinionOf(Guid.NewGuid()), null);
        });
        var found = (await OpinionsAsync(lab, "ViewFormAnswers"))!;
        Assert.Equal((1, 3), (found.Sent, found.Level));
        Assert.Equal(["Très bien."], found.Questions.Single().Last);
        Assert.Null(await OpinionsAsync(lab, "ManageRegistrations"));
    }

    private static Task<FormNumbers?> OpinionsAsync(RegistrationLab lab, string permission) => lab.Site.InScopeAsync(async s =>
    {
        s.GetRequiredService<CurrentViewer>().Value = new Viewer([Viewer.Member]) { Permissions = new HashSet<string> { permission } };
        return await s.GetRequiredService<Opinions>().OfAsync((await s.GetRequiredService<RuleReader>().ReadAsync(RegistrationLab.Event, default))!, default);
    });

    private static async Task<RegistrationLab> CreateAsync(Database database)
    {
        var rules = RegistrationLab.Rules(promotion: "manuelle", more: new JsonObject { ["Formulaire"] = AgendaSite.Picked("questions"), ["Evaluation"] = AgendaSite.Picked("opinion") });
        var lab = await RegistrationLab.CreateAsync(database, rules, seats: 1);
        await AgendaSite.ApplyAsync(lab.Site, "forms");
        await AgendaSite.ImportAsync(lab.Site, FormsLab.Item("", [FormsLab.Text("trajet", "Votre trajet", "\"Required\": true")], id: "questions"), FormsLab.Item("", [FormsLab.Text("trajet", "Votre avis", "\"Required\": true")], id: "opinion"));
        return lab;
    }

    private static Task<FormFill?> KeepAsync(RegistrationLab lab, MineForm form, Booking booking, string answer) => lab.Site.InScopeAsync(s =>
        s.GetRequiredService<MineAnswers>().KeepAsync(form, booking.Secret, new FormCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { ["q[trajet]"] = answer }), default));

    private static async Task<IEnumerable<string>> WordsAsync(RegistrationLab lab, string subject) =>
        (await lab.Site.InScopeAsync(s => s.GetRequiredService<IFormAnswers>().OfAsync([subject]))).GetValueOrDefault(subject, []).Select(a => a.Words);
}
