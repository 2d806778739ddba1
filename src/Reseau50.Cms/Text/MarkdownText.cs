using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Reseau50.Cms.Text;

/// <summary>Markdown to HTML: raw HTML is shown as text, links lead only where a link may, typography is French.</summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseEmphasisExtras().UseListExtras().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).DisableHtml().Build();

    public static string ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var node in document.Descendants())
        {
            switch (node)
            {
                case LiteralInline literal: literal.Content = new Markdig.Helpers.StringSlice(literal.Content.ToString().Fr()); break;
                case LinkInline link: Link(link); break;
                case HeadingBlock heading: heading.Level = Math.Clamp(heading.Level + (heading.Level == 1 ? 1 : 0), 2, 6); break;
                case QuoteBlock quote when StartsWithStrong(quote): quote.GetAttributes().AddClass("pullout"); break;
                case Markdig.Extensions.Tables.Table table: table.GetAttributes().AddClass("table"); break;
            }
        }
        return document.ToHtml(Pipeline);
    }

    /// <summary>The words alone, for summaries and feeds.</summary>
    public static string ToPlainText(string markdown) => Markdown.ToPlainText(markdown, Pipeline).Fr().Trim();

    private static void Link(LinkInline link)
    {
        if (!Fields.LinkAddress.IsAllowed(link.Url)) link.Url = "";
        link.Url = Fields.LinkAddress.Resolve(link.Url ?? "");
        if (!link.IsImage) return;
        link.GetAttributes().AddPropertyIfNotExist("loading", "lazy");
        link.GetAttributes().AddPropertyIfNotExist("decoding", "async");
    }

    // A block quote that opens with bold words is a pull-out: « **À retenir** … ».
    private static bool StartsWithStrong(QuoteBlock quote) =>
        (quote.FirstOrDefault() as ParagraphBlock)?.Inline?.FirstChild is EmphasisInline { DelimiterCount: 2 };
}
