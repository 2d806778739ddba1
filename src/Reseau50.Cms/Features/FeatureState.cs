namespace Reseau50.Cms.Features;

/// <summary>Which features are on: a stored document.</summary>
public sealed class FeatureState
{
    public List<string> Enabled { get; set; } = [];

    /// <summary>Ids a recipe asked for that this site does not know, kept because it ran with <c>--skip-unsupported</c>.</summary>
    public List<string> Unsupported { get; set; } = [];
}
