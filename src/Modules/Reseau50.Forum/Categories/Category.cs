using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;

namespace Reseau50.Forum.Categories;

/// <summary>A category as its readers see it. <see cref="NetworkId"/>: the network it belongs to; <see cref="TeamOnly"/>: only those who moderate write in it.</summary>
internal sealed record Category(string Id, string Title, string? Hook, string Slug, string? NetworkId, bool TeamOnly, decimal Rank)
{
    public const string Type = "CategorieForum", Root = "/forum";

    public string Path => $"{Root}/{Slug}";

    /// <summary>Null for one without an address of the forum.</summary>
    public static Category? From(ContentItem item) => item.Part<AutoroutePart>().Path is not { } path || !path.StartsWith("forum/", StringComparison.Ordinal) ? null
        : new Category(item.ContentItemId, item.DisplayText, item.Field<TextField>(Type, "Accroche").Text, path["forum/".Length..], item.Field<ContentPickerField>(Type, "Reseau").ContentItemIds.FirstOrDefault(),
            item.Field<TextField>(Type, "Ecriture").Text == "equipe", item.Field<NumericField>(Type, "Ordre").Value ?? 0);
}
