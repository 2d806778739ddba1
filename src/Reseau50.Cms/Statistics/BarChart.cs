using Reseau50.Cms.Site;

namespace Reseau50.Cms.Statistics;

/// <summary>A bar and its words. A number that may not be read is null: no bar, the word « masqué ».</summary>
public sealed record Bar(string Text, int? Number)
{
    public const string Hidden = "masqué";

    public string Words => Number is { } number ? Pager.Words(number) : Hidden;
}

/// <summary>Bars drawn by the server, by the template <c>BarChart</c>. The page says the same in a table after it.</summary>
public sealed record BarChart(string Id, string Title, IReadOnlyList<Bar> Bars)
{
    public const int Width = 360, LineHeight = 44, BarTop = 22, BarHeight = 14, MostWords = 40;

    public int Height => Bars.Count * LineHeight;
    public int Most => Math.Max(1, Bars.Max(b => b.Number ?? 0));
    public int WidthOf(Bar bar) => bar.Number is null or 0 ? 0 : Math.Max(3, Width * bar.Number.Value / Most);
    public static string Short(string text) => text.Length <= MostWords ? text : string.Concat(text.AsSpan(0, MostWords - 1), "…");
}
