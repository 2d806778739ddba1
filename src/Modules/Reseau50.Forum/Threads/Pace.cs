namespace Reseau50.Forum.Threads;

/// <summary>How often a member writes in a topic that is slowed.</summary>
internal static class Pace
{
    public static readonly IReadOnlyList<(int Minutes, string Words)> All =
        [(0, "sans attendre"), (5, "une fois toutes les 5 minutes"), (15, "une fois par quart d’heure"), (60, "une fois par heure"), (240, "une fois toutes les 4 heures"), (1_440, "une fois par jour")];

    public static string Words(int minutes) => All.LastOrDefault(p => p.Minutes <= minutes).Words ?? All[0].Words;
}
