using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Territories.Places;

/// <summary>The members who work in each EPCI.</summary>
internal sealed class TerritoryAudiences(TermTable terms) : IAudienceSource
{
    public int Position => 20;

    public async Task<IReadOnlyList<Choice>> AllAsync(CancellationToken ct) => [.. (await terms.EpcisAsync(ct)).Select(t => new Choice("territoire:" + t.Id, "Territoire : " + t.Name))];
}
