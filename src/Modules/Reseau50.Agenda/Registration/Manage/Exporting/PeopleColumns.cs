using System.Globalization;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Forms.Contracts;

namespace Reseau50.Agenda.Registration.Manage.Exporting;

/// <summary>One column of the list that leaves; <see cref="Key"/> is its name in the address.</summary>
internal sealed record PeopleColumn(string Key, string Title, Func<PersonLine, EventRules, SiteTime, string?> Of);

/// <summary>The columns the list of a date may have: those of every date, then the questions this one asks.</summary>
internal sealed class PeopleColumns(IFormSheets sheets, CurrentViewer viewer)
{
    private static readonly IReadOnlyList<PeopleColumn> Usual =
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

    public async Task<IReadOnlyList<PeopleColumn>> OfAsync(EventRules rules, CancellationToken ct)
    {
        List<PeopleColumn> columns = [.. Usual.Where(c => c.Key != "seance" || rules.HasSessions)];
        if (rules.FormId is not { } form || await sheets.FindAsync(form, viewer.Value, ct) is not { } sheet) return columns;
        foreach (var question in sheet.Questions) columns.Add(new("q." + question.Name, Free(question.Label, columns), (l, _, _) => l.Answers.FirstOrDefault(a => a.Name == question.Name)?.Words));
        return columns;
    }

    /// <summary>Those of <paramref name="offered"/> an address names, apart or with commas, in their own order; none when it names none.</summary>
    public static IReadOnlyList<PeopleColumn> Named(IReadOnlyList<PeopleColumn> offered, IEnumerable<string?>? keys)
    {
        var named = (keys ?? []).OfType<string>().SelectMany(k => k.Split(',')).ToHashSet();
        return [.. offered.Where(c => named.Contains(c.Key))];
    }

    // A spreadsheet tells its columns apart by their titles alone.
    private static string Free(string title, List<PeopleColumn> taken)
    {
        var free = title;
        for (var i = 2; taken.Any(c => c.Title == free); i++) free = $"{title} ({i})";
        return free;
    }
}
