using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Reseau50.Cms.Content;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Items.Previewing;

/// <summary>A page of the site as it would be with a draft published: made of the real page, in a transaction that is taken back.</summary>
internal sealed class PreviewPage(DraftRehearsal rehearsal, ContentReader reader, ItemPages pages, ITempDataDictionaryFactory tempData)
{
    /// <summary>The page as HTML, or null when the draft is read nowhere yet. <paramref name="open"/>: also for somebody who may not see it.</summary>
    public Task<string?> HtmlAsync(ContentItem draft, bool open, Viewer viewer, string notice, ControllerContext context, CancellationToken ct) => rehearsal.RunAsync(draft, open, async item =>
    {
        var id = await pages.ReadOnAsync(item, ct);
        if (open && id != item.ContentItemId && await reader.PublishedAsync(id, Viewer.System, ct) is { } other) await rehearsal.OpenAsync(other, ct);
        if (await reader.PublishedAsync(id, viewer, ct) is not { } read || await pages.OfAsync(read, null, viewer, ct) is not { } page) return null;
        return await DrawnAsync(page.Path, page.View, notice, context);
    }, ct);

    // Drawn here and now: once the rehearsal is over, a view that asks the site something would be told of the site as it is.
    private async Task<string?> DrawnAsync(string path, PageView view, string notice, ControllerContext context)
    {
        var (response, body) = (context.HttpContext.Response, context.HttpContext.Response.Body);
        using var drawn = new MemoryStream();
        response.Body = drawn;
        try
        {
            var data = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = view.Model, [PageHead.Key] = view.Head with { Notice = notice, Indexed = false, Canonical = null } };
            await new ViewResult { ViewName = path, ViewData = data, TempData = tempData.GetTempData(context.HttpContext) }.ExecuteResultAsync(context);
            await response.BodyWriter.FlushAsync();
        }
        finally
        {
            response.Body = body;
        }
        return System.Text.Encoding.UTF8.GetString(drawn.ToArray());
    }
}
