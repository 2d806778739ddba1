using Microsoft.AspNetCore.Http;
using Reseau50.Cms.Security;

namespace Reseau50.Forms.Contracts;

/// <summary>Forms to ask, alone or inside somebody else's form.</summary>
public interface IFormSheets
{
    /// <summary>The published form <paramref name="viewer"/> may see, with its current questions; null when there is none.</summary>
    Task<FormSheet?> FindAsync(string formId, Viewer viewer, CancellationToken ct = default);

    /// <summary>What was posted under <c>q[name]</c>, checked; what is proposed when nothing was (null). No answer is kept; a good file is, for a day, so that nobody chooses it twice. Not within a unit of work that may be taken back.</summary>
    Task<FormFill> ReadAsync(FormSheet sheet, IFormCollection? posted, CancellationToken ct = default);

    /// <summary>The same from the answers that <paramref name="subject"/> keeps, to be edited; what is proposed when it keeps none.</summary>
    Task<FormFill> OfAsync(FormSheet sheet, string subject, CancellationToken ct = default);
}
