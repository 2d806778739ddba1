using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Mails;

/// <summary>What the site wrote to whom, and what did not leave.</summary>
[Needs("ManageUsers")]
internal sealed class MailsController(MailLog log) : AdminController
{
    public const string Path = Root + "/courriels";
    private const int PageSize = 50;

    [HttpGet(Path)]
    public async Task<IActionResult> List(string? q, string? etat, int page = 1, CancellationToken ct = default)
    {
        page = Math.Clamp(page, 1, Pager.Most);
        var (lines, total) = await log.PageAsync(etat, q, page, PageSize, ct);
        return Screen("Mails", new MailsView(q, etat, lines, new Pager(page, PageSize, total, Path, new Dictionary<string, string?> { ["q"] = q, ["etat"] = etat })), "Courriels envoyés");
    }

    /// <summary>Asks before a message leaves again: it may have left already.</summary>
    [HttpGet(Path + "/{id:guid}/renvoyer")]
    public async Task<IActionResult> AskRetry(Guid id, CancellationToken ct) =>
        await log.FindAsync(id, ct) is { GivenUpUtc: not null, IsForgotten: false } mail ? Screen("Retry", mail, "Essayer de nouveau", new Crumb("Courriels", Path)) : NotFound();

    [HttpPost(Path + "/{id:guid}/renvoyer")]
    public async Task<IActionResult> Retry(Guid id, CancellationToken ct) =>
        Then(Path, await log.RetryAsync(id, ct) ? "Le courriel est remis dans la file : il part dans la minute." : "Ce courriel n’est plus à renvoyer : il est parti, ou le site ne sait plus à qui il s’adressait.");
}

/// <summary>What the list shows.</summary>
internal sealed record MailsView(string? Words, string? State, IReadOnlyList<MailLine> Lines, Pager Pager);

/// <summary>Messages that did not leave.</summary>
internal sealed class FailedMailsPanel(MailLog log) : IAdminPanel
{
    public int Position => 5;

    public async Task<AdminPanel?> ForAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.May("ManageUsers") || await log.FailedAsync(5, ct) is not { Count: > 0 } failed) return null;
        return new AdminPanel("Courriels non envoyés", [.. failed.Select(m => new AdminPanelLine(m.Subject, $"{MailsController.Path}/{m.Id}/renvoyer", m.Failure ?? ""))], "") { All = MailsController.Path + "?etat=" + MailLog.GivenUp };
    }
}
