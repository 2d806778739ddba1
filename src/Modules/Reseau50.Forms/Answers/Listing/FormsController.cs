using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Forms.Answers.Listing;

/// <summary>The forms and how many answered.</summary>
[Needs(FormsModule.View, FormsModule.Manage)]
internal sealed class FormsController(FormList list, CurrentViewer viewer) : AdminController
{
    public const string Path = Root + "/formulaires";
    private const int PageSize = 30;

    public static string PathOf(string id) => Path + "/" + Uri.EscapeDataString(id);

    [HttpGet(Path)]
    public async Task<IActionResult> All(int page, CancellationToken ct)
    {
        page = Math.Clamp(page, 1, Pager.Most);
        var (lines, total) = await list.PageAsync(viewer.Value, page, PageSize, ct);
        return Screen("Forms", new FormsView(lines, new Pager(page, PageSize, total, Path, new Dictionary<string, string?>()), viewer.Value.MayOwn(ItemAct.Edit, Elements.FormPart.Type)), "Formulaires");
    }
}

internal sealed record FormsView(IReadOnlyList<FormLine> Lines, Pager Pager, bool MayCreate);

internal sealed class FormsMenu : IAdminMenu
{
    public IReadOnlyList<AdminLink> Links { get; } = [new("Contenus", "Formulaires", FormsController.Path, v => v.May(FormsModule.View) || v.May(FormsModule.Manage))];
}
