using Reseau50.Cms.Site;

namespace Reseau50.Networks.Contracts;

/// <summary>A row of choices above a list, sent as a plain GET form; drawn by the template <c>Filters</c>.</summary>
public sealed record FilterForm(string Path, IReadOnlyList<Filter> Filters, int Total, string NounOne, string NounMany)
{
    public bool IsOn => Filters.Any(f => !string.IsNullOrEmpty(f.Value));

    /// <summary>« 12 outils », « 1 outil », « Aucun outil ».</summary>
    public string Count => Pager.Count(Total, $"Aucun {NounOne}", $"1 {NounOne}", NounMany);

    /// <summary>The filters in force, for a pager's links.</summary>
    public IReadOnlyDictionary<string, string?> Query => Filters.ToDictionary(f => f.Name, f => f.Value);
}

/// <summary>One choice; an empty value means all.</summary>
public sealed record Filter(string Name, string Label, string All, string? Value, IReadOnlyList<(string Value, string Text)> Options);
