using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Forms.Asking;
using Reseau50.Forms.Contracts;

namespace Reseau50.Tests.Forms;

/// <summary>Questions as they are read out of content, ours and Orchard's.</summary>
public sealed class FormReadingTests
{
    [Fact]
    public void OrchardsElements_AreQuestions_LabelledByWhateverLabelsThem()
    {
        var sheet = FormReading.Sheet(Item("""
            { "ContentItemId": "f", "ContentType": "Form", "TitlePart": { "Title": "Contact" }, "FormPart": { "Action": "/workflows/Invoke?token=x", "Method": "POST", "WorkflowTypeId": "abc" },
              "FlowPart": { "Widgets": [
                { "ContentItemId": "w0", "ContentType": "ValidationSummary", "ValidationSummaryPart": { "ModelOnly": false } },
                { "ContentItemId": "w1", "ContentType": "Label", "TitlePart": { "Title": "Votre nom" }, "FormElementPart": {}, "LabelPart": { "For": "nom" } },
                { "ContentItemId": "w2", "ContentType": "Input", "FormInputElementPart": { "Name": "Full Name" }, "FormElementPart": { "Id": "nom" }, "InputPart": { "Type": "text", "Placeholder": "Nom" } },
                { "ContentItemId": "w3", "ContentType": "Validation", "ValidationPart": { "For": "Full Name" } },
                { "ContentItemId": "w4", "ContentType": "Input", "FormInputElementPart": { "Name": "Email" }, "FormElementPart": {}, "FormElementLabelPart": { "Option": 1, "Label": "Adresse" }, "FormElementValidationPart": { "Option": 0 }, "InputPart": { "Type": "email" } },
                { "ContentItemId": "w5", "ContentType": "TextArea", "FormInputElementPart": { "Name": "Message" }, "FormElementPart": {}, "TextAreaPart": { "DefaultValue": "Bonjour", "Placeholder": "Message" } },
                { "ContentItemId": "w6", "ContentType": "Select", "FormInputElementPart": { "Name": "Sujet" }, "FormElementPart": {}, "SelectPart": { "Options": [ { "Text": "Une question", "Value": "q" }, { "Text": "Autre", "Value": "" } ], "DefaultValue": "q", "Editor": 1 } },
                { "ContentItemId": "w7", "ContentType": "Input", "FormInputElementPart": { "Name": "secret" }, "InputPart": { "Type": "password" } },
                { "ContentItemId": "w8", "ContentType": "Button", "FormInputElementPart": { "Name": "ok" }, "FormElementPart": {}, "ButtonPart": { "Text": "Partez", "Type": "submit" } } ] } }
            """));
        Assert.Equal(("Contact", true), (sheet.Title, sheet.Settings.IsForWorkflow));
        Assert.Equal(
            [("Full-Name", QuestionKind.Text, "Votre nom"), ("Email", QuestionKind.Email, "Adresse"), ("Message", QuestionKind.LongText, "Message"), ("Sujet", QuestionKind.Choice, "Sujet")],
            sheet.Questions.Select(q => (q.Name, q.Kind, q.Label)));
        Assert.Equal([("q", "Une question"), ("Autre", "Autre")], sheet.Questions[3].Choices.Select(c => (c.Value, c.Text)));
        Assert.Equal((false, "q", "Bonjour"), (sheet.Questions[3].Folded, sheet.Questions[3].Default, sheet.Questions[2].Default));
        Assert.Equal(["Partez"], sheet.Elements.OfType<ButtonElement>().Select(b => b.Text));
        Assert.Empty(sheet.Elements.OfType<WidgetElement>());
    }

    [Fact]
    public void OurElements_SayWhatTheyAskOfAnAnswer_AndAPartSaysItForItsQuestions()
    {
        var sheet = FormReading.Sheet(Item(FormsLab.Item("", [
            FormsLab.Choice("oui", "Venez-vous ?", ["oui", "non"], "\"Required\": true"),
            """{ "ContentItemId": "s", "ContentType": "Section", "TitlePart": { "Title": "Le repas" }, "QuestionPart": { "When": { "Name": "oui", "Operator": "equals", "Value": "oui" } } }""",
            FormsLab.Choice("plats", "Quels plats ?", ["a", "b"], "\"Max\": \"1\", \"Help\": \"Un seul.\"", "ChoixMultiple"),
            FormsLab.Element("QuestionDate", "jour", "Quel jour ?", "\"Min\": \"2026-12-01\", \"When\": { \"Name\": \"plats\", \"Operator\": \"answered\" }"),
            FormsLab.Element("Fichier", "photo", "Une photo", "\"Extensions\": [\".JPG\"]"),
            FormsLab.Element("Consentement", "accord", "J’accepte", "\"Required\": true")])));
        Assert.Equal([QuestionKind.Choice, QuestionKind.Choices, QuestionKind.Date, QuestionKind.File, QuestionKind.Consent], sheet.Questions.Select(q => q.Kind));
        Assert.Equal([[], ["oui"], ["oui", "plats"], ["oui"], ["oui"]], sheet.Questions.Select(q => q.When.Select(w => w.Name)));
        Assert.Equal((true, "1", "Un seul.", "jpg", true), (sheet.Questions[0].Required, sheet.Questions[1].Max, sheet.Questions[1].Help, sheet.Questions[3].Extensions[0], sheet.HasFiles));
        Assert.Equal("Seulement si vous avez répondu « OUI » à « Venez-vous ? », et si vous avez répondu à « Quels plats ? ».", ShowIf.Words(sheet.Questions[2].When, sheet.Questions));
    }

    [Fact]
    public void TheVersion_ChangesWithNamesWordsKindsAndChoices_NotWithHelp()
    {
        string Of(params string[] elements) => FormReading.Sheet(Item(FormsLab.Item("", elements))).Version;
        var first = Of(FormsLab.Text("a", "A"), FormsLab.Choice("b", "B", ["x"]));
        Assert.Equal(first, Of(FormsLab.Text("a", "A", "\"Help\": \"Aide\", \"Required\": true"), FormsLab.Choice("b", "B", ["x"])));
        Assert.Equal(5, new[] { first, Of(FormsLab.Text("a", "A !"), FormsLab.Choice("b", "B", ["x"])), Of(FormsLab.Text("z", "A"), FormsLab.Choice("b", "B", ["x"])), Of(FormsLab.Text("a", "A"), FormsLab.Choice("b", "B", ["x", "y"])), Of(FormsLab.Text("a", "A"), FormsLab.Text("b", "B")) }.Distinct().Count());
    }

    [Fact]
    public void TwoQuestionsOfOneName_DoNotAnswerForEachOther() =>
        Assert.Equal(["a", "a-2"], FormReading.Sheet(Item(FormsLab.Item("", [FormsLab.Text("a", "A"), FormsLab.Text("a", "B")]))).Questions.Select(q => q.Name));

    [Theory]
    [InlineData("equals", "oui", true, false, false)]
    [InlineData("not", "oui", false, true, true)]
    [InlineData("answered", null, true, true, false)]
    public void AConditionHolds_AsItsOperatorSays(string op, string? value, bool yes, bool no, bool nothing)
    {
        bool Holds(params string[] given) => ShowIf.Holds([new QuestionCondition("a", op, value)], given.Length == 0 ? [] : new Dictionary<string, IReadOnlyList<string>> { ["a"] = given });
        Assert.Equal((yes, no, nothing), (Holds("oui"), Holds("non"), Holds()));
    }

    private static ContentItem Item(string json) => Item(JsonNode.Parse(json)!.AsObject());

    private static ContentItem Item(JsonObject json) => ContentJson.ToItem(json);
}
