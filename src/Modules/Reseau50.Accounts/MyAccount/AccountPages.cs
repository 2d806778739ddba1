using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.MyAccount;

/// <summary>Base of the pages about one's account: found by no search engine, each with its own address.</summary>
internal abstract class AccountPages(string kind, string description) : Controller
{
    protected ViewResult Page(string view, string title, object? model, string canonical, int status = 200)
    {
        ViewData[PageHead.Key] = new PageHead(title, description) { Kind = kind, Indexed = false, Canonical = canonical, Scripts = Scripts };
        Response.StatusCode = status;
        return View(view, model);
    }

    /// <summary>Addresses of the script modules its pages are better with.</summary>
    protected virtual IReadOnlyList<string> Scripts => [];
}
