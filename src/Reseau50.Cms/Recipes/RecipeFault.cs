namespace Reseau50.Cms.Recipes;

/// <summary>
/// A recipe that cannot run: where, why, and what to do. The message fits one screen and begins <c>FILE:LINE:COLUMN:</c>. What else is wrong and
/// was met in the same run comes after the first fault.
/// </summary>
public sealed class RecipeFaultException : Exception
{
    private const int Shown = 12;

    public RecipeFaultException(RecipePlace place, string cause, string fix) : this(new RecipeFinding(place, cause, fix), []) { }

    internal RecipeFaultException(RecipeFinding first, IReadOnlyList<RecipeFinding> others) : base(Text(first, others)) => (First, Others) = (first, others);

    public RecipePlace Place => First.Place;
    public string Cause => First.Cause;
    public string Fix => FixOf(First);

    /// <summary>Everything wrong, in the order met, each cause once.</summary>
    public IEnumerable<RecipeFinding> Findings => Others.Prepend(First);

    internal RecipeFinding First { get; }
    private IReadOnlyList<RecipeFinding> Others { get; }

    private static string Text(RecipeFinding first, IReadOnlyList<RecipeFinding> others)
    {
        var lines = new List<string> { $"{Where(first.Place)}: {first.Cause}" };
        if (first.Place.Step is { } step) lines.Add($"  Étape {step} « {first.Place.StepName} ».");
        lines.Add($"  Correction : {FixOf(first)}");
        if (others.Count > 0) lines.Add("  Aussi :");
        lines.AddRange(others.Take(Shown).Select(o => $"    {Where(o.Place)}: {o.Cause}"));
        if (others.Count > Shown) lines.Add($"    … et {others.Count - Shown} autres ; « recipe plan --skip-unsupported » les liste toutes.");
        lines.Add("  Rien n’a été changé.");
        return string.Join('\n', lines);
    }

    private static string FixOf(RecipeFinding finding) => finding.Fix + (finding.CanBeSkipped ? " Ou lancez avec --skip-unsupported pour l’ignorer." : "");

    private static string Where(RecipePlace place) => $"{place.File}:{place.Line}:{place.Column}";
}

/// <summary>One thing wrong in a recipe.</summary>
public sealed record RecipeFinding(RecipePlace Place, string Cause, string Fix)
{
    /// <summary>True for what this site does not know: <see cref="RecipeOptions.SkipUnsupported"/> lets it pass.</summary>
    public bool CanBeSkipped { get; init; }
}

/// <summary>A place in a recipe. Lines and columns start at 1; a column counts characters, not bytes.</summary>
public sealed record RecipePlace(string File, int Line, int Column, int? Step = null, string? StepName = null);
