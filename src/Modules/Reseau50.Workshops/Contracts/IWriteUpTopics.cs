using Reseau50.Cms.Security;

namespace Reseau50.Workshops.Contracts;

/// <summary>Where write-ups are talked about: told by the module that keeps discussions.</summary>
public interface IWriteUpTopics
{
    /// <summary>The paths of the discussions <paramref name="viewer"/> may read, by the id of the write-up. One question, however many.</summary>
    Task<IReadOnlyDictionary<string, string>> PathsAsync(IReadOnlyCollection<string> writeUpIds, Viewer viewer, CancellationToken ct = default);
}
