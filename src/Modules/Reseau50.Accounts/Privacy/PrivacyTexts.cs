using Reseau50.Cms.Mail.Texts;

namespace Reseau50.Accounts.Privacy;

/// <summary>What the site writes to people about their data, as long as nobody words it otherwise.</summary>
internal static class PrivacyTexts
{
    public const string Exported = "compte.donnees-emportees", Closed = "compte.ferme", Inactive = "compte.inactif";

    public static readonly IReadOnlyList<MailVariable> Variables = [new("jour", "le jour où le compte sera fermé", "14 janvier 2027", Needed: true)];

    public static readonly IReadOnlyList<MailText> All =
    [
        new(Exported, "Une personne vient d’emporter ses données.", "Vos données ont été emportées", """
            Bonjour {{ nom }},

            Une copie de tout ce que le site garde sur vous vient d’être téléchargée depuis votre compte. Rangez-la en lieu sûr.

            Si ce n’est pas vous, [choisissez tout de suite un autre mot de passe](/mot-de-passe-oublie), puis prévenez la coordination.
            """, "nom"),
        new(Closed, "Un compte vient d’être fermé, par la personne ou après deux ans sans visite.", "Votre compte est fermé", """
            Bonjour {{ nom }},

            Votre compte est fermé et vos informations sont effacées du site. Les textes que vous avez écrits pour le réseau restent, signés « Membre parti ».

            Ce message est le dernier : le site ne connaît plus votre adresse. Pour revenir un jour, il suffira de [demander un nouveau compte](/inscription).
            """, "nom"),
        new(Inactive, "Un compte n’a pas servi depuis près de deux ans : il sera bientôt fermé.", "Votre compte sera bientôt fermé", """
            Bonjour {{ nom }},

            Votre compte n’a pas servi depuis près de deux ans. Sans visite de votre part, il sera fermé le {{ jour }} et vos informations seront effacées.

            Pour le garder, il suffit de [vous connecter](/connexion) avant cette date. Pour emporter vos données d’abord, ouvrez [Mes données](/mon-compte/mes-donnees).
            """, "nom", "jour"),
    ];
}
