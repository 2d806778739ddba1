using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Features;

namespace Reseau50.Cms.Parts;

internal sealed class MenuPartDriver : PartDriver<MenuPart>
{
    public override IReadOnlyList<string> DisplayTypes => [];
    protected override Task<object?> Edit(MenuPart part, PartContext context, FormInput? form, CancellationToken ct) => Task.FromResult<object?>(null);
}

internal sealed class MenuItemsListPartDriver(NestedEditor nested, MenuTree tree, ContentReader reader) : PartDriver<MenuItemsListPart>
{
    private static readonly string[] EntryTypes = ["LinkMenuItem", "ContentMenuItem", "HtmlMenuItem"];

    protected override async Task<object?> Display(MenuItemsListPart part, PartContext context, CancellationToken ct)
    {
        var entries = await tree.OfAsync(part, ct);
        return entries.Count == 0 ? null : entries;
    }

    protected override async Task<object?> Edit(MenuItemsListPart part, PartContext context, FormInput? form, CancellationToken ct)
    {
        var model = await nested.EditAsync(part.Items, context, EntryTypes, form, ct);
        var entries = new List<NestedItem>();
        foreach (var (editor, item) in model.Items.Zip(part.Items))
            entries.Add(await BelowAsync(item, context, ct) is not { } below ? editor
                : editor with { Editors = [.. editor.Editors, new Shape("MenuItemsListPart.Edit", (await Edit(item.Part<MenuItemsListPart>(), below, form, ct))!)] });
        return model with { Items = entries };
    }

    protected override async Task Update(MenuItemsListPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        part.MenuItems = await nested.UpdateAsync(part.MenuItems, context, EntryTypes, form, ct);
        foreach (var json in part.MenuItems)
        {
            if (await BelowAsync(ContentJson.ToItem(json), context, ct) is not { } below) continue;
            var children = below.Item.Part<MenuItemsListPart>();
            await Update(children, below, form.Under(below.Prefix), ct);
            if (children.MenuItems.Count > 0 || below.Item.Has(PartName)) json[PartName] = ContentJson.Merge(json[PartName] as JsonObject, children);
        }
    }

    protected override async Task<IReadOnlyList<Problem>> Validate(MenuItemsListPart part, PartContext context, CancellationToken ct)
    {
        var problems = new List<Problem>(await nested.ValidateAsync(part.Items, context, ct));
        foreach (var item in part.Items)
            if (await BelowAsync(item, context, ct) is { } below) problems.AddRange(await Validate(item.Part<MenuItemsListPart>(), below, ct));
        return problems;
    }

    // An entry carries its own entries although its type does not name the part: null when the type does, and the item's editor shows it.
    private async Task<PartContext?> BelowAsync(ContentItem item, PartContext context, CancellationToken ct) =>
        (await reader.DefinitionsAsync(ct)).Type(item.ContentType)?.HasPart(PartName) == true ? null
            : new PartContext(item, new TypePart(new ContentTypePartRecord { PartName = PartName }, new PartDefinition(new ContentPartRecord { Name = PartName })), context.Services)
            {
                Within = NestedEditor.Within(context, item.ContentItemId),
            };
}

internal sealed class LinkMenuItemPartDriver : PartDriver<LinkMenuItemPart>
{
    protected override Task<object?> Display(LinkMenuItemPart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<object?>(string.IsNullOrWhiteSpace(part.Name ?? context.Item.DisplayText) ? null : MenuTree.Link(part.Name ?? context.Item.DisplayText, part.Url));

    protected override Task Update(LinkMenuItemPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        (part.Name, part.Url) = (form.Text("Name"), form.Text("Url"));
        if (!string.IsNullOrEmpty(part.Name)) context.Item.DisplayText = part.Name;
        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyList<Problem>> Validate(LinkMenuItemPart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Problem>>(string.IsNullOrWhiteSpace(part.Url) ? [new Problem(context.Prefix + ".Url", "L’adresse du lien est obligatoire : écrivez par exemple ~/agenda.")]
            : !Fields.LinkAddress.IsAllowed(part.Url) ? [new Problem(context.Prefix + ".Url", "L’adresse du lien " + Fields.LinkAddress.Refusal)] : []);
}

internal sealed class ContentMenuItemPartDriver(MenuTree tree) : PartDriver<ContentMenuItemPart>
{
    protected override async Task<object?> Display(ContentMenuItemPart part, PartContext context, CancellationToken ct) => await tree.EntryAsync(context.Item, ct);

    protected override Task Update(ContentMenuItemPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        (part.Name, part.CheckContentPermissions) = (form.Text("Name"), form.Flag("CheckContentPermissions"));
        if (!string.IsNullOrEmpty(part.Name)) context.Item.DisplayText = part.Name;
        return Task.CompletedTask;
    }
}

internal sealed class HtmlMenuItemPartDriver : PartDriver<HtmlMenuItemPart>
{
    protected override Task<object?> Display(HtmlMenuItemPart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<object?>(new Microsoft.AspNetCore.Html.HtmlString(Text.SafeHtml.Clean(part.Html ?? "")));

    protected override Task Update(HtmlMenuItemPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        (part.Name, part.Url, part.Html) = (form.Text("Name"), form.Text("Url"), form.Text("Html"));
        if (!string.IsNullOrEmpty(part.Name)) context.Item.DisplayText = part.Name;
        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyList<Problem>> Validate(HtmlMenuItemPart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Problem>>(string.IsNullOrWhiteSpace(part.Url) || Fields.LinkAddress.IsAllowed(part.Url) ? []
            : [new Problem(context.Prefix + ".Url", "L’adresse du lien " + Fields.LinkAddress.Refusal)]);
}

internal sealed class MenuItemPermissionPartDriver(ModuleCatalog modules) : PartDriver<MenuItemPermissionPart>
{
    public override IReadOnlyList<string> DisplayTypes => [];

    protected override Task<object?> Edit(MenuItemPermissionPart part, PartContext context, FormInput? form, CancellationToken ct) =>
        Task.FromResult<object?>(new EditorModel<MenuItemPermissionPart>(part, context.Prefix, context.Part.DisplayName, null, form)
        {
            Choices = Choice.Select([.. modules.All.SelectMany(m => m.Permissions).Select(p => new Choice(p.Name, p.Label))], part.PermissionNames),
        });

    protected override Task Update(MenuItemPermissionPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        part.PermissionNames = [.. form.All("PermissionNames")];
        return Task.CompletedTask;
    }
}
