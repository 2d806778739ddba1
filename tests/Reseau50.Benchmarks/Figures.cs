using System.Globalization;

namespace Reseau50.Benchmarks;

/// <summary>What was measured, and what it must hold to. A line without a bound is there for the reader.</summary>
internal sealed class Figures(string title)
{
    private readonly List<(string What, string Value, string Bound, bool? Held)> _lines = [];

    public bool Held => _lines.All(l => l.Held != false);

    public void Add(string what, double value, string unit) => _lines.Add((what, Text(value, unit), "", null));
    public void AtMost(string what, double value, double bound, string unit) => _lines.Add((what, Text(value, unit), "≤ " + Text(bound, unit), value <= bound));
    public void AtLeast(string what, double value, double bound, string unit) => _lines.Add((what, Text(value, unit), "≥ " + Text(bound, unit), value >= bound));

    public void Print()
    {
        Console.WriteLine($"\n### {title} (load {MachineLoad.Now})\n\n| Measure | Value | Target | |\n|---|---|---|---|");
        foreach (var (what, value, bound, held) in _lines) Console.WriteLine($"| {what} | {value} | {bound} | {held switch { true => "held", false => "MISSED", null => "" }} |");
    }

    private static string Text(double value, string unit) => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture) + " " + unit;
}

/// <summary>What else the machine is doing: figures of a busy machine are figures of a busy machine.</summary>
internal static class MachineLoad
{
    public static string Now => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";
}
