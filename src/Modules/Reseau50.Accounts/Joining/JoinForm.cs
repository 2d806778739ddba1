using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Reseau50.Accounts.Password;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.Joining;

/// <summary>What is asked of somebody who wants to join. Everything typed comes back after a refusal, but for the password.</summary>
internal sealed class JoinForm
{
    /// <summary>The choice for a structure that the site does not list.</summary>
    public const string Other = "autre";

    [Required(ErrorMessage = "Donnez le nom que les autres membres liront."), StringLength(80, MinimumLength = 2, ErrorMessage = "Ce nom compte 2 à 80 caractères."),
        RegularExpression(@"(?!.*\.\S)[\p{L}\p{M}][\p{L}\p{M}'’\-. ]*", ErrorMessage = "Un nom s’écrit avec des lettres, des espaces et des traits d’union.")]
    public string? Nom { get; set; }

    [Required(ErrorMessage = "Donnez votre adresse électronique."), EmailAddress(ErrorMessage = "Cette adresse électronique est incomplète : elle s’écrit nom@domaine.fr."), StringLength(256, ErrorMessage = "Une adresse électronique compte 256 caractères au plus.")]
    public string? Email { get; set; }

    [Required(ErrorMessage = "Choisissez un mot de passe."), StringLength(200, MinimumLength = 12, ErrorMessage = NewPasswordForm.Refusal)]
    public string? MotDePasse { get; set; }

    [Required(ErrorMessage = "Choisissez votre métier dans la liste.")]
    public string? Profession { get; set; }

    [Required(ErrorMessage = "Choisissez votre structure dans la liste, ou « Une autre structure, ou aucune ».")]
    public string? Structure { get; set; }

    [StringLength(200, ErrorMessage = "Le nom de la structure compte 200 caractères au plus.")]
    public string? AutreStructure { get; set; }

    public string? Territoire { get; set; }

    [StringLength(1000, ErrorMessage = "Ce texte compte 1 000 caractères au plus.")]
    public string? Pourquoi { get; set; }

    public bool Majeur { get; set; }
    public bool Charte { get; set; }
    public bool Confidentialite { get; set; }
    public bool Lettre { get; set; }

    /// <summary>When the form was shown: <see cref="FormStamp"/>.</summary>
    public string? Debut { get; set; }

    /// <summary>Nobody sees this field; what fills it in is a program.</summary>
    public string? Site { get; set; }

    [BindNever]
    public string? Refusal { get; set; }

    /// <summary>What no field can know alone. Said with the rest, not after it: a form is corrected once.</summary>
    public IEnumerable<(string Field, string Message)> Faults()
    {
        if (!string.IsNullOrEmpty(Profession) && !Professions.Has(Profession)) yield return (nameof(Profession), "Choisissez votre métier dans la liste.");
        if (Structure == Other && string.IsNullOrWhiteSpace(AutreStructure)) yield return (nameof(AutreStructure), "Écrivez le nom de votre structure, ou « aucune ».");
        if (Structure == Other && string.IsNullOrEmpty(Territoire)) yield return (nameof(Territoire), "Choisissez la commune ou l’intercommunalité où vous travaillez.");
        if (!Majeur) yield return (nameof(Majeur), "Confirmez que vous êtes majeur·e et que vous demandez ce compte pour votre activité professionnelle.");
        if (!Charte) yield return (nameof(Charte), "Pour rejoindre le réseau, il faut accepter la charte du forum.");
        if (!Confidentialite) yield return (nameof(Confidentialite), "Pour ouvrir un compte, il faut accepter la politique de confidentialité.");
    }
}
