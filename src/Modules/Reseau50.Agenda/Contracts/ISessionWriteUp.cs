using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Contracts;

/// <summary>What a session of a workshop gave to read. Another module writes it; without that module there is none.</summary>
public interface ISessionWriteUp
{
    /// <summary>The address of the write-up of the session that took place between these days (local, both included), or null: not written yet, or not for <paramref name="viewer"/>.</summary>
    Task<string?> FindAsync(string workshopId, DateTime first, DateTime last, Viewer viewer, CancellationToken ct = default);
}
