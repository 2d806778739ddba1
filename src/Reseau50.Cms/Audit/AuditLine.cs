using Reseau50.Cms.Data;

namespace Reseau50.Cms.Audit;

/// <summary>Who did what to what, when. Lines are only ever added.</summary>
public sealed class AuditLine
{
    /// <summary>Grows with each line this process writes: the journal reads in the order things happened.</summary>
    public Guid Id { get; set; } = GrowingId.Next();
    public DateTime AtUtc { get; set; }

    /// <summary>The user's identifier, or the command that acted.</summary>
    public string Actor { get; set; } = "";

    /// <summary>A stable word: <c>content.published</c>, <c>recipe.applied</c>…</summary>
    public string Action { get; set; } = "";
    public string SubjectType { get; set; } = "";
    public string SubjectId { get; set; } = "";

    /// <summary>One French sentence for the reader of the journal; no personal data beyond the actor.</summary>
    public string Summary { get; set; } = "";
}
