using Microsoft.AspNetCore.Mvc;

namespace Reseau50.BrowserTests.Site;

/// <summary>Addresses that go wrong on purpose: the site has none of its own.</summary>
public sealed class FaultsController : Controller
{
    public const string Breaks = "/essai/panne";
    public const string Forbids = "/essai/reserve";

    [HttpGet(Breaks)]
    public IActionResult Break() => Request.IsHttps ? Ok() : throw new InvalidOperationException("A fault asked for by a test.");

    [HttpGet(Forbids)]
    public IActionResult Forbidden() => StatusCode(403);
}
