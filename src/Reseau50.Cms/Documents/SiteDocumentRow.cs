namespace Reseau50.Cms.Documents;

/// <summary>A named JSON document of the site: settings, definitions, roles, features, layers…</summary>
public sealed class SiteDocumentRow
{
    public required string Name { get; set; }
    public string Json { get; set; } = "{}";
}
