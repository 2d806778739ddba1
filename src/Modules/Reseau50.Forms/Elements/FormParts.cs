using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reseau50.Forms.Elements;

/// <summary>Orchard's parts, property for property.</summary>
internal sealed class FormPart
{
    /// <summary>The type that is a form of ours; any other type with this part and a flow is one too.</summary>
    public const string Type = "Formulaire";

    public string? Action { get; set; }
    public string? Method { get; set; }
    public string? WorkflowTypeId { get; set; }
    public string? EncType { get; set; }
    public bool EnableAntiForgeryToken { get; set; } = true;
    public bool SaveFormLocation { get; set; } = true;
}

internal sealed class FormElementPart
{
    public string? Id { get; set; }
}

internal sealed class FormInputElementPart
{
    public string? Name { get; set; }
}

internal sealed class FormElementLabelPart
{
    /// <summary>Orchard's <c>None</c>, <c>Standard</c>, <c>ScreenReaders</c>; a question has its words here in every case.</summary>
    [JsonConverter(typeof(LabelOption))]
    public string? Option { get; set; }
    public string? Label { get; set; }

    private sealed class LabelOption() : NamedNumber("None", "Standard", "ScreenReaders");
}

internal sealed class FormElementValidationPart
{
    [JsonConverter(typeof(ValidationOption))]
    public string? Option { get; set; }

    private sealed class ValidationOption() : NamedNumber("None", "Standard");
}

internal sealed class InputPart
{
    public string? Type { get; set; }
    public string? DefaultValue { get; set; }
    public string? Placeholder { get; set; }
}

internal sealed class TextAreaPart
{
    public string? DefaultValue { get; set; }
    public string? Placeholder { get; set; }
}

internal sealed class SelectPart
{
    public List<SelectOption>? Options { get; set; }
    public string? DefaultValue { get; set; }

    [JsonConverter(typeof(SelectEditor))]
    public string? Editor { get; set; }

    private sealed class SelectEditor() : NamedNumber("Dropdown", "Radio");
}

internal sealed class SelectOption
{
    public string? Text { get; set; }
    public string? Value { get; set; }
}

internal sealed class ButtonPart
{
    public string? Text { get; set; }
    public string? Type { get; set; }
}

internal sealed class LabelPart
{
    public string? For { get; set; }
}

internal sealed class ValidationPart
{
    public string? For { get; set; }
}

internal sealed class ValidationSummaryPart
{
    public bool ModelOnly { get; set; }
}

/// <summary>Ours, beside Orchard's: what a question asks of its answer, and when it is asked. Orchard keeps it as it is.</summary>
internal sealed class QuestionPart
{
    public string? Help { get; set; }
    public bool Required { get; set; }
    public string? Min { get; set; }
    public string? Max { get; set; }

    /// <summary>The endings a file may have.</summary>
    public List<string>? Extensions { get; set; }
    public QuestionWhen? When { get; set; }
}

internal sealed class QuestionWhen
{
    public string? Name { get; set; }
    public string? Operator { get; set; }
    public string? Value { get; set; }
}

/// <summary>Orchard writes its enumerations by number or by name, according to its version.</summary>
internal abstract class NamedNumber(params string[] names) : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt32(out var at) && at >= 0 && at < names.Length => names[at],
        JsonTokenType.String => reader.GetString(),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
