using System.Text.Json;
using Reseau50.Cms.Content;
using Reseau50.Cms.Recipes;

namespace Reseau50.Admin.Site.Recipes;

/// <summary>What came of a run, as its page tells it. <see cref="Faults"/> or a <see cref="Failure"/> say that nothing was changed.</summary>
internal sealed class RecipeOutcome
{
    /// <summary>Lines kept of each kind of change; the counts are of all.</summary>
    public const int MostLines = 500;

    public List<OutcomeGroup> Groups { get; set; } = [];

    /// <summary>What the site does not know and the run left out; steps it recognises and does not do.</summary>
    public List<OutcomePlace> Skips { get; set; } = [];
    public List<OutcomePlace> NotExecuted { get; set; } = [];
    public List<OutcomeFault> Faults { get; set; } = [];
    public string? Failure { get; set; }

    public bool IsRefused => Faults.Count > 0 || Failure is not null;
    public int Count(RecipeChange change) => Groups.FirstOrDefault(g => g.Change == change)?.Count ?? 0;
    public bool ChangesNothing => Groups.All(g => g.Change == RecipeChange.Unchanged);

    public static RecipeOutcome Of(RecipeReport report) => new()
    {
        Groups = [.. report.Lines.GroupBy(l => l.Change).OrderBy(g => g.Key).Select(g => new OutcomeGroup(g.Key, g.Count(), [.. g.Take(MostLines).Select(l => l.Subject)]))],
        Skips = [.. report.Skips.Select(OutcomePlace.Of)],
        NotExecuted = [.. report.NotExecuted.Select(OutcomePlace.Of)],
    };

    /// <summary>Every fault in full. Files are named, not where they lie on the server.</summary>
    public static RecipeOutcome Of(RecipeFaultException fault) => new()
    {
        Faults = [.. fault.Findings.Select(f => new OutcomeFault(OutcomePlace.FileOf(f.Place), f.Place.Line, f.Place.Column, f.Place.Step, f.Place.StepName, Near(f.Cause, f), Near(f.Fix, f), f.CanBeSkipped))],
    };

    public static RecipeOutcome? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<RecipeOutcome>(json, ContentJson.Options);

    public string Write() => JsonSerializer.Serialize(this, ContentJson.Options);

    private static string Near(string text, RecipeFinding finding) =>
        Path.GetDirectoryName(Path.GetFullPath(finding.Place.File)) is { Length: > 1 } folder ? text.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal) : text;
}

/// <summary>The lines of one kind of change.</summary>
internal sealed record OutcomeGroup(RecipeChange Change, int Count, IReadOnlyList<string> Lines);

/// <summary>Something left out, and where it is written.</summary>
internal sealed record OutcomePlace(string Kind, string Name, string File, int Line, int Column, int? Step)
{
    public static OutcomePlace Of(RecipeSkip skip) => new(skip.Kind, skip.Name, FileOf(skip.Place), skip.Place.Line, skip.Place.Column, skip.Place.Step);

    public static string FileOf(RecipePlace place) => Path.GetFileName(place.File);
}

/// <summary>Something wrong, where, why, and what to do.</summary>
internal sealed record OutcomeFault(string File, int Line, int Column, int? Step, string? StepName, string Cause, string Fix, bool CanBeSkipped);
