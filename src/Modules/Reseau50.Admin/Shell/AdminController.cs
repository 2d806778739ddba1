using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Shell;

/// <summary>Base of every screen of the administration: guarded, its forms checked.</summary>
[AdminGate, AutoValidateAntiforgeryToken]
internal abstract class AdminController : Controller
{
    public const string Root = "/admin";
    private const string SaidKey = "said";

    /// <summary>A screen, with its title and the screens above it.</summary>
    protected ViewResult Screen(string view, object model, string title, params Crumb[] crumbs)
    {
        ViewData[PageHead.Key] = new PageHead(title, "") { Kind = "admin", Indexed = false, Crumbs = crumbs };
        ViewData[SaidKey] = TempData[SaidKey];
        return View(view, model);
    }

    /// <summary>The next screen says <paramref name="said"/>.</summary>
    protected LocalRedirectResult Then(string path, string said)
    {
        TempData[SaidKey] = said;
        return LocalRedirect(path);
    }

    protected StatusCodeResult Refused() => StatusCode(403);
}
