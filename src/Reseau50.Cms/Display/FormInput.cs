using System.Globalization;
using Microsoft.Extensions.Primitives;
using Reseau50.Cms.Content;

namespace Reseau50.Cms.Display;

/// <summary>A submitted form: what was typed, kept as typed, and what is wrong with it.</summary>
public sealed class FormInput
{
    private readonly IReadOnlyDictionary<string, StringValues> _values;
    private readonly List<Problem> _problems;
    private readonly string _prefix;

    public FormInput(IReadOnlyDictionary<string, StringValues> values) : this(values, [], "") { }

    private FormInput(IReadOnlyDictionary<string, StringValues> values, List<Problem> problems, string prefix) =>
        (_values, _problems, _prefix) = (values, problems, prefix);

    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>The same form, seen from one part or field.</summary>
    public FormInput Under(string prefix) => new(_values, _problems, prefix);

    private string Full(string name) => name.Length == 0 ? _prefix : _prefix.Length == 0 ? name : _prefix + "." + name;

    public bool Has(string name) => _values.ContainsKey(Full(name));

    /// <summary>The text typed, without surrounding blanks; null when nothing was.</summary>
    public string? Text(string name) =>
        _values.TryGetValue(Full(name), out var value) && value.ToString().Trim() is { Length: > 0 } text ? text.Replace("\r\n", "\n", StringComparison.Ordinal) : null;

    /// <summary>Exactly what was typed, for giving it back.</summary>
    public string? Raw(string fullName) => _values.TryGetValue(fullName, out var value) ? value.ToString() : null;

    public IReadOnlyList<string> All(string name) =>
        _values.TryGetValue(Full(name), out var values) ? [.. values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!.Trim())] : [];

    public bool Flag(string name) => All(name).Contains("true", StringComparer.OrdinalIgnoreCase);

    /// <summary>A number with a comma or a point; reported when it is neither.</summary>
    public decimal? Number(string name, string label)
    {
        if (Text(name) is not { } text) return null;
        var plain = text.Replace('\u202f', ' ').Replace('\u00a0', ' ').Replace(" ", "", StringComparison.Ordinal).Replace(',', '.');
        if (decimal.TryParse(plain, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)) return number;
        Report(name, $"« {label} » attend un nombre, par exemple 12 ou 3,5 : « {text} » n’en est pas un.");
        return null;
    }

    /// <summary>A value in a fixed format, as date inputs send it.</summary>
    public DateTime? Moment(string name, string label, string example, params string[] formats)
    {
        if (Text(name) is not { } text) return null;
        if (DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)) return moment;
        Report(name, $"« {label} » n’est pas lisible : écrivez par exemple {example}.");
        return null;
    }

    public void Report(string name, string message) => _problems.Add(new Problem(Full(name), message));

    public string? Problem(string fullName) => _problems.FirstOrDefault(p => p.Name == fullName)?.Message;
}

/// <summary>What an editor template needs: the value, the names of its inputs, what was typed last time and what was wrong with it.</summary>
public sealed record EditorModel<T>(T Value, string Prefix, string Label, FieldSettings? Settings, FormInput? Form)
{
    public string? Variant { get; init; }

    /// <summary>What the value can be chosen from, if it is chosen.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public EditorInput Input(string name, string label, string? current, string kind = "text", string? hint = null, bool required = false)
    {
        var full = name.Length == 0 ? Prefix : Prefix + "." + name;
        return new EditorInput(full, label, Form?.Raw(full) ?? current, kind, hint, required, Form?.Problem(full)) { Choices = Choices };
    }

    /// <summary>The one input of a field that has only one.</summary>
    public EditorInput Single(string? current, string kind = "text") => Input("", Label, current, kind, Settings?.Hint, Settings?.Required ?? false);
}

/// <summary>One choice of a list.</summary>
public sealed record Choice(string Value, string Text, bool Selected = false, int Depth = 0);

/// <summary>One labelled input: drawn by the template <c>Editor</c>.</summary>
public sealed record EditorInput(string Name, string Label, string? Value, string Kind, string? Hint, bool Required, string? Problem)
{
    public IReadOnlyList<Choice> Choices { get; init; } = [];
    public string Id => Name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);
}
