using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Cms.Text;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Elements;

namespace Reseau50.Forms.Sending;

/// <summary>The page of a form.</summary>
internal sealed class FormPage(FormDesk desk) : IContentPage
{
    public string ContentType => FormPart.Type;

    public async Task<PageView?> BuildAsync(ContentItem item, string? containedId, Viewer viewer, CancellationToken ct)
    {
        var ask = await desk.AskAsync(item, viewer, true, ct);
        return new PageView("FormPage", new FormPageView(item, ask), new PageHead(ask.Sheet.Title, Described(ask.Sheet)) { Kind = "form" });
    }

    private static string Described(FormSheet sheet)
    {
        var intro = MarkdownText.ToPlainText(sheet.Settings.Intro ?? "");
        return intro.Length == 0 ? $"« {sheet.Title} » : un formulaire à remplir en ligne, sur ordinateur ou sur téléphone." : intro.Length <= 160 ? intro : intro[..157] + "…";
    }
}

/// <summary>A form among the blocks of a page.</summary>
internal sealed class FormWidget(FormDesk desk) : IWidget
{
    public string ContentType => "Form";

    public async Task<Shape?> BuildAsync(ContentItem widget, Viewer viewer, CancellationToken ct) => new("FormWidget", await desk.AskAsync(widget, viewer, false, ct));
}
