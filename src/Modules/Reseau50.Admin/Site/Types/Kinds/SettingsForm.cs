using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Text;

namespace Reseau50.Admin.Site.Types.Kinds;

/// <summary>What the site has that settings choose among.</summary>
internal sealed record SettingsChoices(IReadOnlyList<TypeDefinition> Types, IReadOnlyList<Choice> Taxonomies);

/// <summary>A form made from the table of settings, and the settings made from the form. What nobody changed stays as it was written, and so does what the table does not know.</summary>
internal static class SettingsForm
{
    public static IReadOnlyList<EditorInput> Inputs(SettingsKind kind, JsonObject settings, SettingsChoices choices, FormInput? form) => [.. kind.Settings.Select(s => Input(s, settings, choices, form))];

    /// <summary>Takes the form into <paramref name="settings"/>; what is wrong is reported on it.</summary>
    public static void Take(SettingsKind kind, JsonObject settings, SettingsChoices choices, FormInput form)
    {
        foreach (var spec in kind.Settings)
        {
            if (form.RawAll(spec.Input) is not { } raw) continue;
            var (typed, before) = (Typed(spec, raw), Shown(spec, settings));
            // A list of boxes has an order of its own: what was chosen keeps the one it had.
            if (spec.Kind == SettingKind.ContentTypes) typed = [.. before.Where(typed.Contains), .. typed.Except(before)];
            if (typed.SequenceEqual(before)) continue;
            if (Parse(spec, typed, choices, form) is { Fault: false, Node: var node }) Set(settings, spec, node);
        }
        foreach (var spec in kind.Settings.Where(s => s.Required && Shown(s, settings) is [] or [""] && form.Problem(s.Input) is null)) form.Report(spec.Input, $"« {spec.Label} » est obligatoire.");
        if (form.Problems.Count == 0 && kind.Check(new SettingsValues(Effective(kind, settings))) is { } problem) form.Report(problem.Input, problem.Message);
    }

    private static EditorInput Input(SettingSpec spec, JsonObject settings, SettingsChoices choices, FormInput? form)
    {
        IReadOnlyList<string> shown = form?.RawAll(spec.Input) is { } raw ? Typed(spec, raw, trimmed: false) : Shown(spec, settings);
        var kind = spec.Kind switch
        {
            SettingKind.Flag => "checkbox",
            SettingKind.LongText or SettingKind.Lines or SettingKind.Options => "textarea",
            SettingKind.Choice or SettingKind.NumberedChoice or SettingKind.Taxonomy => "select",
            SettingKind.ContentTypes => "select-multiple",
            SettingKind.Whole or SettingKind.Number => "number",
            _ => "text",
        };
        IReadOnlyList<Choice> proposed = spec.Kind switch
        {
            SettingKind.ContentTypes => [.. choices.Types.Where(t => spec.Stereotype is null ? t.Stereotype is not "CustomSettings" : t.Stereotype == spec.Stereotype).Select(t => new Choice(t.Name, t.DisplayName))],
            SettingKind.Taxonomy => choices.Taxonomies,
            _ => spec.Choices,
        };
        return new EditorInput(spec.Input, spec.Label, shown.FirstOrDefault(), kind, spec.Hint, spec.Required, form?.Problem(spec.Input)) { Choices = Choice.Select(proposed, shown) };
    }

    // A list of choices is several texts; everything else is one.
    private static IReadOnlyList<string> Typed(SettingSpec spec, IReadOnlyList<string> raw, bool trimmed = true) => spec.Kind switch
    {
        SettingKind.ContentTypes => [.. raw.Where(v => v.Length > 0)],
        SettingKind.Flag => [raw.Contains("true") ? "true" : "false"],
        _ => [trimmed ? string.Join('\n', raw).Replace("\r\n", "\n", StringComparison.Ordinal).Trim() : string.Join('\n', raw)],
    };

    private static IReadOnlyList<string> Shown(SettingSpec spec, JsonObject settings)
    {
        var node = (settings[spec.Group] as JsonObject)?[spec.Name] ?? spec.Default;
        return spec.Kind switch
        {
            SettingKind.ContentTypes => [.. (node as JsonArray ?? []).Select(v => v!.ToString())],
            SettingKind.Flag => [node?.GetValueKind() == JsonValueKind.True ? "true" : "false"],
            SettingKind.Lines => [string.Join('\n', (node as JsonArray ?? []).Select(v => v!.ToString()))],
            SettingKind.Options => [string.Join('\n', (node as JsonArray ?? []).OfType<JsonObject>().Select(OptionLines.Write))],
            SettingKind.Number => [node?.ToString().Replace('.', ',') ?? ""],
            _ => [node?.ToString().Trim() ?? ""],
        };
    }

    private static (bool Fault, JsonNode? Node) Parse(SettingSpec spec, IReadOnlyList<string> typed, SettingsChoices choices, FormInput form)
    {
        var text = typed.Count == 0 ? "" : typed[0];
        switch (spec.Kind)
        {
            case SettingKind.Flag: return (false, text == "true");
            case SettingKind.ContentTypes:
                return typed.FirstOrDefault(v => choices.Types.All(t => t.Name != v)) is { } unknown ? Wrong($"Le type « {unknown} » n’existe pas.") : (false, typed.Count == 0 ? null : new JsonArray([.. typed.Select(v => JsonValue.Create(v))]));
            case var _ when text.Length == 0: return (false, null);
            case SettingKind.Whole:
                return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? (false, whole) : Wrong($"« {spec.Label} » attend un nombre entier.");
            case SettingKind.Number:
                return form.Number(spec.Input, spec.Label) is { } number ? (false, number) : (true, null);
            case SettingKind.Pattern:
                return LiquidPattern.Fault(text) is { } fault ? Wrong($"Ce modèle ne se lit pas : {fault}. Écrivez par exemple {{{{ ContentItem | display_text | slugify }}}}.") : (false, text);
            case SettingKind.Lines:
                return (false, new JsonArray([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Select(v => JsonValue.Create(v))]));
            case SettingKind.Options:
                return OptionLines.Read(text, out var options) is { } message ? Wrong(message) : (false, options);
            case SettingKind.Choice or SettingKind.NumberedChoice:
                return spec.Choices.All(c => c.Value != text) ? Wrong("Choisissez une des valeurs proposées.") : (false, spec.Kind == SettingKind.Choice ? text : int.Parse(text, CultureInfo.InvariantCulture));
            case SettingKind.Taxonomy:
                return choices.Taxonomies.All(c => c.Value != text) ? Wrong("Choisissez une des listes proposées.") : (false, text);
            default: return (false, text);
        }

        (bool, JsonNode?) Wrong(string message)
        {
            form.Report(spec.Input, message);
            return (true, null);
        }
    }

    private static void Set(JsonObject settings, SettingSpec spec, JsonNode? node)
    {
        var group = settings[spec.Group] as JsonObject;
        if (node is not null)
        {
            if (group is null) settings[spec.Group] = group = [];
            group[spec.Name] = node;
        }
        else if (group is not null)
        {
            group.Remove(spec.Name);
            if (group.Count == 0) settings.Remove(spec.Group);
        }
    }

    private static JsonObject Effective(SettingsKind kind, JsonObject settings)
    {
        var all = (JsonObject)settings.DeepClone();
        foreach (var spec in kind.Settings.Where(s => s.Default is not null && (all[s.Group] as JsonObject)?[s.Name] is null)) Set(all, spec, spec.Default!.DeepClone());
        return all;
    }
}

/// <summary>Values of a list, one a line: « valeur | texte affiché | cochée ».</summary>
internal static class OptionLines
{
    private const string Ticked = "cochée";

    public static string Write(JsonObject option)
    {
        var (value, name) = (ContentJson.Text(option, "value") ?? "", ContentJson.Text(option, "name") ?? "");
        return (name == value ? value : $"{value} | {name}") + (option["default"]?.GetValueKind() == JsonValueKind.True ? (name == value ? $" | {name}" : "") + " | " + Ticked : "");
    }

    /// <summary>What is wrong, or null.</summary>
    public static string? Read(string text, out JsonArray options)
    {
        options = [];
        var seen = new HashSet<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pieces = line.Split('|', StringSplitOptions.TrimEntries);
            if (pieces.Length > 3 || pieces[0].Length == 0 || (pieces.Length == 3 && pieces[2] != Ticked)) return $"La ligne « {line} » ne se lit pas : écrivez la valeur, une barre, le texte affiché.";
            if (!seen.Add(pieces[0])) return $"La valeur « {pieces[0]} » est écrite deux fois : gardez-en une.";
            var option = new JsonObject { ["name"] = pieces.Length > 1 && pieces[1].Length > 0 ? pieces[1] : pieces[0], ["value"] = pieces[0] };
            if (pieces.Length == 3) option["default"] = true;
            options.Add(option);
        }
        return null;
    }
}
