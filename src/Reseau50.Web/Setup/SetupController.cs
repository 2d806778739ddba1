using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Accounts.Contracts;
using Reseau50.Cms.Recipes;
using Reseau50.Web.Commands;

namespace Reseau50.Web.Setup;

/// <summary>The first page of a site that does not exist yet: its name, its recipe, who runs it. Not there any more once it exists.</summary>
internal sealed class SetupController(SetupGate gate, RecipeCatalog catalog, IAdministrators administrators, IServiceProvider services) : Controller
{
    public const string Path = "/installation";
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    [HttpGet(Path)]
    public IActionResult Ask() => gate.IsShut ? Page(new SetupForm { Adresse = $"{Request.Scheme}://{Request.Host}" }) : NotFound();

    [HttpPost(Path), ValidateAntiForgeryToken]
    public async Task<IActionResult> Make(SetupForm form, CancellationToken ct)
    {
        if (!gate.IsShut) return NotFound();
        await OneAtATime.WaitAsync(ct);
        try
        {
            if (!gate.IsShut) return LocalRedirect("/connexion");
            if (!gate.Takes(form.Code)) ModelState.AddModelError(nameof(form.Code), gate.IsWornOut ? "Trop d’essais : redémarrez le site, il donnera un autre code." : "Ce n’est pas le code écrit dans le journal au dernier démarrage.");
            if (!FirstSite.IsAddress(form.Adresse)) ModelState.AddModelError(nameof(form.Adresse), "Donnez l’adresse du site en entier, par exemple https://reseau.exemple.fr.");
            var recipe = form.Recette is { } chosen && Recipes().Contains(chosen) ? SetupCommand.Resolve(services, chosen) : null;
            if (recipe is null) ModelState.AddModelError(nameof(form.Recette), "Choisissez une recette de la liste.");
            var who = new NewAdministrator(form.Nom ?? "", form.Email ?? "", form.MotDePasse ?? "");
            foreach (var problem in administrators.Check(who)) ModelState.AddModelError(problem.Name switch { nameof(who.Name) => nameof(form.Nom), nameof(who.Email) => nameof(form.Email), _ => nameof(form.MotDePasse) }, problem.Message);
            if (!ModelState.IsValid) return Page(form, 400);
            await SiteSetup.RunAsync(services, recipe!, new RecipeOptions { Forbidden = catalog.Forbidden }, ct, new FirstSite(form.NomDuSite, form.Adresse, who));
            gate.Open();
            return LocalRedirect("/connexion");
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private List<string> Recipes() => [.. catalog.SetupNames().Except(catalog.Forbidden)];

    private ViewResult Page(SetupForm form, int status = 200)
    {
        Response.StatusCode = status;
        return View("Setup", new SetupView(form, Recipes()));
    }
}

internal sealed class SetupForm
{
    public string? Code { get; set; }

    [Required(ErrorMessage = "Donnez un nom au site."), StringLength(100, ErrorMessage = "Le nom du site compte 100 caractères au plus.")]
    public string? NomDuSite { get; set; }
    public string? Adresse { get; set; }
    public string? Recette { get; set; }
    public string? Nom { get; set; }
    public string? Email { get; set; }
    public string? MotDePasse { get; set; }
}

internal sealed record SetupView(SetupForm Form, IReadOnlyList<string> Recipes);
