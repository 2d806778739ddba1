using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Territories.Instances;

/// <summary>One instance: what comes, what was said.</summary>
internal sealed class InstancePage(SiteTime time) : IContentPage
{
    public string ContentType => Instance.Type;

    public Task<PageView?> BuildAsync(ContentItem item, string? containedId, Viewer viewer, CancellationToken ct) => Task.FromResult(Instance.IsOpen(item) ? null : View(Instance.Of(item, time)));

    private PageView View(Instance instance) => new("InstanceSheet", new InstanceView(instance, time.Now), new PageHead(instance.Item.DisplayText, instance.Presentation)
    {
        Indexed = false,
        Kind = "article",
        Section = "/territoires",
        Crumbs = [new Crumb("Instances", InstancesController.Path)],
    });
}

/// <summary>What the page shows.</summary>
internal sealed record InstanceView(Instance Instance, DateTime NowLocal)
{
    public IReadOnlyList<InstanceDate> Coming => [.. Instance.Dates.Where(d => d.AtLocal >= NowLocal)];
    public IReadOnlyList<InstanceDate> Past => [.. Instance.Dates.Where(d => d.AtLocal < NowLocal).Reverse()];
}
