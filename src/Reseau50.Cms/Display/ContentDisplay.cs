using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Features;
using Reseau50.Cms.Security;

namespace Reseau50.Cms.Display;

/// <summary>What an item's template is given.</summary>
public sealed record ItemView(ContentItem Item, TypeDefinition Type, string DisplayType);

/// <summary>What an item's editor template is given. <see cref="Form"/> is what was submitted last, with its problems.</summary>
public sealed record ItemEditView(ContentItem Item, TypeDefinition Type, IReadOnlyList<Shape> Editors, FormInput? Form);

/// <summary>Draws items, parts and fields through the template table.</summary>
public sealed class ContentDisplay(TemplateTable templates, CurrentTheme theme, ContentReader reader, CurrentViewer viewer, EnabledFeatures features, IServiceProvider services)
{
    // Made by the first page that needs them: most draw shapes alone.
    private readonly Lazy<DriverTable> _drivers = new(services.GetRequiredService<DriverTable>);
    private readonly Lazy<IEnumerable<IWidget>> _widgets = new(services.GetServices<IWidget>);

    /// <summary>Where a part's or field's template finds the item it belongs to.</summary>
    internal const string ViewKey = "Reseau50.ItemView";

    /// <summary>How many items stand around the one being drawn.</summary>
    internal const string DepthKey = "Reseau50.Depth";

    /// <summary>Draws an item with <c>Content-Type[.Display]</c>, or <c>Content[.Display]</c> which draws its parts in order.</summary>
    public async Task<IHtmlContent> ItemAsync(IHtmlHelper html, ContentItem item, string displayType = DisplayTypes.Detail, CancellationToken ct = default)
    {
        if (_widgets.Value.FirstOrDefault(w => w.ContentType == item.ContentType) is { } widget)
            return await features.HasAsync(widget.GetType(), ct) && await widget.BuildAsync(item, viewer.Value, ct) is { } shape ? await ShapeAsync(html, shape) : HtmlString.Empty;
        var type = (await reader.DefinitionsAsync(ct)).Type(item.ContentType);
        if (type is null) return HtmlString.Empty;
        var path = await PathAsync(TemplateNames.OfItem(item.ContentType, displayType), TemplateNames.Of("Content", displayType));
        var view = new ItemView(item, type, displayType);
        var depth = html.ItemView() is null ? 0 : html.ItemDepth() + 1;
        return await html.PartialAsync(path, view, new ViewDataDictionary(html.ViewData) { [ViewKey] = view, [DepthKey] = depth });
    }

    /// <summary>Draws the inputs of an item with <c>Content-Type.Edit</c> or <c>Content.Edit</c>; the form around them is the caller's.</summary>
    public async Task<IHtmlContent> EditAsync(IHtmlHelper html, ContentItem item, FormInput? form, CancellationToken ct = default)
    {
        var type = (await reader.DefinitionsAsync(ct)).Type(item.ContentType);
        if (type is null) return HtmlString.Empty;
        var editors = await services.GetRequiredService<ItemEditor>().EditAsync(item, form, ct: ct);
        var path = await PathAsync(TemplateNames.OfItem(item.ContentType, DisplayTypes.Edit), TemplateNames.Of("Content", DisplayTypes.Edit));
        return await html.PartialAsync(path, new ItemEditView(item, type, editors, form));
    }

    /// <summary>Draws one part with its own driver, or its fields when it has none.</summary>
    public async Task<IHtmlContent> PartAsync(IHtmlHelper html, ItemView view, TypePart part, CancellationToken ct = default)
    {
        var all = new HtmlContentBuilder();
        if (_drivers.Value.Part(part.PartName) is { } driver
            && await driver.DisplayAsync(new PartContext(view.Item, part, services, view.DisplayType), ct) is { } shape)
            all.AppendHtml(await ShapeAsync(html, shape, $"{view.Type.Name}-{part.Name}", view));
        foreach (var field in part.Definition.Fields)
            all.AppendHtml(await FieldAsync(html, view, part, field, ct));
        return all;
    }

    /// <summary>Draws one field.</summary>
    public async Task<IHtmlContent> FieldAsync(IHtmlHelper html, ItemView view, TypePart part, FieldDefinition field, CancellationToken ct = default) =>
        _drivers.Value.Field(field.FieldName) is { } driver
        && await driver.DisplayAsync(new FieldContext(view.Item, part, field, services, view.DisplayType), ct) is { } shape
            ? await ShapeAsync(html, shape, $"{part.Name}-{field.Name}", view)
            : HtmlString.Empty;

    /// <summary>Draws a shape: first the template made for that place (<c>Atelier-TitlePart</c>), then the general one.</summary>
    public async Task<IHtmlContent> ShapeAsync(IHtmlHelper html, Shape shape, string? alternate = null, ItemView? view = null)
    {
        var dot = shape.Template.IndexOf('.', StringComparison.Ordinal);
        var place = alternate is null ? shape.Template : dot < 0 ? alternate : alternate + shape.Template[dot..];
        return await html.PartialAsync(await PathAsync(place, shape.Template), shape.Model, With(html, view));
    }

    private static ViewDataDictionary With(IHtmlHelper html, ItemView? view) =>
        view is null ? html.ViewData : new ViewDataDictionary(html.ViewData) { [ViewKey] = view };

    private async ValueTask<string> PathAsync(string first, string second) =>
        templates.Find(await theme.NameAsync(), first, second)
        ?? throw new InvalidOperationException($"No template: tried theme then module for « {first} », then « {second} ».");
}

/// <summary>Short calls for templates.</summary>
public static class DisplayExtensions
{
    public static Task<IHtmlContent> ItemAsync(this IHtmlHelper html, ContentItem item, string displayType = DisplayTypes.Detail) =>
        Display(html).ItemAsync(html, item, displayType, html.ViewContext.HttpContext.RequestAborted);

    public static Task<IHtmlContent> EditItemAsync(this IHtmlHelper html, ContentItem item, FormInput? form) =>
        Display(html).EditAsync(html, item, form, html.ViewContext.HttpContext.RequestAborted);

    public static Task<IHtmlContent> PartAsync(this IHtmlHelper html, ItemView view, TypePart part) =>
        Display(html).PartAsync(html, view, part, html.ViewContext.HttpContext.RequestAborted);

    /// <summary>The part called <paramref name="name"/>, or nothing when the type has none.</summary>
    public static async Task<IHtmlContent> PartAsync(this IHtmlHelper html, ItemView view, string name) =>
        view.Type.Part(name) is { } part ? await html.PartAsync(view, part) : HtmlString.Empty;

    public static Task<IHtmlContent> ShapeAsync(this IHtmlHelper html, Shape shape) => Display(html).ShapeAsync(html, shape);

    /// <summary>Draws a template by its name, the theme's if it has one.</summary>
    public static Task<IHtmlContent> TemplateAsync(this IHtmlHelper html, string template, object model) => html.ShapeAsync(new Shape(template, model));
    public static Task<IHtmlContent> EditorAsync(this IHtmlHelper html, EditorInput input) => html.ShapeAsync(new Shape("Editor", input));

    public static Task<IHtmlContent> EditorAsync(this IHtmlHelper html, EditorGroup group) => html.ShapeAsync(new Shape("EditorGroup", group));

    /// <summary>In a part's or field's template: the item it belongs to, or null when it is drawn alone.</summary>
    public static ItemView? ItemView(this IHtmlHelper html) => html.ViewData[ContentDisplay.ViewKey] as ItemView;

    /// <summary>0 for the item of the page, 1 for an item inside it, and so on: titles go down with it.</summary>
    public static int ItemDepth(this IHtmlHelper html) => html.ViewData[ContentDisplay.DepthKey] as int? ?? 0;

    private static ContentDisplay Display(IHtmlHelper html) => html.ViewContext.HttpContext.RequestServices.GetRequiredService<ContentDisplay>();
}
