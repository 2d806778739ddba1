using System.Text.RegularExpressions;

namespace Reseau50.Library.Tools;

/// <summary>Age bands said shortly: « 0–1 an » and « 1–2 ans » follow each other, so « 0–2 ans ».</summary>
internal static partial class AgeWords
{
    public static string Of(IEnumerable<string> bands)
    {
        var words = new List<string>();
        var runs = new List<(int From, int To)>();
        foreach (var band in bands)
        {
            if (Band().Match(band) is not { Success: true } match) { words.Add(band); continue; }
            var (from, to) = (int.Parse(match.Groups[1].ValueSpan, null), int.Parse(match.Groups[2].ValueSpan, null));
            if (runs.Count > 0 && runs[^1].To == from) runs[^1] = (runs[^1].From, to);
            else runs.Add((from, to));
        }
        return string.Join(", ", runs.Select(r => $"{r.From}–{r.To} {(r.To > 1 ? "ans" : "an")}").Concat(words));
    }

    [GeneratedRegex(@"^(\d+)\s*–\s*(\d+)\s*ans?$")]
    private static partial Regex Band();
}
