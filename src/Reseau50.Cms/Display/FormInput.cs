using System.Globalization;
using Microsoft.Extensions.Primitives;
using Reseau50.Cms.Content;

namespace Reseau50.Cms.Display;

/// <summary>A submitted form: what was typed, kept as typed, and what is wrong with it.</summary>
public sealed class FormInput
{
    private readonly IReadOnlyDictionary<string, StringValues> _values;
    private readonly Outcome _outcome;
    private readonly string _prefix;

    public FormInput(IReadOnlyDictionary<string, StringValues> values) : this(values, new Outcome(), "") { }

    private FormInput(IReadOnlyDictionary<string, StringValues> values, Outcome outcome, string prefix) =>
        (_values, _outcome, _prefix) = (values, outcome, prefix);

    public IReadOnlyList<Problem> Problems => _outcome.Problems;

    /// <summary>True when a button asked to add, move or remove an item inside the item: show the form again, store nothing.</summary>
    public bool Rearranged { get => _outcome.Rearranged; set => _outcome.Rearranged = value; }

    /// <summary>The same form, seen from one part or field.</summary>
    public FormInput Under(string prefix) => new(_values, _outcome, prefix);

    private string Full(string name) => name.Length == 0 ? _prefix : _prefix.Length == 0 ? name : _prefix + "." + name;

    public bool Has(string name) => _values.ContainsKey(Full(name));

    /// <summary>The text typed, without surrounding blanks; null when nothing was.</summary>
    public string? Text(string name) =>
        _values.TryGetValue(Full(name), out var value) && value.ToString().Trim() is { Length: > 0 } text ? text.Replace("\r\n", "\n", StringComparison.Ordinal) : null;

    /// <summary>Exactly what was typed, for giving it back.</summary>
    public string? Raw(string fullName) => _values.TryGetValue(fullName, out var value) ? value.ToString() : null;

    /// <summary>Everything that was submitted, name by name.</summary>
    public IEnumerable<(string Name, string Value)> Everything => _values.SelectMany(p => p.Value.Select(v => (p.Key, v ?? "")));

    /// <summary>Every value submitted under a name, as typed; null when the name is not in the form.</summary>
    public IReadOnlyList<string>? RawAll(string fullName) => _values.TryGetValue(fullName, out var values) ? [.. values.OfType<string>()] : null;

    public IReadOnlyList<string> All(string name) =>
        _values.TryGetValue(Full(name), out var values) ? [.. values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!.Trim())] : [];

    /// <summary>What was chosen among several: those of <paramref name="before"/> in the order they had, then the new ones. A list of choices has an order of its own.</summary>
    public List<string> Chosen(string name, IEnumerable<string> before)
    {
        var chosen = All(name);
        var kept = before.Where(chosen.Contains).Distinct().ToList();
        return [.. kept, .. chosen.Except(kept)];
    }

    public bool Flag(string name) => All(name).Contains("true", StringComparer.OrdinalIgnoreCase);

    /// <summary>A number with a comma or a point; reported when it is neither.</summary>
    public decimal? Number(string name, string label)
    {
        if (Text(name) is not { } text) return null;
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace(',', '.').Replace('\u2212', '-');
        if (decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return number;
        Report(name, $"« {label} » attend un nombre, par exemple 12 ou 3,5 : « {text} » n’en est pas un.");
        return null;
    }

    /// <summary>A value in a fixed format, as date inputs send it.</summary>
    public DateTime? Moment(string name, string label, string example, params string[] formats)
    {
        if (Text(name) is not { } text) return null;
        if (DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var moment)) return moment;
        Report(name, $"« {label} » n’est pas lisible : écrivez par exemple {example}.");
        return null;
    }

    public void Report(string name, string message) => _outcome.Problems.Add(new Problem(Full(name), message));

    /// <summary>Adds what the drivers found wrong; an input that already has a problem keeps its first, more precise one.</summary>
    public void Report(IEnumerable<Problem> problems) => _outcome.Problems.AddRange(problems.Where(p => Problem(p.Name) is null).ToList());

    public string? Problem(string fullName) => _outcome.Problems.FirstOrDefault(p => p.Name == fullName)?.Message;

    private void ReportAt(string name, string message) => _outcome.Problems.Add(new Problem(Full(name), message));

    private sealed class Outcome
    {
        public List<Problem> Problems { get; } = [];
        public bool Rearranged { get; set; }
    }
}
