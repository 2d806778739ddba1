using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;

namespace Reseau50.Admin.Site.Recipes;

/// <summary>A run of a recipe that somebody asked for here: what it will do, does or did.</summary>
internal sealed class RecipeRunRow
{
    /// <summary>What is asked: to say what would change, how the site differs, or to change it.</summary>
    public const string Plan = "plan", Verify = "verify", Apply = "apply";

    public Guid Id { get; set; } = GrowingId.Next();
    public string Kind { get; set; } = Plan;

    /// <summary>The name of a shipped recipe, or of the file that was sent.</summary>
    public string Recipe { get; set; } = "";

    /// <summary>The recipe that was sent from a browser; null for one that comes with the site.</summary>
    public string? Sent { get; set; }

    /// <summary>What this site does not know is listed instead of refused.</summary>
    public bool Skips { get; set; }
    public string AskedBy { get; set; } = "";
    public DateTime AskedUtc { get; set; }
    public DateTime? EndedUtc { get; set; }

    /// <summary>A <see cref="RecipeOutcome"/>, once it ended.</summary>
    public string? Outcome { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<RecipeRunRow>(e =>
    {
        e.ToTable("RecipeRuns");
        e.HasKey(x => x.Id);
        e.HasIndex(x => x.AskedUtc);
    });
}
