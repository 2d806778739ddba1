using Reseau50.Cms.Display;

namespace Reseau50.Cms.Site;

/// <summary>Which page of a list is shown, and the way to the others. Nobody turns pages beyond <see cref="Most"/> lines: filters take over, and the count stops there.</summary>
public sealed record Pager(int Page, int PageSize, int Total, string Path, IReadOnlyDictionary<string, string?> Query)
{
    public const int Most = 1_000;

    /// <summary>True where every page can be turned to, whatever their number: one is found as fast as another.</summary>
    public bool Whole { get; init; }

    public int Pages => Math.Max(1, ((Whole ? Total : Math.Min(Total, Most)) + PageSize - 1) / PageSize);
    public int Skip => (Page - 1) * PageSize;

    /// <summary>A number as French writes it: « 1 000 », with the narrow space that does not break.</summary>
    public static string Words(int number) => number.ToString("N0", SiteTime.French);

    /// <summary>« Aucun outil », « 1 outil », « 12 outils », « Plus de 1 000 outils ».</summary>
    public static string Count(int total, string none, string one, string many) =>
        total switch { 0 => none, 1 => one, > Most => $"Plus de {Words(Most)} {many}", _ => $"{Words(total)} {many}" };

    /// <summary>The address to remember: a filter is a way through a list, not a page of its own.</summary>
    public string Canonical => Query.Values.All(string.IsNullOrEmpty) ? PathOf(Page) : Path;

    /// <summary>The list's title, with the number of the page from the second on.</summary>
    public string Title(string list) => Page == 1 ? list : $"{list}, page {Page}";

    /// <summary>The address of a page, filters kept; the first page has no number.</summary>
    public string PathOf(int page)
    {
        var query = Query.Where(q => !string.IsNullOrEmpty(q.Value)).Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value!)}").ToList();
        if (page > 1) query.Add($"page={page}");
        return query.Count == 0 ? Path : Path + "?" + string.Join('&', query);
    }
}
