using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;

namespace Reseau50.Workshops.WriteUps;

/// <summary>How many came to a session, by profession: the bag <c>Presences</c> of a write-up, its professions terms of a taxonomy. The total is computed; write-ups of before have only it.</summary>
internal static class Headcount
{
    public const string Bag = "Presences", Type = "Presence", Taxonomy = "tax-presences";

    /// <summary>More people than any session holds: somebody's finger slipped.</summary>
    public const int Most = 500;

    /// <summary>By the term's id.</summary>
    public static IReadOnlyDictionary<string, int> Of(ContentItem writeUp) => writeUp.Part<BagPart>(Bag).Items
        .Select(p => (Term: p.Field<TaxonomyField>(Type, "Categorie").TermContentItemIds.FirstOrDefault(), Count: (int?)p.Field<NumericField>(Type, "Nombre").Value))
        .Where(p => p is { Term: not null, Count: not null }).GroupBy(p => p.Term!).ToDictionary(g => g.Key, g => g.Sum(p => p.Count!.Value));

    public static int? TotalOf(ContentItem writeUp) => Of(writeUp) is { Count: > 0 } counted ? counted.Values.Sum() : (int?)writeUp.Field<NumericField>(WriteUp.Type, "Presents").Value;

    /// <summary>Writes the counts and their total; what was counted before and is not any more goes.</summary>
    public static void Set(ContentItem writeUp, IReadOnlyCollection<KeyValuePair<string, int>> counts)
    {
        if (counts.Count == 0 && Of(writeUp).Count == 0) return;
        var before = writeUp.Part<BagPart>(Bag).Items;
        writeUp.SetPart(Bag, new BagPart { ContentItems = [.. counts.Select(c => ContentJson.FromItem(One(c.Key, c.Value)))] });
        writeUp.SetField(WriteUp.Type, "Presents", new NumericField { Value = counts.Count == 0 ? null : counts.Sum(c => c.Value) });

        ContentItem One(string termId, int count)
        {
            var known = before.FirstOrDefault(p => p.Field<TaxonomyField>(Type, "Categorie").TermContentItemIds.FirstOrDefault() == termId);
            var one = known?.Clone() ?? new ContentItem { ContentItemId = ContentIds.New(), ContentItemVersionId = ContentIds.New(), ContentType = Type };
            one.SetField(Type, "Categorie", new TaxonomyField { TaxonomyContentItemId = Taxonomy, TermContentItemIds = [termId] });
            one.SetField(Type, "Nombre", new NumericField { Value = count });
            return one;
        }
    }
}
