using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Site;
using Reseau50.Cms.Text;

namespace Reseau50.Accounts.Privacy.Requests;

/// <summary>What people asked about their data, and by when they must have an answer.</summary>
[Needs(PrivacyPermissions.Manage)]
internal sealed class RequestLogController(RequestLog log, SiteTime time) : AdminController
{
    public const string Path = Root + "/donnees-personnelles";
    private const int PageSize = 30;

    [HttpGet(Path)]
    public Task<IActionResult> Show(int page, CancellationToken ct) => PageAsync(new RequestForm { Recue = time.Today }, [], page, ct);

    [HttpPost(Path)]
    public async Task<IActionResult> Record(RequestForm form, CancellationToken ct) =>
        await log.RecordAsync(form, ct) is { Count: > 0 } problems ? await PageAsync(form, problems, 1, ct) : Then(Path, "La demande est notée. Il faut y répondre dans le mois.");

    [HttpPost(Path + "/repondue")]
    public async Task<IActionResult> Answer(string? id, string? reponse, CancellationToken ct)
    {
        var words = reponse?.Trim() ?? "";
        if (words.Length is 0 or > RequestLog.LongestText)
            return await PageAsync(new RequestForm { Recue = time.Today }, [], 1, ct, new(id ?? "", words, $"Dites en quelques mots ce qui a été répondu, en {FrenchNumber.Of(RequestLog.LongestText)} caractères au plus."));
        return Then(Path, await log.AnswerAsync(id, words, ct) ? "La réponse est notée." : "Cette demande avait déjà sa réponse.");
    }

    private async Task<IActionResult> PageAsync(RequestForm form, IReadOnlyList<Problem> problems, int page, CancellationToken ct, RefusedAnswer? refused = null)
    {
        if (problems.Count > 0 || refused is not null) Response.StatusCode = 400;
        page = Math.Clamp(page, 1, Pager.Most);
        var (lines, total) = await log.PageAsync(page, PageSize, ct);
        return Screen("RequestLog", new RequestLogView(form, problems, lines, new Pager(page, PageSize, total, Path, new Dictionary<string, string?>()), time.UtcNow) { Refused = refused }, "Demandes sur les données");
    }
}

/// <summary>What the screen shows.</summary>
internal sealed record RequestLogView(RequestForm Form, IReadOnlyList<Problem> Problems, IReadOnlyList<RequestEntry> Lines, Pager Pager, DateTime Now)
{
    /// <summary>An answer that could not be taken, on the request it is for.</summary>
    public RefusedAnswer? Refused { get; init; }

    public string? ProblemOf(string field) => Problems.FirstOrDefault(p => p.Name == field)?.Message;
}

/// <summary>What was typed of an answer, and what is wrong with it.</summary>
internal sealed record RefusedAnswer(string Id, string Typed, string Problem);
