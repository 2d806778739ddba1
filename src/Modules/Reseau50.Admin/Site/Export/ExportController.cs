using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Display;

namespace Reseau50.Admin.Site.Export;

/// <summary>The whole site, to keep or to make another one. A form of its own: no link or picture elsewhere can ask for it.</summary>
[Needs("Export")]
internal sealed class ExportController(SiteExport export, SiteTime time) : AdminController
{
    public const string Path = Root + "/export";

    [HttpGet(Path)]
    public IActionResult Ask() => Screen("Export", new object(), "Exporter le site");

    [HttpPost(Path)]
    public async Task<IActionResult> Take(CancellationToken ct) => File(await export.WriteAsync(ct), "application/zip", $"reseau50-{time.Today:yyyy-MM-dd}.zip");
}
