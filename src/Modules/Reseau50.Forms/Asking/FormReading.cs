using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Elements;
using Reseau50.Forms.Keeping;

namespace Reseau50.Forms.Asking;

/// <summary>Reads a form out of the item that carries it. Pure: same item, same questions.</summary>
internal static partial class FormReading
{
    /// <summary>The forms of an item: itself, if it is one, or the widgets inside it that are.</summary>
    public static IEnumerable<ContentItem> Forms(ContentItem item)
    {
        if (IsForm(item)) return [item];
        return item.Parts.SelectMany(p => Inside(p.Value));
    }

    public static FormSheet Sheet(ContentItem form)
    {
        var elements = Elements(form);
        var questions = elements.OfType<QuestionElement>().Select(e => e.Question).ToList();
        return new FormSheet(form.ContentItemId, Title(form), questions, FormVersion.HashOf(questions)) { Elements = elements, Settings = Settings(form) };
    }

    public static string Title(ContentItem form) => form.Part<TitlePart>().Title is { Length: > 0 } title ? title : form.DisplayText is { Length: > 0 } text ? text : "Formulaire";

    public static FormSettings Settings(ContentItem form)
    {
        var part = form.Part<FormPart>();
        var months = (int)(Field<NumericField>("Conservation").Value ?? 0);
        return new FormSettings
        {
            OpensUtc = Field<DateTimeField>("Ouverture").Value,
            ClosesUtc = Field<DateTimeField>("Fermeture").Value,
            Once = Field<TextField>("Reponse").Text == "une-fois",
            MayEdit = Field<BooleanField>("Modifiable").Value,
            Intro = form.Part<MarkdownBodyPart>().Markdown,
            Audience = Field<TextField>("Public").Text,
            Thanks = Field<MarkdownField>("Merci").Markdown,
            Months = months is > 0 and <= FormSettings.MostMonths ? months : FormSettings.UsualMonths,
            IsForWorkflow = part.WorkflowTypeId is { Length: > 0 } || part.Action is { Length: > 0 },
        };

        T Field<T>(string name) where T : class, new() => form.Field<T>(FormPart.Type, name);
    }

    private static bool IsForm(ContentItem item) => item.ContentType == FormPart.Type || item.Has(nameof(FormPart));

    private static IEnumerable<ContentItem> Inside(JsonNode? node) => node switch
    {
        JsonObject o when o["ContentType"] is not null && o[nameof(FormPart)] is JsonObject => [ContentJson.ToItem(o)],
        JsonObject o => o.SelectMany(p => Inside(p.Value)),
        JsonArray a => a.SelectMany(Inside),
        _ => [],
    };

    private static List<FormElement> Elements(ContentItem form)
    {
        var (all, section, items) = (new List<FormElement>(), (IReadOnlyList<QuestionCondition>)[], form.Part<FlowPart>().Items);
        var labels = items.Where(i => i.Has(nameof(LabelPart))).Select(i => (i.Part<LabelPart>().For, Text: Title(i))).Where(l => l.For is { Length: > 0 }).ToList();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (QuestionOf(item) is { } question)
            {
                var words = labels.FirstOrDefault(l => l.For == question.Name || l.For == item.Part<FormElementPart>().Id || l.For == item.Part<FormInputElementPart>().Name).Text;
                if (question.Label.Length == 0) question = question with { Label = words ?? item.Part<InputPart>().Placeholder ?? item.Part<TextAreaPart>().Placeholder ?? question.Name };
                // Two questions of one name would answer for each other: the editor refuses it, a recipe may bring it.
                for (var i = 2; !names.Add(question.Name); i++) question = question with { Name = $"{question.Name}-{i}" };
                all.Add(new QuestionElement(question with { When = [.. section, .. question.When] }));
            }
            else if (item.ContentType == "Section")
            {
                section = Conditions(item);
                all.Add(new SectionElement(Title(item), item.Part<MarkdownBodyPart>().Markdown, section));
            }
            else if (item.Has(nameof(ButtonPart)))
            {
                if (item.Part<ButtonPart>() is { Type: not ("reset" or "button") } button) all.Add(new ButtonElement(button.Text ?? "Envoyer"));
            }
            else if (Foreign(item) is { } foreign)
            {
                all.AddRange(foreign);
            }
            else if (!IsForm(item) && !item.Has(nameof(FormInputElementPart)) && !item.Has(nameof(LabelPart)) && !item.Has(nameof(ValidationPart)) && !item.Has(nameof(ValidationSummaryPart)))
            {
                all.Add(new WidgetElement(item));
            }
        }
        return all;
    }

    private static Question? QuestionOf(ContentItem item)
    {
        var kind = KindOf(item);
        if (kind is null) return null;
        var (asked, select, input) = (item.Part<QuestionPart>(), item.Part<SelectPart>(), item.Part<InputPart>());
        return new Question(NameOf(item.Part<FormInputElementPart>().Name) ?? "question-" + item.ContentItemId, kind.Value, item.Part<FormElementLabelPart>().Label ?? "")
        {
            Help = asked.Help,
            Required = asked.Required,
            Choices = [.. (select.Options ?? []).Select(o => new QuestionChoice(Line(o.Value) ?? Line(o.Text) ?? "", Line(o.Text) ?? Line(o.Value) ?? "")).Where(c => c.Value.Length > 0).DistinctBy(c => c.Value)],
            Min = asked.Min,
            Max = asked.Max,
            Default = input.DefaultValue ?? item.Part<TextAreaPart>().DefaultValue ?? select.DefaultValue,
            Extensions = [.. (asked.Extensions ?? []).Select(e => e.TrimStart('.').ToLowerInvariant())],
            When = Conditions(item),
            Folded = select.Editor switch { "Dropdown" => true, "Radio" => false, _ => null },
        };
    }

    /// <summary>What an element asks for, or null when it asks for nothing. A password is nothing to be kept by a form.</summary>
    public static QuestionKind? KindOf(ContentItem item) => item.ContentType switch
    {
        "ChoixMultiple" => QuestionKind.Choices,
        "QuestionDate" => QuestionKind.Date,
        "Fichier" => QuestionKind.File,
        "Consentement" => QuestionKind.Consent,
        _ when item.Has(nameof(SelectPart)) || item.ContentType == "Select" => QuestionKind.Choice,
        _ when item.Has(nameof(TextAreaPart)) || item.ContentType == "TextArea" => QuestionKind.LongText,
        _ when item.Has(nameof(InputPart)) || item.ContentType == "Input" => item.Part<InputPart>().Type?.ToLowerInvariant() switch
        {
            "email" => QuestionKind.Email,
            "tel" => QuestionKind.Phone,
            "url" => QuestionKind.Url,
            "number" or "range" => QuestionKind.Number,
            "date" => QuestionKind.Date,
            "file" => QuestionKind.File,
            "checkbox" => QuestionKind.Consent,
            "password" or "submit" or "button" or "reset" or "image" or "hidden" => null,
            _ => QuestionKind.Text,
        },
        _ => null,
    };

    // Orchard's themes make elements of their own, whose template draws an input named by one of their fields.
    private static List<FormElement>? Foreign(ContentItem item)
    {
        if (Words("InputFieldName") is not { Length: > 0 } name || NameOf(name) is not { } clean) return null;
        List<FormElement> all = [new QuestionElement(new Question(clean, name.Contains("mail", StringComparison.OrdinalIgnoreCase) ? QuestionKind.Email : QuestionKind.Text, Words("Placeholder") ?? clean) { Required = true })];
        if (item.Has(nameof(HtmlBodyPart))) all.Insert(0, new WidgetElement(item));
        if (Words("Button") is { Length: > 0 } button) all.Add(new ButtonElement(button));
        return all;

        string? Words(string field) => item.Field<TextField>(item.ContentType, field).Text;
    }

    private static IReadOnlyList<QuestionCondition> Conditions(ContentItem item) =>
        item.Part<QuestionPart>().When is { Name: { Length: > 0 } name } when && NameOf(name) is { } clean ? [new QuestionCondition(clean, when.Operator ?? QuestionCondition.Is, when.Value)] : [];

    /// <summary>A name as it is posted: letters, figures, points and dashes.</summary>
    public static string? NameOf(string? name) => Unnamed().Replace(name?.Trim() ?? "", "-").Trim('-') is { Length: > 0 } clean ? clean.Length > MaxName ? clean[..MaxName] : clean : null;

    public const int MaxName = 80;

    private static string? Line(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex(@"[^\p{L}\p{Nd}_.-]+")]
    private static partial Regex Unnamed();
}
