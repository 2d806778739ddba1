using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Contracts;

/// <summary>Base of every screen of the administration, whichever module has it: guarded, its forms checked. The views of a slice of screens take <see cref="Layout"/> in a <c>_ViewStart.cshtml</c> of theirs.</summary>
[AdminGate, AutoValidateAntiforgeryToken]
public abstract class AdminController : Controller
{
    public const string Root = "/admin", Layout = "/Themes/Reseau50.AdminTheme/Shared/_AdminLayout.cshtml";
    private const string SaidKey = "said";

    /// <summary>A screen, with its title and the screens above it.</summary>
    protected ViewResult Screen(string view, object model, string title, params Crumb[] crumbs)
    {
        ViewData[PageHead.Key] = new PageHead(title, "") { Kind = "admin", Indexed = false, Crumbs = crumbs, Scripts = Scripts };
        ViewData[SaidKey] = TempData[SaidKey];
        return View(view, model);
    }

    /// <summary>Addresses of the script modules its screens are better with.</summary>
    protected virtual IReadOnlyList<string> Scripts => [];

    /// <summary>The next screen says <paramref name="said"/>.</summary>
    protected LocalRedirectResult Then(string path, string said)
    {
        TempData[SaidKey] = said;
        return LocalRedirect(path);
    }

    /// <summary>Nobody learns more than that it is not theirs to do.</summary>
    protected StatusCodeResult Refused() => StatusCode(403);
}
