using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Page;

/// <summary>What a write-up says by reference: who came, on which principles it leans, what was produced. <see cref="Kept"/> says for whom it is, null for everybody.</summary>
internal sealed record WriteUpDetail(IReadOnlyList<(string Profession, int Count)> Present, IReadOnlyList<Term> Bearings, IReadOnlyList<Output> Outputs, string? Kept);

/// <summary>Something a session produced; <see cref="Path"/> leads to its tool sheet once that may be read.</summary>
internal sealed record Output(string Title, string? Kind, string? Line, string? Path);

/// <summary>Reads the details of write-ups: one query for the tool sheets of all.</summary>
internal sealed class WriteUpDetails(ContentReader reader, TermTable terms, AudienceNames audiences)
{
    public async Task<IReadOnlyList<WriteUpDetail>> OfAsync(IReadOnlyList<WriteUp> writeUps, Viewer viewer, CancellationToken ct)
    {
        var professions = await terms.AllAsync(Headcount.Taxonomy, ct);
        var sheets = (await reader.PublishedAsync([.. writeUps.SelectMany(w => Productions(w.Item)).Select(SheetId).OfType<string>().Distinct()], viewer, ct)).ToDictionary(s => s.ContentItemId);
        var details = new List<WriteUpDetail>();
        foreach (var writeUp in writeUps)
        {
            var counts = Headcount.Of(writeUp.Item);
            var bearings = (await terms.FindAsync("tax-charte", Terms(writeUp.Item, "Charte"), ct)).Concat(await terms.FindAsync("tax-referentiel", Terms(writeUp.Item, "Referentiel"), ct));
            var outputs = new List<Output>();
            foreach (var production in Productions(writeUp.Item))
            {
                var kind = await terms.FindAsync("tax-formats", production.Field<TaxonomyField>("Production", "Genre").TermContentItemIds.FirstOrDefault(), ct);
                var sheet = SheetId(production) is { } id ? sheets.GetValueOrDefault(id) : null;
                outputs.Add(new Output(production.DisplayText, kind?.Name, production.Field<TextField>("Production", "Resume").Text, sheet is null ? null : "/" + sheet.Part<AutoroutePart>().Path));
            }
            details.Add(new WriteUpDetail([.. professions.Where(p => counts.GetValueOrDefault(p.Id) > 0).Select(p => (p.Name, counts[p.Id]))], [.. bearings], outputs, await audiences.SentenceAsync(writeUp.Item, ct)));
        }
        return details;
    }

    private static IReadOnlyList<ContentItem> Productions(ContentItem writeUp) => writeUp.Part<BagPart>("Productions").Items;
    private static string? SheetId(ContentItem production) => production.Field<ContentPickerField>("Production", "Outil").ContentItemIds.FirstOrDefault();
    private static List<string> Terms(ContentItem writeUp, string field) => writeUp.Field<TaxonomyField>(WriteUp.Type, field).TermContentItemIds;
}
