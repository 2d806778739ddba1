using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Workshops.Following;
using Reseau50.Workshops.Listing;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Closing;

/// <summary>Closing a session: one form, a quarter of an hour, and the network can read it.</summary>
[TakesFiles]
internal sealed class CloseController(WorkshopDesk desk, WriteUpDrafts writeUps, CloseEditor editor, ContentHandlers handlers, IFormFiles files, ItemSave save, SiteTime time, CurrentViewer viewer) : AdminController
{
    private const string Path = FollowController.Path + "/{id}/cloturer/{seance}";
    private Viewer Me => viewer.Value;

    protected override IReadOnlyList<string> Scripts => ["/_content/Reseau50.Workshops/cloture.js", "/_content/Reseau50.Admin/media-field.js"];

    [HttpGet(Path)]
    public async Task<IActionResult> Open(string id, string seance, CancellationToken ct)
    {
        var (refusal, closing) = await FindAsync(id, seance, ct);
        return refusal ?? await FormAsync(closing!, closing!.Stored ?? New(closing), null, ItemSave.StampOf(closing.Stored), ct);
    }

    [HttpPost(Path)]
    public async Task<IActionResult> Save(string id, string seance, CancellationToken ct)
    {
        var (refusal, closing) = await FindAsync(id, seance, ct);
        if (refusal is not null) return refusal;
        var posted = await Request.ReadFormAsync(ct);
        var form = await files.TakeAsync(posted, ct);
        var (publish, stamp) = (posted["geste"] == "publier", posted["depart"].ToString());
        var item = (closing!.Stored ?? New(closing)).Clone();
        if (publish && !Me.May(ItemAct.Publish, item)) return Refused();
        await editor.UpdateAsync(item, closing.Workshop, closing.Session, form, publish, ct);
        item.SetField(WriteUp.Type, "Seance", new ContentPickerField { ContentItemIds = [closing.Session.Id] });
        item.Author = Me.Name;
        if (form.Rearranged) return await FormAsync(closing, item, form, stamp, ct);
        if (form.Problems.Count > 0)
        {
            // All of it at once: nobody mends three things to be told of a fourth.
            form.Report(await handlers.ValidateAsync(item, ct));
            return await FormAsync(closing, item, form, stamp, ct, 400);
        }
        var outcome = await save.SaveAsync(item, stamp, publish, ct);
        if (outcome.Overtaken)
        {
            var theirs = (await FindAsync(id, seance, ct)).Closing?.Stored;
            return await FormAsync(closing, item, form, ItemSave.StampOf(theirs), ct, 409, theirs);
        }
        form.Report(outcome.Problems);
        if (form.Problems.Count > 0) return await FormAsync(closing, item, form, stamp, ct, 400);
        return publish ? Then($"{FollowController.Path}/{id}", "C’est publié : le réseau peut le lire.") : Then(Address(closing), "Le brouillon est enregistré.");
    }

    private async Task<(IActionResult? Refusal, ClosingSession? Closing)> FindAsync(string id, string seance, CancellationToken ct)
    {
        if (!Me.Writes()) return (Refused(), null);
        if ((await desk.OfAsync(Me, ct)).FirstOrDefault(w => w.Id == id) is not { } workshop || workshop.Sessions.FirstOrDefault(s => s.Id == seance && !s.IsCancelled) is not { } session) return (NotFound(), null);
        if (session.Span.FirstDay > time.Today) return (Then($"{FollowController.Path}/{id}", "Cette séance n’a pas encore eu lieu : vous en rendrez compte après."), null);
        var stored = (await writeUps.OfAsync(id, ct)).FirstOrDefault(w => w.Tells(session))?.Item;
        return stored is not null && !Me.May(ItemAct.Edit, stored) ? (Refused(), null) : (null, new ClosingSession(workshop, session, stored));
    }

    private ContentItem New(ClosingSession closing)
    {
        var (workshop, session) = (closing.Workshop, closing.Session);
        var item = new ContentItem
        {
            ContentItemId = OneId.For("cr", session.Id),
            ContentItemVersionId = ContentIds.New(),
            ContentType = WriteUp.Type,
            Latest = true,
            CreatedUtc = time.UtcNow,
            Owner = Me.AccountId,
            Author = Me.Name,
        };
        item.SetPart(nameof(TitlePart), new TitlePart { Title = session.Title });
        item.SetField(WriteUp.Type, "Atelier", new ContentPickerField { ContentItemIds = [workshop.Id] });
        item.SetField(WriteUp.Type, "DateSeance", new DateField { Value = (session.Span.LastDay < time.Today ? session.Span.LastDay : time.Today).ToDateTime(TimeOnly.MinValue) });
        item.SetField(WriteUp.Type, "Auteur", new TextField { Text = Me.Name });
        foreach (var field in (string[])["Charte", "Referentiel"]) item.SetField(WriteUp.Type, field, workshop.Item.Field<TaxonomyField>(Workshop.Type, field));
        return item;
    }

    private async Task<IActionResult> FormAsync(ClosingSession closing, ContentItem item, FormInput? form, string stamp, CancellationToken ct, int status = 200, ContentItem? theirs = null)
    {
        Response.StatusCode = status;
        var view = new CloseFormView(closing, item, await editor.EditAsync(item, closing.Workshop, form, ct), form?.Problems ?? [], stamp, Address(closing), Me.May(ItemAct.Publish, item))
        {
            Theirs = theirs,
            Differences = theirs is null ? [] : TextDifferences.Of(item, theirs),
        };
        return Screen("CloseForm", view, "Rendre compte", new Crumb("Ateliers", FollowController.Path), new Crumb(closing.Workshop.Title, $"{FollowController.Path}/{closing.Workshop.Id}"));
    }

    private static string Address(ClosingSession closing) => $"{FollowController.Path}/{closing.Workshop.Id}/cloturer/{closing.Session.Id}";
}

/// <summary>A session to close, and its write-up if it has one already.</summary>
internal sealed record ClosingSession(Workshop Workshop, EventLine Session, ContentItem? Stored);

/// <summary>What the form shows. <see cref="Theirs"/> is what somebody else saved meanwhile.</summary>
internal sealed record CloseFormView(ClosingSession Closing, ContentItem Item, IReadOnlyList<CloseStep> Steps, IReadOnlyList<Problem> Problems, string Stamp, string Address, bool MayPublish)
{
    public ContentItem? Theirs { get; init; }
    public IReadOnlyList<TextDifference> Differences { get; init; } = [];
    public int? Total => Headcount.TotalOf(Item);
}
