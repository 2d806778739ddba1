using Reseau50.Cms.Parts;

namespace Reseau50.Networks.Contracts;

/// <summary>The territories as the taxonomy has them: EPCI at the top, communes below.</summary>
public static class Territories
{
    public const string Taxonomy = "tax-territoires";

    /// <summary>The EPCI whose address ends with <paramref name="slug"/> (<c>cotentin</c>), or null.</summary>
    public static async Task<Term?> EpciAsync(this TermTable terms, string? slug, CancellationToken ct = default) =>
        slug is null ? null : (await terms.AllAsync(Taxonomy, ct)).FirstOrDefault(t => t.Depth == 0 && t.Slug() == slug);

    public static async Task<IReadOnlyList<Term>> EpcisAsync(this TermTable terms, CancellationToken ct = default) =>
        [.. (await terms.AllAsync(Taxonomy, ct)).Where(t => t.Depth == 0).OrderBy(t => t.Name, StringComparer.Create(Cms.Display.SiteTime.French, ignoreCase: true))];

    /// <summary>The EPCI and its communes, by id; null when no EPCI is given: then nothing is filtered.</summary>
    public static async Task<IReadOnlyList<string>?> WithinAsync(this TermTable terms, Term? epci, CancellationToken ct = default) =>
        epci is null ? null : [.. (await terms.AllAsync(Taxonomy, ct)).Where(t => t.Root.Id == epci.Id).Select(t => t.Id)];

    /// <summary>The last word of the term's address.</summary>
    public static string Slug(this Term term) => term.Path is { } path ? path[(path.LastIndexOf('/') + 1)..] : term.Id;
}
