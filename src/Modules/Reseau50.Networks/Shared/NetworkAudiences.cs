using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Networks.Shared;

/// <summary>The members of each network.</summary>
internal sealed class NetworkAudiences(ReseauTable networks) : IAudienceSource
{
    public int Position => 10;

    public async Task<IReadOnlyList<Choice>> AllAsync(CancellationToken ct) =>
        [.. (await networks.AllAsync(Viewer.System, ct)).Select(n => new Choice("reseau:" + n.Id, "Réseau " + n.Label))];
}
