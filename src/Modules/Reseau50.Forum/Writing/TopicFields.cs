using System.Globalization;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Forum.Polls;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Writing;

/// <summary>What is asked about a whole topic: its themes, whether something is asked, a poll.</summary>
internal sealed class TopicFields
{
    public List<string?> Themes { get; set; } = [];
    public bool Question { get; set; }
    public string? Sondage { get; set; }

    /// <summary>One choice a line.</summary>
    public string? Choix { get; set; }
    public bool Plusieurs { get; set; }
    public string? Fin { get; set; }

    public bool HasPoll => !string.IsNullOrWhiteSpace(Sondage) || Lines.Count > 0;

    private List<string> Lines => [.. (Choix ?? "").Split('\n').Select(One).Where(l => l.Length > 0)];

    /// <summary>The last day, in the site's time: one votes until its end.</summary>
    private DateOnly? Day => DateOnly.TryParseExact(Fin?.Trim(), ["yyyy-MM-dd", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static TopicFields Of(IEnumerable<string> themes, Topic topic, PollView? poll, SiteTime time) => new()
    {
        Themes = [.. themes],
        Question = topic.IsQuestion,
        Sondage = poll?.Poll.Question,
        Choix = poll is null ? null : string.Join('\n', poll.Lines.Select(l => l.Words)),
        Plusieurs = poll?.Poll.Several ?? false,
        Fin = poll?.Poll.ClosesUtc is { } end ? time.ToLocal(end).AddMinutes(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
    };

    public TopicFacts Facts(IEnumerable<string> known, SiteTime time) => new([.. Themes.OfType<string>().Intersect(known)], Question,
        HasPoll ? new PollFacts(One(Sondage ?? ""), Lines, Plusieurs, Day is { } day ? time.ToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue)) : null) : null);

    public IEnumerable<Problem> Faults(SiteTime time)
    {
        if (Themes.OfType<string>().Count(t => t.Length > 0) > TopicTheme.Most) yield return new("Sujet.Themes", $"Gardez {TopicTheme.Most} thèmes au plus : les plus proches de votre question.");
        if (!HasPoll) yield break;
        var (question, lines) = (One(Sondage ?? ""), Lines);
        if (question.Length == 0) yield return new("Sujet.Sondage", "Écrivez la question du sondage, ou effacez ses choix.");
        if (question.Length > Poll.LongestQuestion) yield return new("Sujet.Sondage", $"Cette question compte {question.Length} caractères ; gardez-en {Poll.LongestQuestion} au plus.");
        if (lines.Count is < Poll.FewestChoices or > Poll.MostChoices) yield return new("Sujet.Choix", $"Donnez de {Poll.FewestChoices} à {Poll.MostChoices} choix, un par ligne.");
        else if (lines.FirstOrDefault(l => l.Length > Poll.LongestChoice) is { } wide) yield return new("Sujet.Choix", $"« {wide[..40]}… » compte {wide.Length} caractères ; un choix en a {Poll.LongestChoice} au plus.");
        else if (lines.GroupBy(l => l, StringComparer.CurrentCultureIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice) yield return new("Sujet.Choix", $"« {twice.Key} » est écrit deux fois : gardez-le une fois.");
        if (!string.IsNullOrWhiteSpace(Fin) && Day is null) yield return new("Sujet.Fin", $"« {Fin.Trim()} » n’est pas une date : écrivez-la comme 31/01/2027.");
        else if (Day < time.Today) yield return new("Sujet.Fin", "Ce jour est passé : donnez-en un à venir, ou aucun.");
    }

    private static string One(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
