namespace Reseau50.Cms.Recipes;

/// <summary>A recipe that cannot run: where, why, and what to do. The message fits one screen and begins <c>FILE:LINE:COLUMN:</c>.</summary>
public sealed class RecipeFaultException(RecipePlace place, string cause, string fix) : Exception(
    $"{place.File}:{place.Line}:{place.Column}: {cause}\n" +
    (place.Step is null ? "" : $"  Étape {place.Step} « {place.StepName} ».\n") +
    $"  Correction : {fix}\n  Rien n’a été changé.")
{
    public RecipePlace Place { get; } = place;
    public string Cause { get; } = cause;
    public string Fix { get; } = fix;
}

/// <summary>A place in a recipe. Lines and columns start at 1; a column counts characters, not bytes.</summary>
public sealed record RecipePlace(string File, int Line, int Column, int? Step = null, string? StepName = null);
