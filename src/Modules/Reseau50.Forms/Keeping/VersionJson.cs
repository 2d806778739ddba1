using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Reseau50.Cms.Content;
using Reseau50.Cms.Text;
using Reseau50.Forms.Contracts;

namespace Reseau50.Forms.Keeping;

/// <summary>A question as it was asked: enough to read its answers by.</summary>
internal sealed record AskedQuestion(string Name, [property: JsonConverter(typeof(JsonStringEnumConverter<QuestionKind>))] QuestionKind Kind, string Label, IReadOnlyList<QuestionChoice> Choices)
{
    /// <summary>From and to of a scale of whole numbers, short enough to be counted number by number.</summary>
    public int? From { get; init; }

    /// <inheritdoc cref="From"/>
    public int? To { get; init; }

    [JsonIgnore]
    public bool IsScale => From is not null && To is not null;

    [JsonIgnore]
    public bool IsCounted => Kind is QuestionKind.Choice or QuestionKind.Choices or QuestionKind.Consent || IsScale;

    /// <summary>Two questions of one name are one to count when they ask for the same kind of thing.</summary>
    [JsonIgnore]
    public (string, QuestionKind) Key => (Name, Kind);

    /// <summary>The answer as people read it; empty when there is none.</summary>
    public string Words(IReadOnlyList<string>? values) => values is not { Count: > 0 } ? "" : Kind switch
    {
        QuestionKind.Choice or QuestionKind.Choices => string.Join(" ; ", values.Select(v => Choices.FirstOrDefault(c => c.Value == v)?.Text ?? v)),
        QuestionKind.Consent => "Oui",
        QuestionKind.Date => DateOnly.TryParseExact(values[0], "yyyy-MM-dd", out var day) ? FrenchDate.ShortDay(day.ToDateTime(default)) : values[0],
        QuestionKind.Number => decimal.TryParse(values[0], System.Globalization.CultureInfo.InvariantCulture, out var number) ? FrenchNumber.Of(number) : values[0],
        QuestionKind.File => values.ElementAtOrDefault(1) ?? "",
        _ => values[0],
    };
}

/// <summary>Versions and answers as they are stored.</summary>
internal static class VersionJson
{
    private const int LongestScale = 20;

    public static string Write(IEnumerable<Question> questions) => JsonSerializer.Serialize(questions.Select(Asked), ContentJson.Options);

    public static string Hash(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    public static IReadOnlyList<AskedQuestion> Read(string json) => JsonSerializer.Deserialize<List<AskedQuestion>>(json, ContentJson.Options)!;

    public static string WriteAnswers(IReadOnlyDictionary<string, IReadOnlyList<string>> values) => JsonSerializer.Serialize(values, ContentJson.Options);

    public static Dictionary<string, IReadOnlyList<string>> ReadAnswers(string json) => JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(json, ContentJson.Options)!;

    private static AskedQuestion Asked(Question question)
    {
        var asked = new AskedQuestion(question.Name, question.Kind, question.Label, question.Choices);
        return question.Kind == QuestionKind.Number && int.TryParse(question.Min, out var from) && int.TryParse(question.Max, out var to) && to > from && to - from <= LongestScale ? asked with { From = from, To = to } : asked;
    }
}
