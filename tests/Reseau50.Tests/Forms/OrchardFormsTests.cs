using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Keeping;
using Reseau50.Forms.Sending;
using Reseau50.Tests.Cms.Recipes.Orchard;
using Xunit.Abstractions;

namespace Reseau50.Tests.Forms;

/// <summary>Forms as Orchard's recipes make them: drawn, answered, kept here.</summary>
public sealed class OrchardFormsTests(ITestOutputHelper output)
{
    private const string On = """{ "name": "feature", "enable": [ "OrchardCore.Forms", "OrchardCore.Flows", "Reseau50.Admin", "Reseau50.Forms" ] }""";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ComingSoon_ShowsItsForm_AndKeepsWhatComesBack(Database database)
    {
        if (!OrchardCorpus.Found(output)) return;
        await using var bench = await RequestBench.CreateAsync(database);
        await RunAsync(bench, OrchardCorpus.File("TheComingSoonTheme/Recipes/comingsoon.recipe.json"));
        await RunStepsAsync(bench, On);
        var form = await FormAsync(bench, "/");
        Assert.Equal(["q[Email]"], form.QuerySelectorAll(".questions [name]").Select(i => i.GetAttribute("name")));
        Assert.Equal(("email", "Notify Me!"), (form.QuerySelector("[name='q[Email]']")!.GetAttribute("type"), form.QuerySelector("button")!.TextContent));
        Assert.Equal("Enter email address...", form.QuerySelector("label[for=" + form.QuerySelector("[name='q[Email]']")!.Id + "]")!.TextContent.Split('(')[0].Trim());

        var id = form.GetAttribute("data-form")!;
        Assert.Equal(["Cette adresse électronique est incomplète : elle s’écrit nom@domaine.fr."], (await ReadAsync(bench, id, ("Email", "ada@"))).Problems.Select(p => p.Message));
        await KeepAsync(bench, await ReadAsync(bench, id, ("Email", "ada@ecole.example")));
        Assert.Equal("{\"Email\":[\"ada@ecole.example\"]}", await KeptAsync(bench));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ContactFormOfWidgets_IsDrawnWholeInAnyPage_AndKeepsWhatComesBack(Database database)
    {
        await using var bench = await RequestBench.CreateAsync(database);
        await RunStepsAsync(bench, On + """
            , { "name": "ContentDefinition", "ContentTypes": [ { "Name": "LandingPage", "DisplayName": "Landing", "Settings": {}, "ContentTypePartDefinitionRecords": [
                { "PartName": "TitlePart", "Name": "TitlePart", "Settings": {} }, { "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": {} }, { "PartName": "FlowPart", "Name": "FlowPart", "Settings": {} } ] } ], "ContentParts": [] }
            , { "name": "content", "data": [ { "ContentItemId": "landing", "ContentItemVersionId": "landing.1", "ContentType": "LandingPage", "Latest": true, "Published": true, "TitlePart": { "Title": "Contact" }, "AutoroutePart": { "Path": "contact-us" },
                "FlowPart": { "Widgets": [ { "ContentItemId": "contact", "ContentType": "Form", "TitlePart": { "Title": "Contact" }, "FormElementPart": {},
                  "FormPart": { "Action": "/workflows/Invoke?token=abc", "Method": "POST", "WorkflowTypeId": "w", "EncType": "application/x-www-form-urlencoded", "EnableAntiForgeryToken": true, "SaveFormLocation": true },
                  "FlowPart": { "Widgets": [
                    { "ContentItemId": "w1", "ContentType": "ValidationSummary", "ValidationSummaryPart": { "ModelOnly": true } },
                    { "ContentItemId": "w2", "ContentType": "Label", "TitlePart": { "Title": "Your name" }, "FormElementPart": {}, "LabelPart": { "For": "Name" } },
                    { "ContentItemId": "w3", "ContentType": "Input", "FormInputElementPart": { "Name": "Name" }, "FormElementPart": {}, "InputPart": { "Type": "text", "Placeholder": "Name" } },
                    { "ContentItemId": "w4", "ContentType": "Validation", "ValidationPart": { "For": "Name" } },
                    { "ContentItemId": "w5", "ContentType": "Input", "FormInputElementPart": { "Name": "Email" }, "FormElementPart": {}, "InputPart": { "Type": "email", "Placeholder": "E-mail" } },
                    { "ContentItemId": "w6", "ContentType": "Select", "FormInputElementPart": { "Name": "Subject" }, "FormElementPart": {}, "SelectPart": { "Options": [ { "Text": "A question", "Value": "q" }, { "Text": "Other", "Value": "o" } ], "Editor": "Dropdown" } },
                    { "ContentItemId": "w7", "ContentType": "TextArea", "FormInputElementPart": { "Name": "Message" }, "FormElementPart": {}, "TextAreaPart": { "Placeholder": "Message" } },
                    { "ContentItemId": "w8", "ContentType": "Button", "FormInputElementPart": {}, "FormElementPart": {}, "ButtonPart": { "Text": "Send", "Type": "submit" } } ] } } ] } } ] }
            """);
        var form = await FormAsync(bench, "/contact-us");
        Assert.Equal(("/formulaires/contact/envoyer", "post", "Send"), (form.GetAttribute("action"), form.GetAttribute("method"), form.QuerySelector("button")!.TextContent));
        Assert.Equal([("q[Name]", "Your name"), ("q[Email]", "E-mail"), ("q[Subject]", "Subject"), ("q[Message]", "Message")],
            form.QuerySelectorAll(".questions [name]").Select(i => (i.GetAttribute("name"), form.QuerySelector($"label[for='{i.Id}']")!.TextContent.Trim())));
        Assert.Equal(["", "q", "o"], form.QuerySelectorAll("option").Select(o => o.GetAttribute("value")));
        Assert.DoesNotContain("workflows", form.OuterHtml, StringComparison.Ordinal);

        await KeepAsync(bench, await ReadAsync(bench, "contact", ("Name", "Ada"), ("Email", "ada@ecole.example"), ("Subject", "q"), ("Message", "Bonjour")));
        Assert.Equal("{\"Name\":[\"Ada\"],\"Email\":[\"ada@ecole.example\"],\"Subject\":[\"q\"],\"Message\":[\"Bonjour\"]}", await KeptAsync(bench));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OurRecipes_MakeTheTypesAndTheDemonstration_AndChangeNothingTheSecondTime(Database database)
    {
        await using var lab = await FormsLab.CreateAsync(database);
        await lab.ApplyAsync("forms-demo");
        var before = await lab.Recipes.ExportAsync();
        await lab.ApplyAsync("forms", "forms-demo");
        Assert.Equal(before, await lab.Recipes.ExportAsync());
        Assert.Equal([("Votre avis sur la journée", true, 6), ("Vos besoins pour l’année à venir", false, 12)], await lab.Site.InScopeAsync(async s => new[]
        {
            (await s.GetRequiredService<IFormSheets>().FindAsync("form-evaluation", Viewer.Visitor))!, (await s.GetRequiredService<IFormSheets>().FindAsync("form-besoins", Viewer.Visitor))!,
        }.Select(f => (f.Title, f.Settings.Once, f.Settings.Months)).ToList()));
    }

    private static async Task<AngleSharp.Dom.IElement> FormAsync(RequestBench bench, string path)
    {
        var answer = await bench.GetAsync(path);
        Assert.Equal(200, answer.Status);
        return new HtmlParser().ParseDocument(answer.Body).QuerySelector("form[data-form]")!;
    }

    private static Task<FormFill> ReadAsync(RequestBench bench, string form, params (string, string)[] answers) => bench.Site.InScopeAsync(async s =>
    {
        var sheets = s.GetRequiredService<IFormSheets>();
        return await sheets.ReadAsync((await sheets.FindAsync(form, Viewer.Visitor))!, FormsLab.Posted(answers));
    });

    private static Task KeepAsync(RequestBench bench, FormFill fill) => bench.Site.InScopeAsync(async s => Assert.True(await s.GetRequiredService<FormIntake>().TakeAsync(fill, Viewer.Visitor, "page", default)));

    private static Task<string> KeptAsync(RequestBench bench) => bench.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<FormSubmission>().Select(x => x.Answers).SingleAsync());

    private static Task<RecipeReport> RunAsync(RequestBench bench, string path) => bench.Site.InScopeAsync(s => s.GetRequiredService<RecipeRunner>().RunAsync(path, new RecipeOptions
    {
        SkipUnsupported = true,
        Parameters = new Dictionary<string, string> { ["SiteName"] = "Essai", ["AdminUserId"] = "u1", ["AdminUsername"] = "admin" },
    }));

    private static async Task RunStepsAsync(RequestBench bench, string steps)
    {
        var folder = Directory.CreateTempSubdirectory("reseau50-forms-").FullName;
        var path = Path.Combine(folder, "test.recipe.json");
        await File.WriteAllTextAsync(path, $$"""{ "name": "test", "steps": [ {{steps}} ] }""");
        await RunAsync(bench, path);
        Directory.Delete(folder, recursive: true);
    }
}
