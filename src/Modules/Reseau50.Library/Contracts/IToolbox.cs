using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Library.Contracts;

/// <summary>What other modules may ask of the library.</summary>
public interface IToolbox
{
    /// <summary>The tools born of a workshop.</summary>
    Task<IReadOnlyList<ToolLine>> OfWorkshopAsync(string workshopId, Viewer viewer, CancellationToken ct = default);

    /// <summary>The newest tools of a network, of a territory (term ids), or of all when both are null.</summary>
    Task<IReadOnlyList<ToolLine>> LatestAsync(string? networkId, IReadOnlyList<string>? termIds, int count, Viewer viewer, CancellationToken ct = default);
}

/// <summary>A tool in a list.</summary>
public sealed record ToolLine(string Id, string Title, string Path, string Summary, string? Format, string Ages, IReadOnlyList<string> FileKinds, IReadOnlyList<Reseau> Networks, Checked Checked, string? Version);
