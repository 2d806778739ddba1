using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Security;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Keeping;
using Reseau50.Tests.Accounts;

namespace Reseau50.Tests.Forms;

/// <summary>Forms found by who may see them, and read as they come back.</summary>
public sealed class FormSheetsTests
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n1 0 obj\n"u8, .. "%%EOF"u8];

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AForm_IsThereForThoseWhoMaySeeItsPage(Database database)
    {
        await using var lab = await FormsLab.CreateAsync(database);
        await lab.PutAsync(FormsLab.Item("", [FormsLab.Text("secret", "Une question réservée")], [Viewer.Member]));
        await lab.PutAsync(FormsLab.Item("", [FormsLab.Text("a", "A")], id: "draft", published: false));
        await lab.PutAsync(System.Text.Json.Nodes.JsonNode.Parse($$"""
            { "ContentItemId": "page1", "ContentItemVersionId": "page1.1", "ContentType": "Page", "Latest": true, "Published": true, "TitlePart": { "Title": "Page" }, "AutoroutePart": { "Path": "page" }, "VisibilityPart": { "Audiences": ["membre"] },
              "FlowPart": { "Widgets": [ { "ContentItemId": "inside", "ContentType": "Form", "TitlePart": { "Title": "Dans la page" }, "FormPart": {}, "FlowPart": { "Widgets": [ {{FormsLab.Text("b", "B")}} ] } } ] } }
            """)!.AsObject());
        foreach (var (id, who, questions) in new (string, string?, string?)[] { (FormsLab.Form, "ada", "secret"), (FormsLab.Form, null, null), ("inside", "ada", "b"), ("inside", null, null), ("draft", "ada", null), ("none", "ada", null) })
            Assert.Equal(questions, (await FindAsync(lab, id, who))?.Questions.Single().Name);
        await lab.Recipes.RunStepsAsync("""{ "name": "feature", "disable": ["Reseau50.Territories", "Reseau50.Forum", "Reseau50.Workshops", "Reseau50.Agenda", "Reseau50.Contact", "Reseau50.Forms"] }""");
        Assert.Null(await FindAsync(lab, FormsLab.Form, "ada"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AQuestionThatIsNotAsked_IsNeitherRequiredNorKept(Database database)
    {
        await using var lab = await FormsLab.CreateAsync(database);
        await lab.PutAsync("", FormsLab.Choice("venir", "Venez-vous ?", ["oui", "non"], "\"Required\": true"), FormsLab.Text("repas", "Le repas", "\"Required\": true, \"When\": { \"Name\": \"venir\", \"Operator\": \"equals\", \"Value\": \"oui\" }"),
            FormsLab.Text("dessert", "Le dessert", "\"Required\": true, \"When\": { \"Name\": \"repas\", \"Operator\": \"answered\" }"));
        var yes = await lab.ReadAsync(FormsLab.Posted(("venir", "oui")));
        Assert.Equal([("q[repas]", "Répondez à cette question.")], yes.Problems.Select(p => (p.Name, p.Message)));
        var no = await lab.ReadAsync(FormsLab.Posted(("venir", "non"), ("repas", "Soupe"), ("dessert", "Glace")));
        Assert.Empty(no.Problems);
        Assert.Equal(["venir"], no.Values.Keys);
        Assert.Equal(["Soupe"], no.Typed["repas"]);
        var nothing = await lab.ReadAsync(FormsLab.Posted(("repas", "Soupe")));
        Assert.Equal(["q[venir]"], nothing.Problems.Select(p => p.Name));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AFile_IsWhatItsNameSays_AndLightEnough(Database database)
    {
        await using var lab = await FormsLab.CreateAsync(database);
        await lab.PutAsync("", FormsLab.Element("Fichier", "doc", "Un document", "\"Required\": true, \"Max\": \"1\", \"Extensions\": [\"pdf\"]"));
        foreach (var (name, bytes, problem) in new (string, byte[], string)[]
        {
            ("virus.exe", [1, 2, 3], "« virus.exe » n’est pas d’un genre accepté ici. Choisissez un fichier .pdf."),
            ("page.svg", "<svg/>"u8.ToArray(), "« page.svg » n’est pas d’un genre accepté ici. Choisissez un fichier .pdf."),
            ("faux.pdf", "MZ un programme"u8.ToArray(), "« faux.pdf » : le contenu n’est pas un document PDF. Ouvrez-le, enregistrez-le de nouveau au format PDF sans macro, puis renvoyez-le."),
            ("lourd.pdf", [.. Pdf, .. new byte[1_000_000]], "« lourd.pdf » pèse 1 Mo. Choisissez un fichier de 1 Mo au plus."),
        })
        {
            var fill = await lab.ReadAsync(FormsLab.Posted([], ("doc", name, bytes)));
            Assert.Equal([problem], fill.Problems.Select(p => p.Message.Replace('\u00a0', ' ')));
        }
        Assert.Empty(await lab.RowsAsync<SentFile>());
        Assert.Equal(["Choisissez un fichier."], (await lab.ReadAsync(FormsLab.Posted())).Problems.Select(p => p.Message));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AGoodFile_IsNotChosenTwice_AndItsTicketOpensNothingElse(Database database)
    {
        await using var lab = await FormsLab.CreateAsync(database);
        string[] elements = [FormsLab.Text("nom", "Nom", "\"Required\": true"), FormsLab.Element("Fichier", "doc", "Un document", "\"Required\": true"), FormsLab.Element("Fichier", "autre", "Un autre")];
        await lab.PutAsync("", elements);
        await lab.PutAsync(FormsLab.Item("", elements, id: "form2"));
        var first = await lab.ReadAsync(FormsLab.Posted([], ("doc", @"C:\Documents\projet.pdf", Pdf)));
        Assert.Equal(["q[nom]"], first.Problems.Select(p => p.Name));
        var ticket = first.Files["doc"].Ticket!;
        Assert.Equal(("projet.pdf", (long)Pdf.Length), (first.Files["doc"].Name, first.Files["doc"].Length));

        Assert.Empty((await lab.ReadAsync(FormsLab.Posted(("nom", "Ada"), ("q[autre].garde", ticket), ("q[doc].garde", ticket)))).Files.Keys.Except(["doc"]));
        Assert.Equal(["q[doc]"], (await lab.ReadAsync(FormsLab.Posted(("nom", "Ada"), ("q[doc].garde", ticket)), "form2")).Problems.Select(p => p.Name));
        Assert.Equal(["q[doc]"], (await lab.ReadAsync(FormsLab.Posted(("nom", "Ada"), ("q[doc].garde", ticket[..^2] + "zz")))).Problems.Select(p => p.Name));

        var again = FormsLab.Posted(("nom", "Ada"), ("q[doc].garde", ticket));
        Assert.True(await lab.SendAsync(null, again));
        var kept = Assert.Single(await lab.RowsAsync<SentFile>());
        Assert.Equal((Assert.Single(await lab.RowsAsync<FormSubmission>()).Id, "application/pdf"), (kept.SubmissionId, kept.ContentType));
        Assert.Equal(Pdf, kept.Bytes);
        // Once it belongs to an answer, the ticket is over.
        Assert.Equal(["q[doc]"], (await lab.ReadAsync(again)).Problems.Select(p => p.Name));
    }

    private static Task<FormSheet?> FindAsync(AccountLab lab, string id, string? who) => who is null
        ? lab.Site.InScopeAsync(s => s.GetRequiredService<IFormSheets>().FindAsync(id, Viewer.Visitor))
        : lab.AsAsync(who, s => s.GetRequiredService<IFormSheets>().FindAsync(id, s.GetRequiredService<CurrentViewer>().Value));
}
