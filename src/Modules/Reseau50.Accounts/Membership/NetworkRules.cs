using Reseau50.Cms.Content;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Settings;

namespace Reseau50.Accounts.Membership;

/// <summary>What is known of somebody's work. <see cref="Territories"/> holds the place and those around it: a commune and its EPCI.</summary>
internal sealed record Work(string? Profession, string? Genre, IReadOnlyList<string> Territories);

/// <summary>« Of this network, because… »: everything it names must fit; what it leaves out does not count.</summary>
internal sealed record NetworkRule(string NetworkId, IReadOnlyList<string> Genres, IReadOnlyList<string> Professions, IReadOnlyList<string> Territories, string Because)
{
    public bool Takes(Work work) => Fits(Genres, [work.Genre]) && Fits(Professions, [work.Profession]) && Fits(Territories, work.Territories);

    private static bool Fits(IReadOnlyList<string> wanted, IEnumerable<string?> given) => wanted.Count == 0 || given.Any(g => g is not null && wanted.Contains(g));
}

/// <summary>The rules, as the settings hold them: <c>ReglagesAdhesion</c>, a bag of <c>RegleReseau</c>.</summary>
internal sealed class NetworkRules(SiteDocuments documents)
{
    private const string Settings = "ReglagesAdhesion", Bag = "Regles", Rule = "RegleReseau";

    public async Task<IReadOnlyList<NetworkRule>> AllAsync(CancellationToken ct) =>
        (await documents.ReadAsync<CustomSettings>(ct)).Items.TryGetValue(Settings, out var json) ? [.. ContentJson.ToItem(json).Part<BagPart>(Bag).Items.Select(From).OfType<NetworkRule>()] : [];

    // A rule whose network was deleted says nothing any more.
    private static NetworkRule? From(ContentItem item) => item.Field<ContentPickerField>(Rule, "Reseau").ContentItemIds is not [var network, ..] ? null
        : new(network, item.Field<TaxonomyField>(Rule, "Genres").TermContentItemIds, item.Field<MultiTextField>(Rule, "Professions").Values,
            item.Field<TaxonomyField>(Rule, "Territoires").TermContentItemIds, item.Field<TextField>(Rule, "Raison").Text ?? "");
}
