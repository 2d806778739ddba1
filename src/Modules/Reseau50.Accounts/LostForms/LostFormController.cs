using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.LostForms;

/// <summary>« Votre texte a été retrouvé ».</summary>
[Authorize]
internal sealed class LostFormController(LostForms forms) : Controller
{
    public const string Path = "/mon-compte/texte-retrouve";

    [HttpGet(Path)]
    public async Task<IActionResult> Show()
    {
        var found = await forms.FindAsync(HttpContext);
        ViewData[PageHead.Key] = new PageHead(found is null ? "Aucun texte à retrouver" : "Votre texte a été retrouvé", "") { Kind = "account", Indexed = false };
        if (found is null) Response.StatusCode = 410;
        Response.Headers.CacheControl = "no-cache, no-store";
        return View("LostForm", found);
    }

    [HttpPost(Path + "/oublier"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Forget()
    {
        await forms.ForgetAsync(HttpContext);
        return LocalRedirect("/mon-compte");
    }
}
