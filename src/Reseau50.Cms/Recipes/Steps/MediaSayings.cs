using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.Media;

namespace Reseau50.Cms.Recipes.Steps;

/// <summary>What a recipe says of a file beside its bytes: properties that Orchard does not know, and leaves alone. What is not said stays as it is.</summary>
internal sealed record MediaSayings(string? Alt, string? Caption, string? Credit, string? Licence, MediaAnswer? Answer, bool? Withdrawn)
{
    private const string Day = "yyyy-MM-dd";

    public static MediaSayings Read(RecipeValue value)
    {
        var json = value.Object;
        MediaAnswer? answer = null;
        if (json.ContainsKey("RecognisableChild"))
        {
            var agreement = json["Agreement"] as JsonObject ?? [];
            DateOnly? until = null;
            if (ContentJson.Text(agreement, "Until") is { } text)
                until = DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
                    : throw value.Fault("$.Agreement.Until", $"« {text} » n’est pas une date.", "écrivez-la ainsi : \"2027-08-31\".");
            answer = new MediaAnswer(json["RecognisableChild"] is JsonValue v && v.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? json["RecognisableChild"]!.GetValue<bool>() : null,
                ContentJson.Text(agreement, "Reference"), until, ContentJson.Text(agreement, "Context"), MediaAnswer.Recipe);
            if (answer.Recognisable != true) answer = new MediaAnswer(answer.Recognisable, Source: MediaAnswer.Recipe);
        }
        return new MediaSayings(ContentJson.Text(json, "Alt"), ContentJson.Text(json, "Caption"), ContentJson.Text(json, "Credit"), ContentJson.Text(json, "Licence"), answer,
            json["Withdrawn"] is JsonValue w && w.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? json["Withdrawn"]!.GetValue<bool>() : null);
    }

    public bool Differs(MediaFileRow file) => Facts(file) != Kept(file) || (Answer is not null && file.IsPicture && MediaStore.AnswerOf(file) != Answer) || (Withdrawn is { } gone && gone != file.WithdrawnUtc is not null);

    public async Task ApplyAsync(MediaStore store, MediaFileRow file, CancellationToken ct)
    {
        if (Facts(file) != Kept(file)) await store.DescribeAsync(file.Path, Facts(file), ct);
        if (Withdrawn is { } gone) await store.WithdrawAsync(file.Path, gone, ct);
    }

    /// <summary>The file as the export writes it; what a recipe need not say is left out.</summary>
    public static JsonObject Write(MediaFileRow file)
    {
        var json = new JsonObject { ["TargetPath"] = file.Path, ["SourcePath"] = "media/" + file.Path };
        foreach (var (name, text) in new[] { ("Alt", file.Alt), ("Caption", file.Caption), ("Credit", file.Credit), ("Licence", file.Licence) })
            if (text is not null) json[name] = text;
        if (file.IsPicture && file.Recognisable != false) json["RecognisableChild"] = file.Recognisable;
        if (file.Recognisable == true)
        {
            var agreement = new JsonObject();
            if (file.AgreementReference is { } reference) agreement["Reference"] = reference;
            if (file.AgreementUntil is { } until) agreement["Until"] = until.ToString(Day, CultureInfo.InvariantCulture);
            if (file.AgreementContext is { } context) agreement["Context"] = context;
            json["Agreement"] = agreement;
        }
        if (file.WithdrawnUtc is not null) json["Withdrawn"] = true;
        return json;
    }

    private MediaFacts Facts(MediaFileRow file) => new(Alt ?? file.Alt, Caption ?? file.Caption, Credit ?? file.Credit, Licence ?? file.Licence);

    private static MediaFacts Kept(MediaFileRow file) => new(file.Alt, file.Caption, file.Credit, file.Licence);
}
