using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Workshops.Following;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Readings;

/// <summary>The second reading of a write-up: asked, done and answered on one screen, the draft beside it.</summary>
internal sealed class ReadingController(ReadingTable table, ReadingActs acts, ContentReader reader, CurrentViewer viewer) : AdminController
{
    private const string One = FollowController.Path + "/relectures/{id}";

    public static string PathOf(string id) => $"{FollowController.Path}/relectures/{id}";

    [HttpGet(One)]
    public Task<IActionResult> Show(string id, CancellationToken ct) => PageAsync(id, new ReadingForm(), null, ct);

    [HttpPost(One + "/demander")]
    public Task<IActionResult> Ask(string id, ReadingForm form, CancellationToken ct) => DoAsync(id, form, () => acts.AskAsync(id, form.Lecteur, form.Consigne, ct), "La relecture est demandée. La personne en est prévenue par courriel.", ct);

    [HttpPost(One + "/retirer")]
    public Task<IActionResult> TakeBack(string id, CancellationToken ct) => DoAsync(id, new ReadingForm(), () => acts.TakeBackAsync(id, ct), "La demande est retirée.", ct);

    [HttpPost(One + "/repondre")]
    public Task<IActionResult> Answer(string id, ReadingForm form, CancellationToken ct) => DoAsync(id, form, () => acts.AnswerAsync(id, form.Depart, form.Reponse, form.Commentaire, ct), "Votre réponse est enregistrée. La personne qui a écrit en est prévenue.", ct);

    [HttpPost(One + "/rendre")]
    public Task<IActionResult> GiveBack(string id, CancellationToken ct) => DoAsync(id, new ReadingForm(), () => acts.GiveBackAsync(id, ct), "C’est noté : vous ne relirez pas ce compte-rendu.", ct);

    private async Task<IActionResult> DoAsync(string id, ReadingForm form, Func<Task<ReadingOutcome>> act, string done, CancellationToken ct)
    {
        if (await reader.LatestAsync(id, ct) is not { ContentType: WriteUp.Type }) return NotFound();
        var outcome = await act();
        return outcome.Refused ? Refused() : outcome.Problem is { } problem ? await PageAsync(id, form, problem, ct) : Then(PathOf(id), done);
    }

    private async Task<IActionResult> PageAsync(string id, ReadingForm form, Problem? problem, CancellationToken ct)
    {
        if (await reader.LatestAsync(id, ct) is not { ContentType: WriteUp.Type } item) return NotFound();
        var me = viewer.Value;
        if (!me.May(ItemAct.Edit, item)) return Refused();
        if (problem is not null) Response.StatusCode = 400;
        HttpContext.Features.Set(new Framing(Frames: true));
        var history = await table.HistoryAsync(item, ct);
        var open = history.FirstOrDefault(r => r.Row.EndedUtc is null);
        var view = new ReadingView(item, open, [.. history.Where(r => r != open)], form, problem, FormOf(item))
        {
            MayAnswer = !item.Published && open is { IsWaiting: true } && open.Row.ReaderId == me.AccountId,
            MayTakeBack = !item.Published && open is { IsWaiting: true } && (open.Row.AskedBy == me.AccountId || item.Owner == me.AccountId),
            Readers = item.Published || open is { IsWaiting: true } ? null : await acts.ReadersAsync(item, ct),
        };
        return Screen("Reading", view, "Seconde lecture", new Crumb("Ateliers", FollowController.Path), new Crumb(item.DisplayText, view.Text));
    }

    /// <summary>Where its author writes it: the form of its session when it has one.</summary>
    private static string FormOf(ContentItem item) =>
        WriteUp.WorkshopId(item) is { } workshop && item.Field<ContentPickerField>(WriteUp.Type, "Seance").ContentItemIds.FirstOrDefault() is { } session
            ? $"{FollowController.Path}/{workshop}/cloturer/{session}" : OpenForms.AddressOf(item.ContentItemId);
}

/// <summary>What is typed about a reading.</summary>
internal sealed class ReadingForm
{
    public string? Lecteur { get; set; }
    public string? Consigne { get; set; }
    public string? Depart { get; set; }
    public string? Reponse { get; set; }
    public string? Commentaire { get; set; }
}

/// <summary>What the screen shows. <see cref="Readers"/> is null while nobody can be asked; <see cref="Text"/> leads to the form of the write-up.</summary>
internal sealed record ReadingView(ContentItem Item, Reading? Open, IReadOnlyList<Reading> Past, ReadingForm Form, Problem? Problem, string Text)
{
    public bool MayAnswer { get; init; }
    public bool MayTakeBack { get; init; }
    public IReadOnlyList<NamedPerson>? Readers { get; init; }
    public string? ProblemOf(string name) => Problem?.Name == name ? Problem.Message : null;
}
