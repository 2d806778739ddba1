using System.Net;
using System.Runtime.CompilerServices;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Helpers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Reseau50.Cms.Fields;

namespace Reseau50.Cms.Text;

/// <summary>Markdown to HTML: raw HTML is shown as text, links lead only where a link may, pictures come from this site, typography is French.</summary>
public static class MarkdownText
{
    /// <summary>What an editor says beside a Markdown input.</summary>
    public const string Help = "Une ligne vide sépare deux paragraphes. ## devant un intertitre, - devant un élément de liste, **gras**, [mots du lien](/agenda).";

    private const string TableTag = "<table class=\"table\">";

    private static readonly MarkdownPipeline Bare = Builder().Build(), Pipeline = Builder().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    // Items are kept in memory with their texts: each text is set once, and its HTML goes when the text does.
    private static readonly ConditionalWeakTable<string, string> Known = [], KnownBare = [];

    /// <param name="anchors">False where several texts stand on one page: their headings must not take each other's names, nor the page's own.</param>
    public static string ToHtml(string markdown, bool anchors = true) => anchors ? Known.GetValue(markdown, m => Make(m, Pipeline)) : KnownBare.GetValue(markdown, m => Make(m, Bare));

    private static MarkdownPipelineBuilder Builder() => new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseListExtras().DisableHtml();

    private static string Make(string markdown, MarkdownPipeline pipeline)
    {
        if (Parse(markdown, pipeline) is not { } document) return $"<pre>{WebUtility.HtmlEncode(markdown)}</pre>";
        foreach (var node in document.Descendants().ToList())
        {
            switch (node)
            {
                case LiteralInline literal: literal.Content = new StringSlice(literal.Content.ToString().Fr()); break;
                case LinkInline link: Link(link); break;
                case AutolinkInline auto when !auto.IsEmail && !LinkAddress.IsAllowed(auto.Url): auto.ReplaceBy(new LiteralInline(auto.Url)); break;
                case HeadingBlock heading: heading.Level = Math.Clamp(heading.Level + (heading.Level == 1 ? 1 : 0), 2, 6); break;
                case QuoteBlock quote when StartsWithStrong(quote): quote.GetAttributes().AddClass("pullout"); break;
                case Markdig.Extensions.Tables.Table table: table.GetAttributes().AddClass("table"); break;
            }
        }
        return InBoxes(document.ToHtml(pipeline));
    }

    // A wide table scrolls in a box of its own, that the keyboard reaches. No text can hold these tags: it is encoded.
    private static string InBoxes(string html) => html.Contains(TableTag, StringComparison.Ordinal)
        ? html.Replace(TableTag, "<div class=\"table-wrap\" role=\"group\" aria-label=\"Tableau\" tabindex=\"0\">" + TableTag, StringComparison.Ordinal).Replace("</table>", "</table></div>", StringComparison.Ordinal) : html;

    /// <summary>The words alone, for summaries and feeds.</summary>
    public static string ToPlainText(string markdown) => (Parse(markdown, Pipeline) is null ? markdown : Markdown.ToPlainText(markdown, Pipeline)).Fr().Trim();

    /// <summary>What a text is made of, for those who proofread it.</summary>
    public static MarkdownFacts Read(string markdown)
    {
        var nodes = Parse(markdown, Pipeline)?.Descendants().ToList() ?? [];
        var links = nodes.OfType<LinkInline>().Where(l => !l.IsImage).Select(l => new MarkdownLink(l.Url ?? "", Words(l)))
            .Concat(nodes.OfType<AutolinkInline>().Where(a => !a.IsEmail).Select(a => new MarkdownLink(a.Url, a.Url)));
        return new MarkdownFacts([.. links], [.. nodes.OfType<LinkInline>().Where(l => l.IsImage).Select(l => new MarkdownLink(l.Url ?? "", Words(l)))],
            [.. nodes.OfType<HeadingBlock>().Select(h => (h.Level, string.Concat(h.Inline?.Descendants().OfType<LiteralInline>().Select(t => t.Content.ToString()) ?? [])))], ToPlainText(markdown));
    }

    private static string Words(LinkInline link) => string.Concat(link.Descendants().OfType<LiteralInline>().Select(t => t.Content.ToString())).Trim();

    // Markdig refuses a text nested beyond any sense: it is then shown as it was typed.
    private static MarkdownDocument? Parse(string markdown, MarkdownPipeline pipeline)
    {
        try
        {
            return Markdown.Parse(markdown, pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static void Link(LinkInline link)
    {
        if (!LinkAddress.IsAllowed(link.Url))
        {
            link.ReplaceBy(new ContainerInline(), copyChildren: true);
            return;
        }
        link.Url = LinkAddress.Resolve(link.Url!);
        // A picture elsewhere would tell that site who reads: it becomes a link.
        if (!link.IsImage || !link.Url.StartsWith('/')) link.IsImage = false;
        if (!link.IsImage) return;
        link.GetAttributes().AddPropertyIfNotExist("loading", "lazy");
        link.GetAttributes().AddPropertyIfNotExist("decoding", "async");
    }

    // A block quote that opens with bold words is a pull-out: « **À retenir** … ».
    private static bool StartsWithStrong(QuoteBlock quote) =>
        (quote.FirstOrDefault() as ParagraphBlock)?.Inline?.FirstChild is EmphasisInline { DelimiterCount: 2 };
}

/// <summary>Links, pictures, headings with their level as typed, and the words alone.</summary>
public sealed record MarkdownFacts(IReadOnlyList<MarkdownLink> Links, IReadOnlyList<MarkdownLink> Pictures, IReadOnlyList<(int Level, string Words)> Headings, string Plain);

/// <summary>Where it leads or lies, and its words.</summary>
public sealed record MarkdownLink(string Url, string Words);
