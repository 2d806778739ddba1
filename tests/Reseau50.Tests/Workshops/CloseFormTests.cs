using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Workshops.Closing;
using Reseau50.Workshops.Listing;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Tests.Workshops;

/// <summary>What the closing of a session takes, and what it refuses.</summary>
public sealed class CloseFormTests(CloseFormTests.Shared shared) : IClassFixture<CloseFormTests.Shared>
{
    /// <summary>Nothing here is stored: one site for all.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        public TestSite Site { get; private set; } = null!;
        public async Task InitializeAsync() => Site = await WorkshopLab.CreateAsync(Database.Sqlite);
        public Task DisposeAsync() => Site.DisposeAsync().AsTask();
    }

    [Fact]
    public async Task AWholeForm_IsTaken_NobodyOfAProfessionCountsAsZero_AndTheTotalIsComputed()
    {
        var form = WorkshopLab.Form(("CompteRendu.Presents", "400"));
        var item = await shared.Site.TakeAsync(form, publish: true);
        Assert.Empty(form.Problems);
        Assert.Equal([("presence-assmat", 5), ("presence-eaje", 0)], Headcount.Of(item).Select(c => (c.Key, c.Value)).OrderBy(c => c.Key, StringComparer.Ordinal));
        Assert.Equal(5, item.Field<NumericField>(WriteUp.Type, "Presents").Value);
        Assert.Equal("Nous avons colorié les heures.", item.Field<MarkdownField>(WriteUp.Type, "Vecu").Markdown);
        Assert.Null(item.Part<VisibilityPart>().Audiences);
    }

    [Theory]
    [InlineData("presents.presence-mam", "-1", "« Maisons d’assistants maternels » attend un nombre de personnes entre 0 et 500 : vérifiez « -1 ».")]
    [InlineData("presents.presence-mam", "501", "« Maisons d’assistants maternels » attend un nombre de personnes entre 0 et 500 : vérifiez « 501 ».")]
    [InlineData("presents.presence-mam", "2,5", "« Maisons d’assistants maternels » attend un nombre de personnes entre 0 et 500 : vérifiez « 2,5 ».")]
    [InlineData("presents.presence-mam", "douze", "« Maisons d’assistants maternels » attend un nombre, par exemple 12 ou 3,5 : « douze » n’en est pas un.")]
    [InlineData("presents.presence-mam", "499", "Le total fait 504 personnes, plus qu’une séance n’en réunit (500 au plus) : vérifiez chaque nombre.")]
    [InlineData("CompteRendu.DateSeance", "2026-09-16", "Cette séance a eu lieu mardi 15 septembre 2026, 18 h – 20 h 30 : donnez ce jour.")]
    [InlineData("CompteRendu.ARetenir", "1\n2\n3\n4\n5\n6", "« À retenir » tient en 5 lignes, et en a 6 : gardez l’essentiel.")]
    public async Task WhatCannotBe_IsRefusedAtItsInput_ForADraftToo(string name, string value, string message)
    {
        var form = WorkshopLab.Form((name, value));
        await shared.Site.TakeAsync(form);
        var problem = Assert.Single(form.Problems);
        Assert.Equal(message, Plain(problem.Message));
        Assert.StartsWith(name.Split('.')[0], problem.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADraftMayBeShort_ButWhatIsPublishedServesTheOthers()
    {
        (string, string)[] blanks = [("CompteRendu.ARetenir", ""), ("CompteRendu.Vecu", " "), ("presents.presence-assmat", ""), ("presents.presence-eaje", "")];
        var draft = WorkshopLab.Form(blanks);
        await shared.Site.TakeAsync(draft);
        Assert.Empty(draft.Problems);
        var published = WorkshopLab.Form(blanks);
        await shared.Site.TakeAsync(published, publish: true);
        Assert.Equal(["CompteRendu.ARetenir", "CompteRendu.Vecu", "presents"], published.Problems.Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Theory, InlineData("membres", "membre"), InlineData("reseaux", "reseau:reseau-rpe,reseau:reseau-eaje,reseau:reseau-mam"), InlineData("tous", "")]
    public async Task TheAudience_IsWhatWasChosen(string chosen, string audiences)
    {
        var item = await shared.Site.TakeAsync(WorkshopLab.Form(("public", "membres")));
        item = await shared.Site.TakeAsync(WorkshopLab.Form(("public", chosen)), stored: item);
        Assert.Equal(audiences, string.Join(',', item.Part<VisibilityPart>().Audiences ?? []));
    }

    // A text that was written elsewhere is in the form, and only then.
    [Fact]
    public async Task ALongText_IsShownWhereThereIsOne()
    {
        var item = await shared.Site.TakeAsync(WorkshopLab.Form(("MarkdownBodyPart.Markdown", "Glissé")));
        Assert.Null(item.Part<MarkdownBodyPart>().Markdown);
        Assert.Equal(0, await BodiesAsync());
        item.SetPart(nameof(MarkdownBodyPart), new MarkdownBodyPart { Markdown = "Le long récit." });
        Assert.Equal(1, await BodiesAsync());
        item = await shared.Site.TakeAsync(WorkshopLab.Form(("MarkdownBodyPart.Markdown", "Le récit repris.")), stored: item);
        Assert.Equal("Le récit repris.", item.Part<MarkdownBodyPart>().Markdown);

        Task<int> BodiesAsync() => shared.Site.InScopeAsync(async s =>
        {
            var workshop = (await s.GetRequiredService<WorkshopTable>().AllAsync(Viewer.System, default)).Single(w => w.Id == WorkshopLab.Sleep);
            return (await s.GetRequiredService<CloseEditor>().EditAsync(item, workshop, null, default)).SelectMany(x => x.Shapes).Count(x => x.Template.StartsWith("MarkdownBodyPart", StringComparison.Ordinal));
        });
    }

    // An audience that another screen gave, and a profession that left the list, outlive a form that shows neither.
    [Fact]
    public async Task WhatTheFormDoesNotShow_Stays()
    {
        var item = await shared.Site.TakeAsync(WorkshopLab.Form());
        item.SetPart(nameof(VisibilityPart), new VisibilityPart { Audiences = ["role:Partenaire"] });
        Headcount.Set(item, new Dictionary<string, int> { ["presence-ancienne"] = 3, ["presence-assmat"] = 1 });
        item = await shared.Site.TakeAsync(WorkshopLab.Form(("public", "autre")), stored: item);
        Assert.Equal(["role:Partenaire"], item.Part<VisibilityPart>().Audiences!);
        Assert.Equal(8, Headcount.TotalOf(item));
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
