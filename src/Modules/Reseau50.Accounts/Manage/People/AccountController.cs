using Microsoft.AspNetCore.Mvc;
using Reseau50.Accounts.Membership;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.Manage.People;

/// <summary>Somebody's account: what is known of it, and what those who keep accounts may do.</summary>
[Needs(AccountPermissions.People)]
internal sealed class AccountController(AccountSheet sheet, AccountActs acts, Memberships memberships, SiteWork work) : AdminController
{
    public const string One = PeopleController.Path + "/{id}";

    public static string PathOf(string id) => PeopleController.Path + "/" + Uri.EscapeDataString(id);

    [HttpGet(One)]
    public Task<IActionResult> Show(string id, CancellationToken ct) => PageAsync(id, new AccountForm(), null, ct);

    [HttpPost(One + "/roles")]
    public Task<IActionResult> Roles(string id, string[] avant, string[] roles, CancellationToken ct) =>
        DoAsync(id, new AccountForm { Roles = [.. roles.Where(r => r != "false")] }, "roles", () => acts.ChangeRolesAsync(id, avant, [.. roles.Where(r => r != "false").Distinct()], ct), "Les rôles sont enregistrés : ils valent dès la prochaine page que la personne ouvre.", ct);

    [HttpPost(One + "/reseaux")]
    public async Task<IActionResult> Networks(string id, AccountForm form, CancellationToken ct)
    {
        if (await sheet.OfAsync(id, ct) is not { } found) return NotFound();
        if (!found.MayAct) return Refused();
        bool? belongs = form.Choix switch { "oui" => true, "non" => false, _ => null };
        if (found.AllNetworks.All(n => n.Id != form.Reseau)) return await PageAsync(id, form, new Problem("Reseau", "Choisissez le réseau dans la liste."), ct);
        if (form.Choix is not ("oui" or "non" or "regle")) return await PageAsync(id, form, new Problem("Choix", "Choisissez ce qui change."), ct);
        if (belongs is not null && ReasonProblem(form.RaisonReseau, Memberships.LongestReason) is { } problem) return await PageAsync(id, form, new Problem("RaisonReseau", problem), ct);
        await work.RunAsync(() => memberships.ChooseAsync(id, form.Reseau!, belongs, belongs is null ? "" : form.RaisonReseau!, ct), ct);
        return Then(PathOf(id), "C’est enregistré. La personne lit la raison dans son compte.");
    }

    [HttpPost(One + "/suspendre")]
    public Task<IActionResult> Suspend(string id, AccountForm form, CancellationToken ct) =>
        WithReasonAsync(id, form, () => acts.SuspendAsync(id, form.Raison!, ct), "Le compte est suspendu. Vous pouvez le rouvrir ici à tout moment.", ct);

    [HttpPost(One + "/rouvrir")]
    public Task<IActionResult> Reopen(string id, AccountForm form, CancellationToken ct) => WithReasonAsync(id, form, () => acts.ReopenAsync(id, form.Raison!, ct), "Le compte est rouvert.", ct);

    [HttpPost(One + "/mot-de-passe")]
    public Task<IActionResult> Password(string id, CancellationToken ct) => DoAsync(id, new AccountForm(), "", () => acts.SendPasswordLinkAsync(id, ct), "Le lien est parti. Il vaut une heure.", ct);

    [HttpPost(One + "/sessions")]
    public Task<IActionResult> Sessions(string id, CancellationToken ct) => DoAsync(id, new AccountForm(), "", () => acts.SignOutAsync(id, ct), "Toutes les sessions de ce compte sont fermées.", ct);

    [HttpPost(One + "/deux-etapes")]
    public Task<IActionResult> SecondFactor(string id, CancellationToken ct) =>
        DoAsync(id, new AccountForm(), "", () => acts.ResetSecondFactorAsync(id, ct), "La deuxième étape est désactivée, et la personne en est avertie par courriel.", ct);

    private async Task<IActionResult> WithReasonAsync(string id, AccountForm form, Func<Task<string?>> act, string done, CancellationToken ct) =>
        ReasonProblem(form.Raison, AccountActs.LongestReason) is { } problem ? await DoAsync(id, form, "Raison", () => Task.FromResult<string?>(problem), done, ct) : await DoAsync(id, form, "Raison", act, done, ct);

    // Somebody with rights one lacks: 403 whatever is sent, before it is read.
    private async Task<IActionResult> DoAsync(string id, AccountForm form, string field, Func<Task<string?>> act, string done, CancellationToken ct)
    {
        if (await sheet.OfAsync(id, ct) is not { } found) return NotFound();
        if (!found.MayAct) return Refused();
        return await act() is { } problem ? await PageAsync(id, form, new Problem(field, problem), ct) : Then(PathOf(id), done);
    }

    private async Task<IActionResult> PageAsync(string id, AccountForm form, Problem? problem, CancellationToken ct)
    {
        if (await sheet.OfAsync(id, ct) is not { } found) return NotFound();
        if (problem is not null) Response.StatusCode = 400;
        return Screen("AccountSheet", new AccountView(found, form, problem), found.Account.DisplayName, new Crumb("Comptes", PeopleController.Path));
    }

    private static string? ReasonProblem(string? reason, int longest) => reason?.Trim() switch
    {
        null or "" => "Donnez la raison : la personne la lira.",
        { } words when words.Length > longest => $"Cette raison compte {words.Length} caractères ; gardez-en {longest} au plus.",
        _ => null,
    };
}

internal sealed class AccountForm
{
    public IReadOnlyList<string>? Roles { get; set; }
    public string? Reseau { get; set; }
    public string? Choix { get; set; }
    public string? RaisonReseau { get; set; }
    public string? Raison { get; set; }
}

internal sealed record AccountView(AccountSheetView Sheet, AccountForm Form, Problem? Problem)
{
    public string? ProblemOf(string field) => Problem?.Name == field ? Problem.Message : null;
}
