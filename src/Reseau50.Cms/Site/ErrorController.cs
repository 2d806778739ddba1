using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Reseau50.Cms.Site;

/// <summary>Pages for what went wrong: they say what happened, what to do, and the number to quote.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorController : Controller
{
    [Route("/erreur/{code:int}")]
    // Out of the address alone: the form that went wrong may have a field of that name.
    public IActionResult Show([FromRoute] int code)
    {
        // Only what the pipeline re-executes is an error; the address itself, typed by hand, is a page that does not exist.
        var reexecuted = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var shown = reexecuted ? code : 404;
        Response.StatusCode = shown;
        ViewData[PageHead.Key] = new PageHead(shown switch { 403 => "Accès réservé", 404 => "Page introuvable", 429 => "Trop de demandes", >= 500 => "Une erreur est survenue", _ => "Demande impossible" }, "")
        {
            Indexed = false,
            Kind = "error",
        };
        return View("Error", new ErrorView(shown, HttpContext.TraceIdentifier));
    }
}

/// <summary>What an error page shows.</summary>
public sealed record ErrorView(int Code, string RequestId);
