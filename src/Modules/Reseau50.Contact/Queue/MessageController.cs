using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Contact.Queue;

/// <summary>One message: what it says, and what is done about it.</summary>
[Needs(ContactModule.Manage)]
internal sealed class MessageController(MessageSheet sheet, MessageActs acts, CurrentViewer viewer, SiteTime time) : AdminController
{
    public const string One = MessagesController.Path + "/{id}";

    public static string PathOf(string id) => MessagesController.Path + "/" + Uri.EscapeDataString(id);

    [HttpGet(One)]
    public Task<IActionResult> Show(string id, CancellationToken ct) => PageAsync(id, new MessageForm(), null, ct);

    [HttpPost(One + "/prendre")]
    public Task<IActionResult> Take(string id, string? vu, CancellationToken ct) => DoAsync(id, new MessageForm(), "", () => acts.TakeAsync(id, vu, ct), "Vous vous en chargez.", ct);

    [HttpPost(One + "/rendre")]
    public Task<IActionResult> Release(string id, CancellationToken ct) => DoAsync(id, new MessageForm(), "", () => acts.ReleaseAsync(id, ct), "Le message attend de nouveau quelqu’un.", ct);

    [HttpPost(One + "/note")]
    public Task<IActionResult> Note(string id, MessageForm form, CancellationToken ct) => DoAsync(id, form, nameof(form.Note), () => acts.NoteAsync(id, form.Note, ct), "La note est enregistrée.", ct);

    [HttpPost(One + "/reponse")]
    public Task<IActionResult> Answer(string id, MessageForm form, CancellationToken ct) => DoAsync(id, form, nameof(form.Reponse), () => acts.AnswerAsync(id, form.Cle, form.Reponse, ct), "La réponse part dans la minute.", ct);

    [HttpPost(One + "/decision")]
    public Task<IActionResult> Decide(string id, MessageForm form, CancellationToken ct) =>
        DoAsync(id, form, string.IsNullOrEmpty(form.Decision) ? nameof(form.Decision) : nameof(form.Raisons), () => acts.DecideAsync(id, form.Vu, form.Decision, form.Raisons, ct), "La décision est enregistrée, et le signalement est clos. Les courriels partent dans la minute.", ct);

    [HttpPost(One + "/clore")]
    public Task<IActionResult> Close(string id, string? etat, CancellationToken ct) => DoAsync(id, new MessageForm(), "", () => acts.CloseAsync(id, etat, ct), "Le message est clos. Vous pouvez le rouvrir ici.", ct);

    [HttpPost(One + "/rouvrir")]
    public Task<IActionResult> Reopen(string id, CancellationToken ct) => DoAsync(id, new MessageForm(), "", () => acts.ReopenAsync(id, ct), "Le message est rouvert.", ct);

    private async Task<IActionResult> DoAsync(string id, MessageForm form, string field, Func<Task<string?>> act, string done, CancellationToken ct) => await act() switch
    {
        null => Then(PathOf(id), done),
        MessageActs.Gone => NotFound(),
        MessageActs.NotYours => Refused(),
        var problem => await PageAsync(id, form, new Problem(field, problem), ct),
    };

    private async Task<IActionResult> PageAsync(string id, MessageForm form, Problem? problem, CancellationToken ct)
    {
        if (await sheet.OfAsync(id, ct) is not { } found) return NotFound();
        if (problem is not null) Response.StatusCode = 400;
        // What is typed after an answer left is another answer.
        if (problem?.Message == MessageActs.AlreadySent) form.Cle = Guid.Empty;
        // Somebody else decided meanwhile: there is no field left to lead to.
        if (problem is { Name: nameof(MessageForm.Decision) or nameof(MessageForm.Raisons) } && found.Message.ClosedUtc is not null) problem = problem with { Name = "" };
        var mine = found.Message.AssignedTo is not null && found.Message.AssignedTo == viewer.Value.AccountId;
        return Screen("Message", new MessageView(found, form, problem, mine, viewer.Value.May("EditContent"), time.UtcNow), (found.Message.IsReport ? "Signalement " : "Message ") + found.Message.Reference, new Crumb("Messages", MessagesController.Path));
    }
}

/// <summary>What is typed about a message. <see cref="Cle"/> names one answer, so that it leaves once; <see cref="Vu"/> is how many decisions the page knew of.</summary>
internal sealed class MessageForm
{
    public string? Note { get; set; }
    public Guid Cle { get; set; }
    public string? Reponse { get; set; }
    public int Vu { get; set; }
    public string? Decision { get; set; }
    public string? Raisons { get; set; }
}

internal sealed record MessageView(SheetView Sheet, MessageForm Form, Problem? Problem, bool IsMine, bool MayEdit, DateTime NowUtc)
{
    public string? ProblemOf(string field) => Problem?.Name == field ? Problem.Message : null;
}
