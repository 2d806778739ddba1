using System.Text;
using Markdig;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Text;

namespace Reseau50.Cms.Mail.Texts;

/// <summary>One Markdown, two bodies: words with their addresses written out, and HTML without a picture. Links are absolute.</summary>
internal static class MailMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static (string Text, string Html, string Fragment) Render(string markdown, string siteAddress, string signature)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var node in document.Descendants().ToList())
        {
            switch (node)
            {
                case LiteralInline literal: literal.Content = new StringSlice(literal.Content.ToString().Fr()); break;
                case LinkInline link: Link(link, siteAddress); break;
                case AutolinkInline { IsEmail: false } auto when !LinkAddress.IsAllowed(auto.Url): auto.ReplaceBy(new LiteralInline(auto.Url)); break;
            }
        }
        var text = new StringBuilder();
        Blocks(document, "", text);
        var fragment = document.ToHtml(Pipeline);
        return (text.ToString().TrimEnd() + "\n\n-- \n" + signature + "\n" + siteAddress + "\n", Page(fragment, siteAddress, signature), fragment);
    }

    private static void Link(LinkInline link, string siteAddress)
    {
        if (link.IsImage || !LinkAddress.IsAllowed(link.Url)) link.ReplaceBy(new ContainerInline(), copyChildren: true);
        else if (LinkAddress.Resolve(link.Url!) is ['/', ..] path) link.Url = siteAddress + path;
    }

    private static string Page(string body, string siteAddress, string signature)
    {
        string Safe(string value) => System.Net.WebUtility.HtmlEncode(value);
        return $"""
            <!doctype html>
            <html lang="fr"><head><meta charset="utf-8"><title>{Safe(signature)}</title></head>
            <body style="margin:0;padding:24px;font:17px/1.55 Verdana,sans-serif;color:#1f2430;background:#fff"><div style="max-width:34em">
            {body}<p style="margin-top:2em;color:#555">{Safe(signature)}<br><a href="{Safe(siteAddress)}">{Safe(siteAddress)}</a></p>
            </div></body></html>

            """;
    }

    private static void Blocks(ContainerBlock blocks, string indent, StringBuilder text)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case LeafBlock { Inline: { } inline }: text.Append(Inlines(inline).Replace("\n", "\n" + indent, StringComparison.Ordinal)).Append('\n'); break;
                case LeafBlock leaf and (CodeBlock or HtmlBlock): text.Append(leaf.Lines).Append('\n'); break;
                case ListBlock list: Items(list, indent, text); break;
                case QuoteBlock quote: text.Append("> "); Blocks(quote, indent + "> ", text); break;
            }
            if (block != blocks[^1]) text.Append(blocks is ListItemBlock ? "" : "\n").Append(indent);
        }
    }

    private static void Items(ListBlock list, string indent, StringBuilder text)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            if (item != list[0]) text.Append(indent);
            text.Append(list.IsOrdered ? $"{item.Order}. " : "- ");
            Blocks(item, indent + "  ", text);
        }
    }

    private static string Inlines(ContainerInline inlines) => string.Concat(inlines.Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline line => line.IsHard ? "\n" : " ",
        AutolinkInline auto => auto.Url,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LinkInline link => Inlines(link) is var words && words == link.Url ? words : $"{words}{FrenchText.NoBreak}:\n{link.Url}",
        ContainerInline within => Inlines(within),
        _ => "",
    }));
}
