using Reseau50.Cms.Data;

namespace Reseau50.Cms.Audit;

/// <summary>Adds audit lines to the unit of work under way: the line exists if and only if the change does.</summary>
public sealed class AuditTrail(SiteDb db, TimeProvider clock)
{
    /// <summary>Who acts in this scope; the host sets it from the signed-in user or the command.</summary>
    public string Actor { get; set; } = "système";

    public void Add(string action, string subjectType, string subjectId, string summary) => db.Add(new AuditLine
    {
        AtUtc = clock.GetUtcNow().UtcDateTime,
        Actor = Actor,
        Action = action,
        SubjectType = subjectType,
        SubjectId = subjectId,
        Summary = summary,
    });
}
