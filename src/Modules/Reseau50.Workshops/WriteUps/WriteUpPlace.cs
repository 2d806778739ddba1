using Reseau50.Cms.Content;
using Reseau50.Cms.Site;

namespace Reseau50.Workshops.WriteUps;

/// <summary>A write-up is read on its workshop's page.</summary>
internal sealed class WriteUpPlace : IReadOn
{
    public Task<string?> PageOfAsync(ContentItem item, CancellationToken ct) => Task.FromResult(WriteUp.WorkshopId(item));
}
