namespace Reseau50.Cms.Site;

/// <summary>Which page of a list is shown, and the way to the others.</summary>
public sealed record Pager(int Page, int PageSize, int Total, string Path, IReadOnlyDictionary<string, string?> Query)
{
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
    public int Skip => (Page - 1) * PageSize;

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
