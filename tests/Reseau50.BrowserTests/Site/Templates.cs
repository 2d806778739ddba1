namespace Reseau50.BrowserTests.Site;

/// <summary>One page of every template, and of every state of it that is drawn differently.</summary>
public sealed class Templates : TheoryData<string, string, int>
{
    public static readonly (string Name, string Path)[] Pages =
    [
        ("home", "/"),
        ("hub RPE", "/reseaux/rpe"), ("hub EAJE", "/reseaux/eaje"), ("hub MAM", "/reseaux/mam"),
        ("workshops", "/ateliers"), ("workshops, nothing found", "/ateliers?reseau=mam&saison=1999&etat=zzz&theme=zzz"),
        ("workshop with a write-up", "/ateliers/motricite-libre"), ("workshop without a write-up", "/ateliers/sommeil"),
        ("agenda", "/agenda"), ("agenda, past", "/agenda?vue=passees"), ("agenda, nothing found", "/agenda?reseau=rpe&genre=genre-forum&territoire=villedieu-intercom"),
        ("month", "/agenda/2027/01"), ("month without a date", "/agenda/2027/08"), ("season plan", "/agenda/saison/2027"), ("year", "/agenda/2027"), ("year of one network", "/agenda/2026?reseau=mam"), ("year without a date", "/agenda/2041"), ("permanence", "/agenda/permanence-du-rpe-les-marees"),
        ("network day", "/agenda/journee-des-relais-janvier-2027"), ("session", "/agenda/motricite-libre-fevrier-2027"), ("forum", "/agenda/forum-petite-enfance-2027"),
        ("webinar", "/agenda/webinaire-service-public-petite-enfance-2027"), ("event without a day", "/agenda/rencontre-parents-professionnels-juin-2027"),
        ("event called off", "/agenda/journee-des-mam-octobre-2026"), ("information meeting", "/agenda/porteurs-de-projet-mam-mars-2027"),
        ("territorial meeting", "/agenda/reunion-territoriale-nord-2027"), ("event of the past", "/agenda/sommeil-novembre-2026"),
        ("library", "/ressources"), ("tool", "/ressources/grille-observation-motricite-libre"), ("tool with a table", "/ressources/budget-previsionnel-mam"),
        ("MAM path", "/mam/creer"), ("structures", "/structures"), ("structure", "/structures/mam-les-galets"),
        ("territories", "/territoires"), ("territory", "/territoires/cotentin"),
        ("news", "/actualites"), ("news item", "/actualites/saison-2027"),
        ("the network", "/le-reseau"), ("legal notice", "/mentions-legales"), ("privacy", "/confidentialite"), ("cookies", "/cookies"),
        ("sign in", "/connexion"), ("forgotten password", "/mot-de-passe-oublie"), ("forgotten password, sent", "/mot-de-passe-oublie/envoye"), ("password changed", "/mot-de-passe/change"),
        ("joining", "/inscription"), ("joining, sent", "/inscription/merci"), ("forum charter", "/charte-du-forum"),
        ("discussions", "/forum"), ("category of the forum", "/forum/pratiques-partagees"), ("pinned topic", "/forum/vie-du-reseau"), ("topic", "/forum/pratiques-partagees/3-sorties-par-tous-les-temps-quel-equipement-avez-vous-garde"),
        ("contact", "/contact"), ("contact, sent", "/contact/merci"), ("notice", "/signaler?page=/ateliers/motricite-libre"), ("notice, sent", "/signaler/merci"),
        ("accessibility", "/accessibilite"), ("glossary", "/glossaire"), ("site map", "/plan-du-site"),
    ];

    public Templates()
    {
        foreach (var (name, path) in Pages) Add(name, path, 200);
        Add("password link that is over", "/mot-de-passe?id=x&jeton=y", 410);
        Add("joining link that is over", "/inscription/confirmer?id=x&jeton=y", 410);
        Add("address link that is over", "/mon-compte/adresse/confirmer?id=x&jeton=y", 410);
        Add("page not found", "/cette-page-manque", 404);
        Add("page forbidden", FaultsController.Forbids, 403);
        Add("page broken", FaultsController.Breaks, 500);
    }
}
