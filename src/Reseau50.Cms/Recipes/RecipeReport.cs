namespace Reseau50.Cms.Recipes;

/// <summary>What a run does to one thing.</summary>
public enum RecipeChange { Created, Updated, Deleted, Unchanged }

/// <summary>One line of a plan.</summary>
public sealed record RecipeLine(RecipeChange Change, string Subject);

/// <summary>Something a run left out, and why.</summary>
public sealed record RecipeSkip(string Kind, string Name, RecipePlace Place);

/// <summary>What a run did, or would do.</summary>
public sealed class RecipeReport
{
    public List<RecipeLine> Lines { get; } = [];

    /// <summary>What <c>--skip-unsupported</c> let pass: in the order met.</summary>
    public List<RecipeSkip> Skips { get; } = [];

    /// <summary>Steps recognised but not executed by this site.</summary>
    public List<RecipeSkip> NotExecuted { get; } = [];

    /// <summary>The names of the steps executed, those of sub-recipes before the step that calls them.</summary>
    public List<string> Executed { get; } = [];

    public bool ChangesNothing => Lines.All(l => l.Change == RecipeChange.Unchanged);
    public int Count(RecipeChange change) => Lines.Count(l => l.Change == change);

    public void Add(RecipeChange change, string subject) => Lines.Add(new RecipeLine(change, subject));
}

/// <summary>How to run.</summary>
public sealed record RecipeOptions
{
    /// <summary>Runs everything and takes it back: a plan.</summary>
    public bool DryRun { get; init; }

    /// <summary>What this site does not know is listed and kept as data instead of refused.</summary>
    public bool SkipUnsupported { get; init; }

    /// <summary>Values of <c>parameters('x')</c>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of recipes this site may not run, alone or called by another.</summary>
    public IReadOnlyList<string> Forbidden { get; init; } = [];

    /// <summary>False for a recipe that came from a browser: it may not read what the server is configured with.</summary>
    public bool ReadsConfiguration { get; init; } = true;

    /// <summary>Told where the run is, for a progress line.</summary>
    public Action<string>? Progress { get; init; }
}
