using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Site.Recipes;

/// <summary>The recipes the site knows, and one's own: what each would change, then changing it. A recipe can do everything, so one's own asks for the right to do everything.</summary>
[Needs("ManageRecipes")]
internal sealed class RecipesController(RecipeCatalog catalog, RecipeRuns runs, RecipeProgress progress, CurrentViewer viewer) : AdminController
{
    public const string Path = Root + "/recettes", RunPath = Path + "/executions/{id:guid}";
    private const string Busy = "Une autre recette est en cours : attendez qu’elle soit finie, puis recommencez.";

    protected override IReadOnlyList<string> Scripts => ["/_content/Reseau50.Admin/recettes.js"];

    [HttpGet(Path)]
    public Task<IActionResult> List(CancellationToken ct) => ListAsync(null, ct);

    /// <summary>Says what the recipe would change, or how the site differs from it.</summary>
    [HttpPost(Path + "/prevoir")]
    public async Task<IActionResult> Ask(string? recette, string? geste, bool ignorer, CancellationToken ct)
    {
        if (Shipped().FirstOrDefault(r => r.Name == recette) is not { Fault: null, IsForbidden: false } known) return NotFound();
        return await RunAsync(new RecipeRunRow { Kind = geste == RecipeRunRow.Verify ? RecipeRunRow.Verify : RecipeRunRow.Plan, Recipe = known.Name, Skips = ignorer }, Path, ct);
    }

    [HttpPost(Path + "/envoyer"), Needs(KernelPermissions.SiteOwner), RequestSizeLimit(2 * SentRecipes.MaxBytes)]
    public async Task<IActionResult> Send(IFormFile? fichier, bool ignorer, CancellationToken ct)
    {
        var (text, problem) = await SentRecipes.ReadAsync(fichier, ct);
        return problem is null ? await RunAsync(new RecipeRunRow { Recipe = SentRecipes.NameOf(fichier!), Sent = text, Skips = ignorer }, Path, ct) : await ListAsync(problem, ct);
    }

    [HttpGet(RunPath)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        if (await runs.FindAsync(id, ct) is not { } run) return NotFound();
        var underWay = run.EndedUtc is null && await runs.UnderWayAsync(ct) == id;
        var view = new RecipeRunView(run, RecipeOutcome.Read(run.Outcome), underWay, progress[id], MayApply(run));
        return Screen("Run", view, view.Title, new Crumb("Recettes", Path));
    }

    /// <summary>Where the run is, for a script.</summary>
    [HttpGet(RunPath + "/etat")]
    public async Task<IActionResult> State(Guid id, CancellationToken ct) => Json(new { over = await runs.IsOverAsync(id, ct), where = progress[id] ?? "" });

    /// <summary>Applies what a plan announced; the plan comes first, always.</summary>
    [HttpPost(RunPath + "/appliquer")]
    public async Task<IActionResult> Apply(Guid id, CancellationToken ct)
    {
        if (await runs.FindAsync(id, ct) is not { } plan) return NotFound();
        if (!MayApply(plan)) return Refused();
        if (RecipeOutcome.Read(plan.Outcome) is not { IsRefused: false, ChangesNothing: false }) return Then(PathOf(id), "Il n’y a rien à appliquer.");
        return await RunAsync(new RecipeRunRow { Kind = RecipeRunRow.Apply, Recipe = plan.Recipe, Sent = plan.Sent, Skips = plan.Skips }, PathOf(id), ct);
    }

    /// <summary>The same plan again, without what this site does not know.</summary>
    [HttpPost(RunPath + "/ignorer")]
    public async Task<IActionResult> Skip(Guid id, CancellationToken ct)
    {
        if (await runs.FindAsync(id, ct) is not { } plan) return NotFound();
        return MayApply(plan) ? await RunAsync(new RecipeRunRow { Kind = plan.Kind, Recipe = plan.Recipe, Sent = plan.Sent, Skips = true }, PathOf(id), ct) : Refused();
    }

    public static string PathOf(Guid id) => $"{Path}/executions/{id}";

    private bool MayApply(RecipeRunRow run) => run.Kind != RecipeRunRow.Apply && (run.Sent is null || viewer.Value.May(KernelPermissions.SiteOwner));

    private async Task<IActionResult> RunAsync(RecipeRunRow run, string otherwise, CancellationToken ct) => await runs.AskAsync(run, ct) is { } id ? LocalRedirect(PathOf(id)) : Then(otherwise, Busy);

    private async Task<IActionResult> ListAsync(string? problem, CancellationToken ct)
    {
        if (problem is not null) Response.StatusCode = 400;
        return Screen("Recipes", new RecipesView(Shipped(), await runs.LastAsync(12, ct), viewer.Value.May(KernelPermissions.SiteOwner), problem), "Recettes");
    }

    // Those that make a whole site first.
    private List<RecipeLineView> Shipped() => [.. catalog.Files.Select(f =>
    {
        try
        {
            var recipe = RecipeFile.Open(f);
            return new RecipeLineView(recipe.Name, recipe.Title, recipe.Description, recipe.IsSetup, catalog.Forbidden.Contains(recipe.Name, StringComparer.OrdinalIgnoreCase), null);
        }
        catch (RecipeFaultException fault)
        {
            var file = System.IO.Path.GetFileName(f);
            return new RecipeLineView(file, file, null, false, false, $"Ligne {fault.Place.Line}, colonne {fault.Place.Column} : {fault.Cause}");
        }
    }).OrderBy(r => !r.IsSetup)];
}

/// <summary>What the list shows.</summary>
internal sealed record RecipesView(IReadOnlyList<RecipeLineView> Recipes, IReadOnlyList<RecipeRunLine> Last, bool MaySend, string? Problem);

/// <summary>A recipe the site knows. <see cref="Fault"/> says why its file cannot be read.</summary>
internal sealed record RecipeLineView(string Name, string Title, string? Description, bool IsSetup, bool IsForbidden, string? Fault);

/// <summary>What the page of a run shows.</summary>
internal sealed record RecipeRunView(RecipeRunRow Run, RecipeOutcome? Outcome, bool IsUnderWay, string? Where, bool MayApply)
{
    public string Title => Run.Kind switch { RecipeRunRow.Apply => "Application", RecipeRunRow.Verify => "Vérification", _ => "Plan" } + $" : {Run.Recipe}";
}
