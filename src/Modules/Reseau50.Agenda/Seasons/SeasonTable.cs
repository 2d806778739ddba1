using System.Globalization;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Seasons;

/// <summary>The seasons, newest first.</summary>
internal sealed class SeasonTable(ContentReader reader)
{
    public const string Type = "Saison";

    public Task<IReadOnlyList<Season>> AllAsync(Viewer viewer, CancellationToken ct = default) => reader.CachedAsync<IReadOnlyList<Season>>("seasons", viewer, async () =>
        [.. (await reader.AllAsync(Type, viewer, ct)).Select(Read).OfType<Season>().OrderByDescending(s => s.From).ThenBy(s => s.Id, StringComparer.Ordinal)]);

    /// <summary>The targets of one season.</summary>
    public async Task<IReadOnlyList<SeasonTarget>> TargetsAsync(string id, Viewer viewer, CancellationToken ct) =>
        (await reader.AllAsync(Type, viewer, ct)).FirstOrDefault(i => i.ContentItemId == id) is { } season ? Targets(season) : [];

    /// <summary>A season without its two days is not one yet.</summary>
    public static Season? Read(ContentItem item)
    {
        if (item.Field<DateField>(Type, "Debut").Value is not { } from || item.Field<DateField>(Type, "Fin").Value is not { } to || to < from) return null;
        var path = item.Part<AutoroutePart>().Path ?? item.ContentItemId;
        return new Season(item.ContentItemId, item.DisplayText, path[(path.LastIndexOf('/') + 1)..], "/" + path, DateOnly.FromDateTime(from), DateOnly.FromDateTime(to));
    }

    /// <summary>The targets, in the order the season gives them: the first that fits an event takes it.</summary>
    public static IReadOnlyList<SeasonTarget> Targets(ContentItem season) =>
        [.. season.Part<BagPart>("Cibles").Items.Select(target => new SeasonTarget(target.DisplayText,
            target.Field<TaxonomyField>("CibleSaison", "Genre").TermContentItemIds.FirstOrDefault(), target.Field<ContentPickerField>("CibleSaison", "Reseaux").ContentItemIds,
            (int)(target.Field<NumericField>("CibleSaison", "Nombre").Value ?? 0), Months(target.Text("CibleSaison", "Mois"))))];

    private static IReadOnlyList<int> Months(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.TrimEntries).Select(m => int.TryParse(m, CultureInfo.InvariantCulture, out var month) ? month : 0).Where(m => m is >= 1 and <= 12).Distinct().Order()];
}
