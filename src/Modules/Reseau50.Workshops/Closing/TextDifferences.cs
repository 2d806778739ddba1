using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Closing;

/// <summary>A text that two versions of a write-up do not share, as the other has it.</summary>
internal sealed record TextDifference(string Label, string Theirs);

/// <summary>What somebody else wrote otherwise: shown beside one's own form, so that either can be kept.</summary>
internal static class TextDifferences
{
    public static IReadOnlyList<TextDifference> Of(ContentItem mine, ContentItem theirs) => [.. Texts(mine).Zip(Texts(theirs)).Where(p => p.First.Text != p.Second.Text).Select(p => new TextDifference(p.Second.Label, p.Second.Text))];

    private static IEnumerable<(string Label, string Text)> Texts(ContentItem item)
    {
        yield return ("Titre", item.Part<TitlePart>().Title ?? "");
        yield return ("Chapô", Text("Chapo"));
        yield return ("Ce qui a été vécu", item.Field<MarkdownField>(WriteUp.Type, "Vecu").Markdown ?? "");
        yield return ("Ce que le groupe constate", Text("Constats"));
        yield return ("À retenir", Text("ARetenir"));
        yield return ("Présents", Headcount.TotalOf(item)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "");
        yield return ("Productions", string.Join(", ", item.Part<BagPart>("Productions").Items.Select(p => p.DisplayText)));

        string Text(string field) => item.Field<TextField>(WriteUp.Type, field).Text ?? "";
    }
}
