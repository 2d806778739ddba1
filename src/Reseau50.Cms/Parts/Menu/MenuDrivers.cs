using Reseau50.Cms.Content;
using Reseau50.Cms.Display;

namespace Reseau50.Cms.Parts;

internal sealed class MenuPartDriver : PartDriver<MenuPart>
{
    public override IReadOnlyList<string> DisplayTypes => [];
    protected override Task<object?> Edit(MenuPart part, PartContext context, FormInput? form, CancellationToken ct) => Task.FromResult<object?>(null);
}

internal sealed class MenuItemsListPartDriver(NestedEditor nested) : PartDriver<MenuItemsListPart>
{
    private static readonly string[] EntryTypes = ["LinkMenuItem", "ContentMenuItem", "HtmlMenuItem"];

    protected override Task<object?> Display(MenuItemsListPart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<object?>(part.MenuItems.Count == 0 ? null : part);

    protected override async Task<object?> Edit(MenuItemsListPart part, PartContext context, FormInput? form, CancellationToken ct) =>
        await nested.EditAsync(part.Items, context, EntryTypes, form, ct);

    protected override async Task Update(MenuItemsListPart part, PartContext context, FormInput form, CancellationToken ct) =>
        part.MenuItems = await nested.UpdateAsync(part.Items, context, form, ct);
}

internal sealed class LinkMenuItemPartDriver : PartDriver<LinkMenuItemPart>
{
    protected override Task Update(LinkMenuItemPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        (part.Name, part.Url, part.Target) = (form.Text("Name"), form.Text("Url"), form.Text("Target"));
        if (!string.IsNullOrEmpty(part.Name)) context.Item.DisplayText = part.Name;
        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyList<Problem>> Validate(LinkMenuItemPart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Problem>>(string.IsNullOrWhiteSpace(part.Url) ? [new Problem(context.Prefix + ".Url", "L’adresse du lien est obligatoire : écrivez par exemple ~/agenda.")]
            : !Fields.LinkAddress.IsAllowed(part.Url) ? [new Problem(context.Prefix + ".Url", Fields.LinkAddress.Refusal)] : []);
}

internal sealed class ContentMenuItemPartDriver : PartDriver<ContentMenuItemPart>
{
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
}

internal sealed class MenuItemPermissionPartDriver : PartDriver<MenuItemPermissionPart>
{
    public override IReadOnlyList<string> DisplayTypes => [];

    protected override Task Update(MenuItemPermissionPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        part.PermissionNames = [.. form.All("PermissionNames")];
        return Task.CompletedTask;
    }
}
