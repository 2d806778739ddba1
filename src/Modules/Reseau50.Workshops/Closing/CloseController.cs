using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Workshops.Following;
using Reseau50.Workshops.Readings;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Closing;

/// <summary>Closing a session: one form, a quarter of an hour, and the network can read it.</summary>
[TakesFiles]
internal sealed class CloseController(ClosingTable table, CloseEditor editor, ContentHandlers handlers, ContentReader reader, IFormFiles files, ItemSave save, OpenForms forms, IItemReview review, ReadingSign sign, CurrentViewer viewer, IAttendance? attendance = null) : AdminController
{
    public const string Path = FollowController.Path + "/{id}/cloturer/{seance}";
    private Viewer Me => viewer.Value;

    protected override IReadOnlyList<string> Scripts => ["/_content/Reseau50.Workshops/cloture.js", .. FormPieces.Scripts];

    [HttpGet(Path)]
    public async Task<IActionResult> Open(string id, string seance, string? copie, CancellationToken ct)
    {
        var (refusal, closing) = await table.FindAsync(id, seance, ct);
        if (refusal is LocalRedirectResult later) return Then(later.Url, "Cette séance n’a pas encore eu lieu : vous en rendrez compte après.");
        if (refusal is not null) return refusal;
        var (item, stamp) = (closing!.Stored ?? table.New(closing), ItemSave.StampOf(closing.Stored));
        var unsaved = await forms.UnsavedAsync(closing.Address, ct);
        if (unsaved is null || copie != "reprendre") return await FormAsync(new CloseFormView(closing, item, stamp), null, ct, unsaved: unsaved);
        var shown = item.Clone();
        await editor.UpdateAsync(shown, closing.Workshop, closing.Session, unsaved.Form, publish: false, ct);
        return await FormAsync(new CloseFormView(closing, shown, unsaved.Stamp ?? stamp), unsaved.Form, ct);
    }

    [HttpPost(Path)]
    public async Task<IActionResult> Save(string id, string seance, CancellationToken ct)
    {
        var (refusal, closing) = await table.FindAsync(id, seance, ct);
        if (refusal is not null) return refusal;
        var posted = await Request.ReadFormAsync(ct);
        var form = await files.TakeAsync(posted, ct);
        var (act, stamp) = (posted["geste"].ToString(), posted["depart"].ToString());
        var publish = act == "publier";
        var item = (closing!.Stored ?? table.New(closing)).Clone();
        if (publish && !Me.May(ItemAct.Publish, item)) return Refused();
        await editor.UpdateAsync(item, closing.Workshop, closing.Session, form, publish, ct);
        item.SetField(WriteUp.Type, "Seance", new ContentPickerField { ContentItemIds = [closing.Session.Id] });
        item.Author = Me.Name;
        var view = new CloseFormView(closing, item, stamp);
        if (form.Rearranged) return await FormAsync(view, form, ct);
        if (form.Problems.Count > 0)
        {
            // All of it at once: nobody mends three things to be told of a fourth.
            form.Report(await handlers.ValidateAsync(item, ct));
            return await FormAsync(view, form, ct, 400);
        }
        var stops = publish && closing.Stored is not null && await sign.OfAsync(item, ct) is { } signed && signed.Stops(posted["malgre"]);
        if (act == "relire" || stops || (publish && posted["relu"] != "oui"))
        {
            var said = await review.OfAsync((await reader.DefinitionsAsync(ct)).Type(WriteUp.Type)!, item, ct);
            var show = act == "relire" || (said.MustMend && posted["relu"] != "oui");
            if (show || stops) return await FormAsync(view with { Review = show ? said with { Asked = publish } : null, Stopped = stops }, form, ct);
        }
        var outcome = await save.SaveAsync(item, stamp, publish, ct);
        if (outcome.Overtaken)
        {
            var theirs = (await table.FindAsync(id, seance, ct)).Closing?.Stored;
            return await FormAsync(view with { Stamp = ItemSave.StampOf(theirs), Theirs = theirs, Differences = theirs is null ? [] : TextDifferences.Of(item, theirs) }, form, ct, 409);
        }
        form.Report(outcome.Problems);
        if (form.Problems.Count > 0) return await FormAsync(view, form, ct, 400);
        await forms.ForgetAsync(closing.Address, closing.WriteUpId, ct);
        if (act == "apercu") return LocalRedirect(OpenForms.AddressOf(closing.WriteUpId) + "/apercu");
        return publish ? Then($"{FollowController.Path}/{id}", "C’est publié : le réseau peut le lire.") : Then(closing.Address, "Le brouillon est enregistré.");
    }

    private async Task<IActionResult> FormAsync(CloseFormView view, FormInput? form, CancellationToken ct, int status = 200, Unsaved? unsaved = null)
    {
        Response.StatusCode = status;
        var closing = view.Closing;
        var shown = view with
        {
            Steps = await editor.EditAsync(view.Item, closing.Workshop, form, ct),
            Problems = form?.Problems ?? [],
            State = await forms.ShowAsync(closing.Address, closing.WriteUpId, view.Stamp, unsaved, ct),
            Sign = closing.Stored is not null && await sign.OfAsync(view.Item, ct) is { } said ? said with { Asked = view.Stopped } : null,
            Attended = attendance is not null && await attendance.OfAsync(closing.Session.Id, Me, ct) is { IsNoted: true } numbers ? numbers.Total.Present : null,
            MayPublish = Me.May(ItemAct.Publish, view.Item),
            MayChoose = Me.MayChooseMedia(),
        };
        return Screen("CloseForm", shown, "Rendre compte", new Crumb("Ateliers", FollowController.Path), new Crumb(closing.Workshop.Title, $"{FollowController.Path}/{closing.Workshop.Id}"));
    }
}

/// <summary>What the form shows. <see cref="Theirs"/> is what somebody else saved meanwhile.</summary>
internal sealed record CloseFormView(ClosingSession Closing, ContentItem Item, string Stamp)
{
    public IReadOnlyList<CloseStep> Steps { get; init; } = [];
    public IReadOnlyList<Problem> Problems { get; init; } = [];
    public FormState? State { get; init; }
    public Review? Review { get; init; }
    public ItemSign? Sign { get; init; }

    /// <summary>True when a publication waits for what <see cref="Sign"/> says.</summary>
    public bool Stopped { get; init; }
    public bool MayPublish { get; init; }

    /// <summary>Whether files are chosen from the library.</summary>
    public bool MayChoose { get; init; }
    public ContentItem? Theirs { get; init; }
    public IReadOnlyList<TextDifference> Differences { get; init; } = [];
    public string Address => Closing.Address;

    /// <summary>How many were noted at the door; null where nothing was.</summary>
    public int? Attended { get; init; }
    public int? Total => Headcount.TotalOf(Item);
}
