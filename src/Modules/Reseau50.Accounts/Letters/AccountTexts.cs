using Reseau50.Cms.Mail.Texts;

namespace Reseau50.Accounts.Letters;

/// <summary>What the site writes about accounts, as long as nobody words it otherwise.</summary>
internal static class AccountTexts
{
    public const string Forgotten = "compte.mot-de-passe", PasswordChanged = "compte.mot-de-passe-change", Confirm = "compte.confirmer", Exists = "compte.existe-deja",
        AlreadyAsked = "compte.demande-deja-faite", Accepted = "compte.accepte", Declined = "compte.refuse", Message = "compte.message", ToRead = "compte.demande-a-lire", Invited = "compte.invitation",
        Suspended = "compte.suspendu", Reopened = "compte.rouvert", PasswordOffered = "compte.mot-de-passe-propose", SecondFactorReset = "compte.deux-etapes-desactivees",
        FromAddress = "compte.adresse-ancienne", ToAddress = "compte.adresse-nouvelle", AddressTaken = "compte.adresse-prise", AddressChanged = "compte.adresse-changee";

    public static readonly IReadOnlyList<MailVariable> Variables =
    [
        new("nom", "le nom de la personne à qui l’on écrit", "Camille D."),
        new("lien", "l’adresse sur laquelle la personne appuie", "https://exemple.fr/lien-d-exemple", Needed: true),
        new("mot", "le mot personnel de qui accepte la demande ; rien s’il n’y en a pas", "À bientôt à la réunion de rentrée !"),
        new("raison", "la raison donnée", "Le réseau s’adresse aux professionnels du département.", Needed: true),
        new("message", "le message de la coordination", "Dans quelle structure travaillez-vous ?", Needed: true),
        new("personne", "le nom de la personne dont on parle", "Dominique L."),
        new("nouvelle", "la nouvelle adresse électronique", "camille.d@exemple.fr"),
    ];

    public static readonly IReadOnlyList<MailText> All =
    [
        new(Forgotten, "Quelqu’un a demandé un nouveau mot de passe.", "Choisir un nouveau mot de passe", """
            Bonjour {{ nom }},

            Vous avez demandé un nouveau mot de passe. Pour le choisir, ouvrez ce lien dans l’heure qui vient ; il sert une seule fois.

            [Choisir un nouveau mot de passe]({{ lien }})

            Si vous n’avez rien demandé, ne faites rien : votre mot de passe actuel reste valable.
            """, "nom", "lien"),
        new(PasswordChanged, "Le mot de passe d’un compte vient de changer.", "Votre mot de passe a changé", """
            Bonjour {{ nom }},

            Le mot de passe de votre compte vient de changer, et toutes vos sessions ont été fermées. Vous pouvez [vous connecter](/connexion) avec le nouveau.

            Si ce n’est pas vous, [demandez tout de suite un autre mot de passe](/mot-de-passe-oublie), puis prévenez la coordination.
            """, "nom"),
        new(Confirm, "Une personne s’inscrit : son adresse est à confirmer.", "Confirmez votre adresse électronique", """
            Bonjour {{ nom }},

            Vous demandez à rejoindre le réseau. Il reste à confirmer que cette adresse est bien la vôtre : ouvrez ce lien d’ici trois jours, puis appuyez sur « Confirmer mon adresse ».

            [Confirmer mon adresse]({{ lien }})

            La coordination lira ensuite votre demande et vous répondra par courriel.

            Si vous n’avez rien demandé, ne faites rien : la demande s’effacera d’elle-même au bout de sept jours.
            """, "nom", "lien"),
        new(Exists, "Une personne s’inscrit avec une adresse qui a déjà un compte.", "Vous avez déjà un compte", """
            Bonjour {{ nom }},

            Une inscription vient d’être demandée avec votre adresse, qui a déjà un compte. Rien n’a changé.

            - [Se connecter](/connexion)
            - [Choisir un nouveau mot de passe](/mot-de-passe-oublie) si vous avez oublié le vôtre

            Si cette demande ne vient pas de vous, il n’y a rien à faire.
            """, "nom"),
        new(AlreadyAsked, "Une personne s’inscrit de nouveau alors que sa demande est lue, ou a reçu sa réponse.", "Votre demande d’inscription est déjà enregistrée", """
            Bonjour {{ nom }},

            Une inscription vient d’être demandée avec votre adresse. Une première demande existe déjà : la coordination y répond, ou y a répondu, par courriel. Il est inutile d’en faire une autre.

            Si cette demande ne vient pas de vous, il n’y a rien à faire.
            """, "nom"),
        new(Accepted, "La coordination accepte une demande d’inscription.", "Votre compte est ouvert", """
            Bonjour {{ nom }},

            La coordination a accepté votre demande : bienvenue dans le réseau.

            {{ mot }}

            [Se connecter](/connexion) avec votre adresse électronique et le mot de passe que vous avez choisi.
            """, "nom", "mot"),
        new(Declined, "La coordination refuse une demande d’inscription.", "Votre demande d’inscription", """
            Bonjour {{ nom }},

            La coordination n’a pas pu accepter votre demande, pour la raison que voici :

            > {{ raison }}

            Le reste du site vous est ouvert sans compte : les ressources publiques, l’agenda, les réunions d’information. Vos informations seront effacées dans trente jours. D’ici là, vous pouvez écrire à la coordination, dont l’adresse figure dans les [mentions légales](/mentions-legales).
            """, "nom", "raison"),
        new(Message, "La coordination écrit à une personne qui demande à s’inscrire.", "À propos de votre demande d’inscription", """
            Bonjour {{ nom }},

            La coordination lit votre demande d’inscription et vous écrit ceci :

            > {{ message }}

            Pour répondre, écrivez à l’adresse qui figure dans les [mentions légales](/mentions-legales).
            """, "nom", "message"),
        new(ToRead, "Une personne a confirmé son adresse : sa demande attend la coordination, ou l’animation de son réseau.", "Une demande d’adhésion attend votre réponse", """
            Bonjour {{ nom }},

            {{ personne }} demande à rejoindre le réseau. Vous pouvez accepter la demande, la refuser en donnant la raison, ou écrire à la personne.

            [Lire la demande](/admin/demandes)
            """, "nom", "personne"),
        new(Invited, "Une personne sans compte est invitée à rejoindre le réseau.", "Rejoindre le réseau petite enfance", """
            Bonjour,

            La coordination vous invite à rejoindre le réseau des professionnelles et professionnels de la petite enfance.

            {{ mot }}

            [Créer mon compte](/inscription) avec cette adresse électronique : votre demande sera acceptée dès que vous l’aurez confirmée.

            Si vous n’êtes pas concernée ou concerné, ne faites rien.
            """, "mot"),
        new(Suspended, "Un compte est suspendu.", "Votre compte est suspendu", """
            Bonjour {{ nom }},

            La coordination a suspendu votre compte, pour la raison que voici :

            > {{ raison }}

            Vous ne pouvez plus vous connecter pour l’instant. Pour en parler, écrivez à l’adresse qui figure dans les [mentions légales](/mentions-legales).
            """, "nom", "raison"),
        new(Reopened, "Un compte suspendu est rouvert.", "Votre compte est rouvert", """
            Bonjour {{ nom }},

            La coordination a rouvert votre compte, pour la raison que voici :

            > {{ raison }}

            [Se connecter](/connexion) avec la même adresse et le même mot de passe.
            """, "nom", "raison"),
        new(PasswordOffered, "La coordination envoie à une personne de quoi choisir un nouveau mot de passe.", "Choisir un nouveau mot de passe", """
            Bonjour {{ nom }},

            La coordination vous envoie de quoi choisir un nouveau mot de passe. Ouvrez ce lien dans l’heure qui vient ; il sert une seule fois.

            [Choisir un nouveau mot de passe]({{ lien }})

            Si vous n’avez rien demandé, ne faites rien : votre mot de passe actuel reste valable.
            """, "nom", "lien"),
        new(SecondFactorReset, "L’administration désactive la deuxième étape d’un compte.", "La vérification en deux étapes est désactivée", """
            Bonjour {{ nom }},

            L’administration a désactivé la vérification en deux étapes de votre compte et fermé vos sessions. [Connectez-vous](/connexion) avec votre mot de passe, puis [activez-la de nouveau](/mon-compte/deux-etapes).

            Si vous ne l’avez pas demandé, [choisissez un autre mot de passe](/mot-de-passe-oublie), puis prévenez la coordination.
            """, "nom"),
        new(FromAddress, "Une personne change d’adresse : l’ancienne donne son accord.", "Changement d’adresse : votre accord", """
            Bonjour {{ nom }},

            Vous demandez que votre compte utilise désormais l’adresse {{ nouvelle }}. Pour donner votre accord, ouvrez ce lien d’ici demain. Le changement se fera quand la nouvelle adresse aura été confirmée, elle aussi.

            [Accepter le changement]({{ lien }})

            Si vous n’avez rien demandé, n’ouvrez pas ce lien et [choisissez un autre mot de passe](/mot-de-passe-oublie) : quelqu’un connaît peut-être le vôtre.
            """, "nom", "nouvelle", "lien"),
        new(ToAddress, "Une personne change d’adresse : la nouvelle se confirme.", "Confirmez votre nouvelle adresse", """
            Bonjour {{ nom }},

            Vous voulez utiliser cette adresse pour votre compte. Pour la confirmer, ouvrez ce lien d’ici demain. Un second message attend votre accord à votre ancienne adresse.

            [Confirmer cette adresse]({{ lien }})

            Si vous n’avez rien demandé, ne faites rien.
            """, "nom", "lien"),
        new(AddressTaken, "Une personne veut changer pour une adresse qui a déjà un compte.", "Votre adresse a déjà un compte", """
            Bonjour {{ nom }},

            Quelqu’un a demandé à utiliser votre adresse pour un autre compte. Comme elle a déjà le vôtre, rien n’a changé.

            Si c’est vous, connectez-vous avec [ce compte-ci](/connexion), ou écrivez à la coordination pour n’en garder qu’un. Sinon, il n’y a rien à faire.
            """, "nom"),
        new(AddressChanged, "L’adresse d’un compte vient de changer.", "Votre adresse a changé", """
            Bonjour {{ nom }},

            Votre compte utilise désormais l’adresse {{ nouvelle }}, et toutes vos sessions ont été fermées. [Connectez-vous](/connexion) avec la nouvelle adresse et le même mot de passe.
            """, "nom", "nouvelle"),
    ];
}
