using Microsoft.AspNetCore.Mvc;
using Reseau50.Accounts.Approval;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Mail.Texts;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.Manage.Requests;

/// <summary>Requests to join: the list, and the answers, each shown with its mail before it leaves.</summary>
[Needs(AccountPermissions.Requests)]
internal sealed class RequestsController(RequestList list, MembershipDecisions decisions, MailWriter mails) : AdminController
{
    public const string Path = Root + "/demandes";
    private const int PageSize = 20;

    public static string AnchorOf(string id) => "demande-" + id;

    [HttpGet(Path)]
    public async Task<IActionResult> All(string? etat, int page, CancellationToken ct)
    {
        page = Math.Clamp(page, 1, Pager.Most);
        var state = RequestList.States.Any(s => s.Value == etat) ? etat! : RequestList.Waiting;
        var (lines, total) = await list.PageAsync(state, page, PageSize, ct);
        return Screen("Requests", new RequestsView(state, lines, new Pager(page, PageSize, total, Path, new Dictionary<string, string?> { ["etat"] = etat })), "Demandes d’adhésion");
    }

    /// <summary>Shows whom an answer is for and the mail that will leave; does nothing yet.</summary>
    [HttpPost(Path + "/reponse")]
    public async Task<IActionResult> Ask(string[] ids, string? geste, string? mot, CancellationToken ct)
    {
        if (RequestAct.Of(geste) is not { } act || ids.Length > PageSize) return BadRequest();
        if (ids.Length == 0) return Then(Path, "Cochez d’abord les demandes concernées.");
        return await list.OfAsync(ids, ct) is { } lines ? await AnswerAsync(act, lines, mot, null, ct) : Refused();
    }

    [HttpPost(Path + "/reponse/envoyer")]
    public async Task<IActionResult> Send(string[] ids, string? geste, string? mot, CancellationToken ct)
    {
        if (RequestAct.Of(geste) is not { } act || ids.Length is 0 or > PageSize) return BadRequest();
        if (await list.OfAsync(ids, ct) is not { } lines) return Refused();
        var words = mot?.Trim() ?? "";
        var problem = words.Length > MembershipDecisions.LongestText ? $"Ce texte compte {Pager.Words(words.Length)} caractères ; gardez-en {Pager.Words(MembershipDecisions.LongestText)} au plus." : words.Length == 0 ? act.Missing : null;
        if (problem is not null) return await AnswerAsync(act, lines, mot, problem, ct);
        var asked = lines.Select(l => l.Id).ToList();
        var done = act.Name switch
        {
            "accepter" => await decisions.ApproveAsync(asked, words, ct),
            "refuser" => await decisions.DeclineAsync(asked, words, ct),
            _ => await decisions.WriteAsync(asked, words, ct),
        };
        var said = Pager.Count(done, "Rien n’est parti.", act.DoneOne, act.DoneMany);
        return Then(Path, done == asked.Count ? said : $"{said} {Pager.Count(asked.Count - done, "", "Une demande avait déjà sa réponse, ou attend encore que l’adresse soit confirmée : elle n’a pas changé.",
            "demandes avaient déjà leur réponse, ou attendent encore que l’adresse soit confirmée : elles n’ont pas changé.")}");
    }

    private async Task<IActionResult> AnswerAsync(RequestAct act, IReadOnlyList<RequestLine> lines, string? words, string? problem, CancellationToken ct)
    {
        if (problem is not null) Response.StatusCode = 400;
        var open = lines.Where(l => l.State == RequestList.Waiting).ToList();
        var shown = words?.Trim() is { Length: > 0 and <= MembershipDecisions.LongestText } typed ? typed : act.Missing is null ? "" : "…";
        var mail = open.Count == 0 ? null : await mails.ComposeAsync(act.Text, new Dictionary<string, string> { ["nom"] = open[0].Name, [act.Variable] = shown }, ct);
        var room = MailVariables.Names((await mails.WordingAsync(act.Text, ct)).Body).Contains(act.Variable);
        return Screen("RequestAnswer", new RequestAnswerView(act, open, [.. lines.Except(open)], words, problem, mail, room), act.Title, new Crumb("Demandes d’adhésion", Path));
    }
}

/// <summary>What the list shows.</summary>
internal sealed record RequestsView(string State, IReadOnlyList<RequestLine> Lines, Pager Pager);

/// <summary>What is shown before an answer leaves: those it is for, those who have one already, the mail to the first of them. <see cref="HasRoom"/>: the text has a place for what is typed.</summary>
internal sealed record RequestAnswerView(RequestAct Act, IReadOnlyList<RequestLine> Lines, IReadOnlyList<RequestLine> Closed, string? Words, string? Problem, ComposedMail? Mail, bool HasRoom);
