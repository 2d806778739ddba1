using System.Globalization;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Display;

namespace Reseau50.Agenda.Registration.Manage.Exporting;

/// <summary>One column of the list that leaves; <see cref="Key"/> is its name in the address.</summary>
internal sealed record PeopleColumn(string Key, string Title, Func<PersonLine, EventRules, SiteTime, string?> Of);

internal static class PeopleColumns
{
    public static readonly IReadOnlyList<PeopleColumn> All =
    [
        new("rang", "Rang", (l, _, _) => l.Position.ToString(CultureInfo.InvariantCulture)),
        new("nom", "Nom", (l, _, _) => l.Name),
        new("etat", "État", (l, _, _) => l.Words),
        new("depuis", "Depuis", (l, _, time) => time.ToLocal(l.SinceUtc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
        new("categorie", "Catégorie", (l, _, _) => l.Category),
        new("commune", "Commune", (l, _, _) => l.Commune),
        new("epci", "Intercommunalité", (l, _, _) => l.Epci),
        new("structure", "Structure", (l, _, _) => l.Structure),
        new("courriel", "Courriel du contact", (l, _, _) => l.Email),
        new("contact", "Contact", (l, _, _) => l.Contact),
        new("participation", "Participation", (l, _, _) => l.Online ? "en ligne" : "sur place"),
        new("seance", "Séance", (l, rules, _) => rules.Session(l.SessionId)?.Title),
        new("presence", "Présence", (l, _, _) => l.Presence),
    ];

    /// <summary>Those an address names, in their own order; all of them when it names none.</summary>
    public static IReadOnlyList<PeopleColumn> Named(IReadOnlyCollection<string>? keys) => All.Where(c => keys?.Contains(c.Key) == true).ToList() is { Count: > 0 } some ? some : All;
}
