using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Cms.Display;

namespace Reseau50.Contact.Queue;

/// <summary>The queue, and what is left of it in numbers.</summary>
[Needs(ContactModule.Manage)]
internal sealed class MessagesController(MessageList list, YearCounts counts, SiteTime time) : AdminController
{
    public const string Path = Root + "/messages";
    private const int PageSize = 20;

    [HttpGet(Path)]
    public async Task<IActionResult> All(MessageFilter filter, CancellationToken ct)
    {
        filter = filter with { Page = Math.Clamp(filter.Page, 1, Pager.Most) };
        var (lines, total) = await list.PageAsync(filter, PageSize, ct);
        var pager = new Pager(filter.Page, PageSize, total, Path, new Dictionary<string, string?> { ["q"] = filter.Q, ["etat"] = filter.Etat, ["genre"] = filter.Genre });
        return Screen("Messages", new MessagesView(filter, lines, pager, time.UtcNow), "Messages et signalements");
    }

    [HttpGet(Path + "/bilan")]
    public async Task<IActionResult> Years(CancellationToken ct) => Screen("Years", await counts.AllAsync(ct), "Bilan par année", new Crumb("Messages", Path));
}

/// <summary>What the list shows.</summary>
internal sealed record MessagesView(MessageFilter Filter, IReadOnlyList<MessageLine> Lines, Pager Pager, DateTime NowUtc);

internal sealed class MessagesMenu : IAdminMenu
{
    public IReadOnlyList<AdminLink> Links { get; } = [new("Courriels", "Messages et signalements", MessagesController.Path, ContactModule.Manage)];
}

/// <summary>What waits for an answer or a decision, the oldest first.</summary>
internal sealed class MessagesPanel(MessageList list, SiteTime time) : IAdminPanel
{
    private const int Shown = 5;

    public int Position => 4;

    public async Task<AdminPanel?> ForAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.May(ContactModule.Manage)) return null;
        var (lines, total) = await list.PageAsync(new MessageFilter(), Shown, ct);
        return new AdminPanel(total > Shown ? $"Messages à traiter ({Pager.Words(total)})" : "Messages à traiter",
            [.. lines.Select(l => new AdminPanelLine(l.Title, MessageController.PathOf(l.Id), MessageLine.Age(l.AskedUtc, time.UtcNow) + (l.IsLate(time.UtcNow) ? ", en retard" : "")))], "Aucun message n’attend.")
        { All = MessagesController.Path };
    }
}
