using Reseau50.Accounts.Approval;
using Reseau50.Accounts.LostForms;
using Reseau50.Accounts.Privacy.Requests;
using Reseau50.Accounts.Privacy.Retention;
using Reseau50.Accounts.Sessions;
using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Privacy.Register;

internal sealed class AccountProcessings : IProcessings
{
    private const string Mission = "Mission d’intérêt public", Coordination = "Coordination, animation des réseaux", Doors = "Mots de passe hachés, deux étapes pour l’administration, droits par rôle, limites d’essais.";

    public IReadOnlyList<Processing> All { get; } =
    [
        new("Comptes des membres", "Ouvrir le site à qui est du réseau, selon son métier et son territoire.", Mission, "Membres du réseau", "Nom affiché, adresse électronique, métier, structure, territoire, rôles, réseaux",
            Coordination, [typeof(InactiveWarning), typeof(InactiveClosing)], "Jusqu’à ce que la personne ferme son compte.", Doors),
        new("Demandes d’adhésion", "Savoir qui demande à rejoindre le réseau, et répondre.", Mission, "Personnes qui demandent un compte", "Nom, adresse électronique, métier, structure, territoire, ce qu’elles en attendent, accords",
            Coordination, [typeof(RequestForgetting)], "Acceptée, elle reste avec le compte.", Doors),
        new("Sessions", "Rester connecté, voir où l’on est connecté.", Mission, "Membres du réseau", "Appareil en deux mots, heures ; formulaire envoyé trop tard, scellé ; ni adresse IP, ni parcours", "La personne seule", [typeof(SessionForgetting), typeof(LostFormsForgetting)], "", "Clé dans le navigateur, empreinte seule dans la base."),
        new("Lettre du réseau", "Envoyer la lettre à qui la demande.", "Consentement", "Membres qui ont coché la case", "Adresse électronique, version du texte, dates de l’accord et du retrait", Coordination, [], "Jusqu’au retrait ; la preuve, jusqu’à la fermeture du compte.", Doors),
        new("Journal", "Savoir qui a publié, supprimé ou décidé quoi.", "Intérêt légitime : la sécurité du site", "Personnes qui agissent dans le site", "Compte, acte, date", "Administration", [typeof(JournalForgetting)], "La ligne elle-même reste, sans nom.", "Personne ne peut en retirer une ligne."),
        new("Demandes sur les données", "Répondre dans le mois et pouvoir le prouver.", "Obligation légale", "Personnes qui exercent leurs droits", "Nom ou contact donné, objet, dates, réponse", Coordination, [typeof(LogForgetting)], "", Doors),
    ];
}
