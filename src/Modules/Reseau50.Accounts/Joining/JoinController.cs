using Microsoft.AspNetCore.Mvc;
using Reseau50.Accounts.Contracts;
using Reseau50.Accounts.Limits;
using Reseau50.Accounts.MyAccount;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;

namespace Reseau50.Accounts.Joining;

/// <summary>« Rejoindre le réseau »: the form, and the link that confirms the address. Works without script.</summary>
internal sealed class JoinController(JoinService joining, JoinConfirmation confirmation, IMemberPlaces places, TermTable terms, FormStamp stamp, AskingLimits limits) : AccountPages("join", "Demander un compte de membre du réseau.")
{
    public const string Path = "/inscription";

    [HttpGet(Path)]
    public Task<IActionResult> Ask(CancellationToken ct) => FormAsync(new JoinForm { Debut = stamp.Now() }, 200, ct);

    [HttpPost(Path), ValidateAntiForgeryToken]
    public async Task<IActionResult> Send(JoinForm form, CancellationToken ct)
    {
        // A program that fills in every field is told what people are told.
        if (!string.IsNullOrEmpty(form.Site)) return LocalRedirect(Path + "/merci");
        if (!string.IsNullOrEmpty(form.Structure) && form.Structure != JoinForm.Other && (await places.AllAsync(ct)).All(p => p.Id != form.Structure))
            ModelState.AddModelError(nameof(form.Structure), "Cette structure n’est plus dans la liste : choisissez-en une autre.");
        if (!string.IsNullOrEmpty(form.Territoire) && await terms.FindAsync(Territories.Taxonomy, form.Territoire, ct) is null)
            ModelState.AddModelError(nameof(form.Territoire), "Ce territoire n’est plus dans la liste : choisissez-en un autre.");
        foreach (var (field, message) in form.Faults()) ModelState.AddModelError(field, message);
        if (!ModelState.IsValid) return await FormAsync(form, 400, ct);
        if (!stamp.IsBelievable(form.Debut))
        {
            (form.Debut, form.Refusal) = (stamp.Now(), "Ce formulaire est revenu trop vite, ou trop tard, pour que nous soyons sûrs qu’une personne l’a rempli. Relisez-le, tapez de nouveau votre mot de passe et renvoyez-le.");
            return await FormAsync(form, 400, ct);
        }
        if (!limits.MayJoin(HttpContext.Connection.RemoteIpAddress))
        {
            form.Refusal = "Trop de demandes depuis votre connexion internet. Attendez une heure, puis renvoyez le formulaire.";
            return await FormAsync(form, 429, ct);
        }
        await joining.AskAsync(form, ct);
        return LocalRedirect(Path + "/merci");
    }

    [HttpGet(Path + "/merci")]
    public IActionResult Thanks() => Page("JoinThanks", "Regardez votre messagerie", null, Path + "/merci");

    [HttpGet(JoinService.ConfirmPath)]
    public async Task<IActionResult> Look(string? id, string? jeton) => await confirmation.LookAsync(id, jeton) switch
    {
        Confirmation.Waiting => Page("JoinConfirm", "Confirmer votre adresse", (id, jeton), JoinService.ConfirmPath),
        var other => Outcome(other),
    };

    [HttpPost(JoinService.ConfirmPath), ValidateAntiForgeryToken]
    public async Task<IActionResult> Confirm(string? id, string? jeton, CancellationToken ct) => Outcome(await confirmation.ConfirmAsync(id, jeton, ct));

    private ViewResult Outcome(Confirmation what) => what == Confirmation.Dead
        ? Page("JoinDeadLink", "Ce lien ne fonctionne plus", null, JoinService.ConfirmPath, 410)
        : Page("JoinConfirmed", "Votre adresse est confirmée", what == Confirmation.Accepted, JoinService.ConfirmPath);

    private async Task<IActionResult> FormAsync(JoinForm form, int status, CancellationToken ct)
    {
        var structures = (await places.AllAsync(ct)).Select(p => new Choice(p.Id, p.Commune is { } commune ? $"{commune} – {p.Name}" : p.Name, p.Id == form.Structure))
            .Append(new Choice(JoinForm.Other, "Une autre structure, ou aucune", form.Structure == JoinForm.Other)).ToList();
        var territories = (await terms.AllAsync(Territories.Taxonomy, ct)).Select(t => new Choice(t.Id, t.Name, t.Id == form.Territoire, t.Depth)).ToList();
        return Page("Join", "Rejoindre le réseau", new JoinView(form, structures, territories), Path, status);
    }
}

/// <summary>The form and what it lets choose from.</summary>
internal sealed record JoinView(JoinForm Form, IReadOnlyList<Choice> Structures, IReadOnlyList<Choice> Territories)
{
    private static readonly string[] Order = ["Nom", "Email", "MotDePasse", "Profession", "Structure", "AutreStructure", "Territoire", "Pourquoi", "Majeur", "Charte", "Confidentialite"];

    /// <summary>What is wrong, in the order of the form.</summary>
    public static IReadOnlyList<Problem> Problems(Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state) =>
        [.. Order.SelectMany(name => state[name]?.Errors.Take(1).Select(e => new Problem(name, e.ErrorMessage)) ?? [])];
}
