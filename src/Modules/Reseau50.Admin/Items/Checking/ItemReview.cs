using System.Text.Json.Nodes;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Text;

namespace Reseau50.Admin.Items.Checking;

/// <inheritdoc cref="IItemReview"/>
internal sealed class ItemReview(LinkCheck links) : IItemReview
{
    private static readonly string[] Vague = ["ici", "cliquez ici", "cliquer ici", "lien", "ce lien", "voir", "lire la suite", "en savoir plus", "plus"];

    public async Task<Review> OfAsync(TypeDefinition type, ContentItem item, CancellationToken ct)
    {
        var (findings, plain) = (new List<Finding>(), new List<string>());
        foreach (var part in type.Parts)
            foreach (var (input, text) in Texts(item.Parts[part.Name], part.Name, part))
            {
                var facts = MarkdownText.Read(text);
                plain.Add(facts.Plain);
                await LinksAsync(facts, input, findings, ct);
                Pictures(facts, input, findings);
                Headings(facts, input, findings);
                findings.AddRange(Readability.LongOnes(facts.Plain).Take(3).Select(s => new Finding(input, $"Une phrase de {s.Words} mots commence par « {s.Start}… » : coupez-la en deux.", Mend: false)));
            }
        var all = string.Join('\n', plain);
        return new Review([.. findings.Distinct().OrderByDescending(f => f.Mend)], Readability.Words(all), Readability.Lix(all));
    }

    private async Task LinksAsync(MarkdownFacts facts, string? input, List<Finding> findings, CancellationToken ct)
    {
        foreach (var (url, words) in facts.Links.Concat(facts.Pictures))
        {
            if (!LinkAddress.IsAllowed(url)) findings.Add(new Finding(input, $"L’adresse « {url} » {LinkAddress.Refusal}", Mend: true));
            else if (LinkAddress.Resolve(url) is ['/', ..] path && !await links.LeadsSomewhereAsync(path, ct))
                findings.Add(new Finding(input, $"« {url} » ne mène à aucune page du site : corrigez l’adresse ou retirez le lien.", Mend: true));
        }
        findings.AddRange(facts.Links.Where(l => l.Words.Length == 0).Select(l => new Finding(input, $"Le lien vers « {l.Url} » n’a pas de mots : écrivez ce qu’on trouvera au bout.", Mend: true)));
        findings.AddRange(facts.Links.Where(l => Vague.Contains(l.Words.Trim().TrimEnd('.', '…').ToLowerInvariant()))
            .Select(l => new Finding(input, $"Le lien « {l.Words} » ne dit pas où il mène : nommez la page.", Mend: false)));
    }

    private static void Pictures(MarkdownFacts facts, string? input, List<Finding> findings) =>
        findings.AddRange(facts.Pictures.Where(p => p.Words.Length == 0).Select(p => new Finding(input, $"L’image « {p.Url} » n’est pas décrite : écrivez entre les crochets ce qu’elle montre.", Mend: true)));

    // One # is the page's title, which the page has already: it is shown as ##.
    private static void Headings(MarkdownFacts facts, string? input, List<Finding> findings)
    {
        var above = 1;
        foreach (var (level, words) in facts.Headings.Select(h => (Level: Math.Max(2, h.Level), h.Words)))
        {
            if (level > above + 1) findings.Add(new Finding(input, $"L’intertitre « {words} » saute un niveau : commencez-le par {new string('#', above + 1)}.", Mend: true));
            if (words.Length == 0) findings.Add(new Finding(input, "Un intertitre est vide : complétez-le ou retirez-le.", Mend: true));
            above = level;
        }
    }

    // Markdown wherever it lies, in what is inside the item too; only what the form shows at its first level has an input to lead to.
    private static IEnumerable<(string? Input, string Text)> Texts(JsonNode? node, string? at, TypePart? part)
    {
        if (node is JsonArray list) foreach (var found in list.SelectMany(n => Texts(n, null, null))) yield return found;
        if (node is not JsonObject o) yield break;
        foreach (var (name, value) in o)
        {
            if (name == "Markdown" && value is JsonValue && value.GetValueKind() == System.Text.Json.JsonValueKind.String) yield return (part is null ? at : at + ".Markdown", value.GetValue<string>());
            else
                foreach (var found in Texts(value, part?.Definition.Field(name) is null ? null : at + "." + name, null)) yield return found;
        }
    }
}
