using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forms.Asking;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Keeping;
using Reseau50.Forms.Sending;
using Reseau50.Tests.Accounts;

namespace Reseau50.Tests.Forms;

/// <summary>A site with our types, where « ada » and « bob » are members, and « eve » reads the answers to forms.</summary>
internal static class FormsLab
{
    public const string Form = "form1";

    public static async Task<AccountLab> CreateAsync(Database database, Action<IServiceCollection>? more = null)
    {
        var lab = await AccountLab.CreateAsync(database, more);
        await lab.ApplyAsync("types", "forms");
        await lab.Recipes.RunStepsAsync("""{ "name": "Roles", "Roles": [ { "Name": "Reponses", "Description": "Lit les réponses", "Permissions": ["ViewFormAnswers"] }, { "Name": "Membre", "Description": "Membre", "Permissions": [] } ] }""");
        await lab.JoinAsync("ada", "ada@ecole.example", "Membre");
        await lab.JoinAsync("bob", "bob@ecole.example", "Membre");
        await lab.JoinAsync("eve", "eve@ecole.example", "Reponses");
        return lab;
    }

    public static async Task ApplyAsync(this AccountLab lab, params string[] recipes)
    {
        foreach (var recipe in recipes) await lab.Recipes.RunAsync(Path.Combine(SourceTree.Recipes, recipe + ".recipe.json"));
    }

    /// <summary>An element: its type, its name, its words, and the JSON of its other parts.</summary>
    public static string Element(string type, string name, string label, string question = "", string more = "") => $$"""
        { "ContentItemId": "e-{{name}}", "ContentType": "{{type}}", "FormElementLabelPart": { "Label": "{{label}}" }, "FormInputElementPart": { "Name": "{{name}}" }, "QuestionPart": { {{question}} }{{(more.Length > 0 ? ", " + more : "")}} }
        """;

    public static string Text(string name, string label, string question = "") => Element("Input", name, label, question, "\"InputPart\": { \"Type\": \"text\" }");

    public static string Choice(string name, string label, string[] choices, string question = "", string type = "Select") =>
        Element(type, name, label, question, $$"""  "SelectPart": { "Options": [ {{string.Join(", ", choices.Select(c => $$"""{ "Text": "{{c.ToUpperInvariant()}}", "Value": "{{c}}" }"""))}} ] }""");

    public static JsonObject Item(string settings, string[] elements, string[]? audiences = null, string id = Form, string version = "1", bool published = true) => JsonNode.Parse($$"""
        { "ContentItemId": "{{id}}", "ContentItemVersionId": "{{id}}.{{version}}", "ContentType": "Formulaire", "DisplayText": "Formulaire {{id}}", "Latest": true, "Published": {{(published ? "true" : "false")}},
          "TitlePart": { "Title": "Formulaire {{id}}" }, "AutoroutePart": { "Path": "formulaires/{{id}}" }, "Formulaire": { {{settings}} }, "FormPart": {},
          "FlowPart": { "Widgets": [ {{string.Join(", ", elements)}} ] }{{(audiences is null ? "" : $$""", "VisibilityPart": { "Audiences": [ {{string.Join(", ", audiences.Select(a => $"\"{a}\""))}} ] }""")}} }
        """)!.AsObject();

    public static Task PutAsync(this AccountLab lab, JsonObject item) => lab.Site.ImportAsync(item);

    public static Task PutAsync(this AccountLab lab, string settings, params string[] elements) => lab.PutAsync(Item(settings, elements));

    /// <summary>What a browser posts.</summary>
    public static FormCollection Posted(params (string Name, string Value)[] answers) => Posted(answers, []);

    public static FormCollection Posted((string Name, string Value)[] answers, params (string Name, string File, byte[] Bytes)[] files)
    {
        var sent = new FormFileCollection();
        foreach (var (name, file, bytes) in files) sent.Add(new FormFile(new MemoryStream(bytes), 0, bytes.Length, $"q[{name}]", file));
        return new FormCollection(answers.GroupBy(a => a.Name).ToDictionary(g => g.Key.StartsWith("q[", StringComparison.Ordinal) ? g.Key : $"q[{g.Key}]", g => new StringValues([.. g.Select(a => a.Value)])), sent);
    }

    public static Task<FormFill> ReadAsync(this AccountLab lab, IFormCollection posted, string form = Form) => lab.Site.InScopeAsync(async s =>
    {
        var sheets = s.GetRequiredService<IFormSheets>();
        return await sheets.ReadAsync((await sheets.FindAsync(form, Viewer.System))!, posted);
    });

    /// <summary>Sends a form as its page does; false when it is refused.</summary>
    public static Task<bool> SendAsync(this AccountLab lab, string? who, IFormCollection posted, string? stamp = null, string form = Form) => lab.Site.InScopeAsync(async s =>
    {
        var viewer = who is null ? Viewer.Visitor : (await s.GetRequiredService<Reseau50.Accounts.Access.AccountViewer>().OfAsync(who, default))!;
        var sheets = s.GetRequiredService<IFormSheets>();
        var fill = await sheets.ReadAsync((await sheets.FindAsync(form, viewer))!, posted);
        Assert.Equal([], fill.Problems);
        return await s.GetRequiredService<FormIntake>().TakeAsync(fill, viewer, stamp ?? Guid.NewGuid().ToString(), default);
    });

    public static Task<bool> SendAsync(this AccountLab lab, string? who, params (string Name, string Value)[] answers) => lab.SendAsync(who, Posted(answers));

    public static Task<List<T>> RowsAsync<T>(this AccountLab lab) where T : class => lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<T>().AsNoTracking().ToListAsync());

    /// <summary>The answers kept, worded: « name=words ».</summary>
    public static async Task<List<string>> AnswersAsync(this AccountLab lab) => [.. (await lab.RowsAsync<FormSubmission>()).OrderBy(s => s.SentUtc).ThenBy(s => s.Answers, StringComparer.Ordinal).Select(s => s.Answers)];

    /// <summary>What is counted of forgotten answers: « question/value: total ».</summary>
    public static async Task<List<string>> CountsAsync(this AccountLab lab) => [.. (await lab.RowsAsync<FormCount>()).Select(c => $"{c.Question}/{c.Value}: {c.Total}").Order(StringComparer.Ordinal)];

    public static Task InWorkAsync(this AccountLab lab, Func<IServiceProvider, Task> work) => lab.Site.InWorkAsync(work);
}
