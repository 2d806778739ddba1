using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Features;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Text;

namespace Reseau50.Cms.Site;

/// <summary>The page of an item: what its module composes, or the item alone; and the view that draws it.</summary>
public sealed class ItemPages(ContentReader reader, TemplateTable templates, CurrentTheme theme, EnabledFeatures features, AudienceNames audiences, IServiceProvider services)
{
    /// <summary>The page, or null when the item has none. <paramref name="containedId"/> names what inside the item the address belongs to.</summary>
    public async Task<(string Path, PageView View)?> OfAsync(ContentItem item, string? containedId, Viewer viewer, CancellationToken ct)
    {
        var page = services.GetKeyedService<IContentPage>(item.ContentType);
        var type = (await reader.DefinitionsAsync(ct)).Type(item.ContentType);
        if (page is not null && !await features.HasAsync(page.GetType(), ct)) return null;
        var view = page is not null ? await page.BuildAsync(item, containedId, viewer, ct)
            : type is null || containedId is not null ? null
            : new PageView("Content-" + item.ContentType, new ItemView(item, type, DisplayTypes.Detail), new PageHead(item.DisplayText, Summary(item)));
        if (view is null) return null;
        if (await audiences.SentenceAsync(item, ct) is { } kept) view = view with { Head = view.Head with { Notice = kept, Indexed = false } };
        return (templates.Find(await theme.NameAsync(), view.Template, "Content") ?? throw new InvalidOperationException($"No template « {view.Template} »."), view);
    }

    /// <summary>The item on whose page <paramref name="item"/> is read: itself, the list that contains it, or what its module says.</summary>
    public async Task<string> ReadOnAsync(ContentItem item, CancellationToken ct)
    {
        if (ItemAddress.Of(item) is not null) return item.ContentItemId;
        if (item.Part<ContainedPart>().ListContentItemId is { Length: > 0 } list) return list;
        return services.GetKeyedService<IReadOn>(item.ContentType) is { } other && await other.PageOfAsync(item, ct) is { Length: > 0 } id ? id : item.ContentItemId;
    }

    private static string Summary(ContentItem item)
    {
        var text = MarkdownText.ToPlainText(item.Part<MarkdownBodyPart>().Markdown ?? "");
        return text.Length == 0 ? item.DisplayText : text.Length <= 160 ? text : text[..text.LastIndexOf(' ', 157)] + "…";
    }
}

/// <summary>Says on whose page the items of a type without pages of their own are read; registered under the type's name.</summary>
public interface IReadOn
{
    /// <summary>The id of that item, or null.</summary>
    Task<string?> PageOfAsync(ContentItem item, CancellationToken ct);
}
