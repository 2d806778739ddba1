using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;

namespace Reseau50.Cms.Security;

/// <summary>Audiences in French: to choose from, and to tell a reader that not everybody reads what he or she is reading.</summary>
public sealed class AudienceNames(IEnumerable<IAudienceSource> sources)
{
    public async Task<IReadOnlyList<Choice>> AllAsync(CancellationToken ct)
    {
        var all = new List<Choice> { new(Viewer.Member, "Tous les membres du réseau") };
        foreach (var source in sources.OrderBy(s => s.Position)) all.AddRange(await source.AllAsync(ct));
        return all;
    }

    /// <summary>Those the item is kept for; none when everybody may see it.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(ContentItem item, CancellationToken ct)
    {
        if (item.Part<VisibilityPart>().Audiences is not { Count: > 0 } audiences) return [];
        var words = (await AllAsync(ct)).ToDictionary(c => c.Value, c => c.Text);
        return [.. audiences.Select(a => words.GetValueOrDefault(a, a))];
    }

    /// <summary>« Lecture réservée : … », or null when everybody may see it.</summary>
    public async Task<string?> SentenceAsync(ContentItem item, CancellationToken ct) =>
        await OfAsync(item, ct) is { Count: > 0 } names ? $"Lecture réservée : {string.Join(" ; ", names.Select(n => char.ToLower(n[0], SiteTime.French) + n[1..]))}." : null;
}
