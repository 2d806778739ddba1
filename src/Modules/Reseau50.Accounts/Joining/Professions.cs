using Reseau50.Cms.Display;

namespace Reseau50.Accounts.Joining;

/// <summary>What people who join do. Keys are stored, words may change.</summary>
internal static class Professions
{
    private static readonly (string Key, string Words)[] All =
    [
        ("assmat-mam", "Assistante maternelle ou assistant maternel en MAM"),
        ("assmat", "Assistante maternelle ou assistant maternel à domicile"),
        ("animation-rpe", "Animation d’un relais petite enfance (RPE)"),
        ("direction", "Direction d’un établissement d’accueil (EAJE)"),
        ("eje", "Éducatrice ou éducateur de jeunes enfants"),
        ("auxiliaire", "Auxiliaire de puériculture"),
        ("aepe", "Accompagnement éducatif petite enfance (CAP AEPE)"),
        ("sante", "Puériculture, soins, psychologie, psychomotricité"),
        ("projet-mam", "Projet d’ouverture d’une MAM"),
        ("collectivite", "Collectivité : coordination, mission, mandat d’élu·e"),
        ("partenaire", "CAF, MSA, PMI, Département ou autre partenaire"),
        ("formation", "Formation ou études dans la petite enfance"),
        ("autre", "Autre métier de la petite enfance"),
    ];

    public static bool Has(string? key) => All.Any(p => p.Key == key);
    public static string Words(string key) => All.FirstOrDefault(p => p.Key == key).Words ?? key;
    public static IReadOnlyList<Choice> Choices(string? chosen) => [.. All.Select(p => new Choice(p.Key, p.Words, p.Key == chosen))];
}
