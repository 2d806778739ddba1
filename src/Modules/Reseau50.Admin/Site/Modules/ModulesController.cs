using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Site.Modules;

/// <summary>Which modules the site has on.</summary>
[Needs("ManageFeatures")]
internal sealed class ModulesController(ModuleSwitch modules) : AdminController
{
    public const string Path = Root + "/modules";

    [HttpGet(Path)]
    public async Task<IActionResult> List(CancellationToken ct) => Screen("Modules", await modules.AllAsync(ct), "Modules");

    /// <summary>Says what goes with a module before it is stopped.</summary>
    [HttpGet(Path + "/{id}/arreter")]
    public async Task<IActionResult> AskOff(string id, CancellationToken ct) =>
        (await modules.AllAsync(ct)).FirstOrDefault(m => m.Id == id && m.IsOn) is { } module ? Screen("ModuleOff", module, "Arrêter un module", new Crumb("Modules", Path)) : NotFound();

    [HttpPost(Path + "/{id}/arreter")]
    public async Task<IActionResult> Off(string id, CancellationToken ct) => Then(Path, await modules.SwitchAsync(id, on: false, ct) ?? "Le module est arrêté. Ses contenus sont gardés.");

    [HttpPost(Path + "/{id}/activer")]
    public async Task<IActionResult> On(string id, CancellationToken ct) => Then(Path, await modules.SwitchAsync(id, on: true, ct) ?? "Le module est activé.");
}
