using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;

namespace Reseau50.Networks.Contracts;

/// <summary>A sub-network: a word, a colour and a shape, always together. One more network is one more content item.</summary>
public sealed record Reseau(string Id, string Sigle, string? Complement, string Name, string Hook, string Tint, string Shape, decimal Rank, string Path)
{
    /// <summary>« RPE (ex-RAM) ».</summary>
    public string Label => string.IsNullOrEmpty(Complement) ? Sigle : $"{Sigle} ({Complement})";

    /// <summary>The last word of its address: <c>rpe</c>; what filters use.</summary>
    public string Slug => Path[(Path.LastIndexOf('/') + 1)..];

    public static Reseau From(ContentItem item) => new(item.ContentItemId, Text(item, "Sigle") ?? item.DisplayText, Text(item, "Complement"), item.DisplayText, Text(item, "Accroche") ?? "",
        Text(item, "Teinte") ?? "granit", Text(item, "Forme") ?? "triangle", item.Field<NumericField>("Reseau", "Ordre").Value ?? 0, "/" + item.Part<AutoroutePart>().Path);

    private static string? Text(ContentItem item, string field) => item.Field<TextField>("Reseau", field).Text;
}

/// <summary>The networks, in their order.</summary>
public sealed class ReseauTable(ContentReader reader)
{
    private (Cms.Security.Viewer Viewer, IReadOnlyList<Reseau> All)? _read;

    public async Task<IReadOnlyList<Reseau>> AllAsync(Cms.Security.Viewer viewer, CancellationToken ct = default)
    {
        // Read once in a request: a list asks for each of its lines.
        if (_read is { } read && read.Viewer == viewer) return read.All;
        var all = await reader.CachedAsync<IReadOnlyList<Reseau>>("networks", viewer, async () =>
            [.. (await reader.AllAsync("Reseau", viewer, ct)).Select(Reseau.From).OrderBy(r => r.Rank).ThenBy(r => r.Sigle, StringComparer.Ordinal)]);
        _read = (viewer, all);
        return all;
    }

    /// <summary>Those an item names in its field <c>Type.Reseaux</c>, in the networks' order.</summary>
    public async Task<IReadOnlyList<Reseau>> OfAsync(ContentItem item, Cms.Security.Viewer viewer, CancellationToken ct = default)
    {
        var ids = item.Field<ContentPickerField>(item.ContentType, "Reseaux").ContentItemIds;
        return [.. (await AllAsync(viewer, ct)).Where(r => ids.Contains(r.Id))];
    }
}
