using Microsoft.AspNetCore.Mvc;
using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Workshops.Following;
using Reseau50.Workshops.Listing;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Closing;

/// <summary>A session to close, and its write-up if it has one already.</summary>
internal sealed record ClosingSession(Workshop Workshop, EventLine Session, ContentItem? Stored)
{
    public string Address => $"{FollowController.Path}/{Workshop.Id}/cloturer/{Session.Id}";

    /// <summary>One write-up for a session, whoever begins it: its id is known before it is stored.</summary>
    public string WriteUpId => Stored?.ContentItemId ?? OneId.For("cr", Session.Id);
}

/// <summary>The sessions somebody may close, asked again by every screen and every act about one.</summary>
internal sealed class ClosingTable(WorkshopDesk desk, WriteUpDrafts writeUps, SiteTime time, CurrentViewer viewer)
{
    /// <summary>The session, or what is answered instead.</summary>
    public async Task<(IActionResult? Refusal, ClosingSession? Closing)> FindAsync(string id, string session, CancellationToken ct)
    {
        var me = viewer.Value;
        if (!me.Writes()) return (new StatusCodeResult(403), null);
        if ((await desk.OfAsync(me, ct)).FirstOrDefault(w => w.Id == id) is not { } workshop || workshop.Sessions.FirstOrDefault(s => s.Id == session && !s.IsCancelled) is not { } found) return (new NotFoundResult(), null);
        if (found.Span.FirstDay > time.Today) return (new LocalRedirectResult($"{FollowController.Path}/{id}"), null);
        var stored = (await writeUps.OfAsync(id, ct)).FirstOrDefault(w => w.Tells(found))?.Item;
        return stored is not null && !me.May(ItemAct.Edit, stored) ? (new StatusCodeResult(403), null) : (null, new ClosingSession(workshop, found, stored));
    }

    /// <summary>A write-up nobody saved yet, with what the agenda knows of it.</summary>
    public ContentItem New(ClosingSession closing)
    {
        var (workshop, session, me) = (closing.Workshop, closing.Session, viewer.Value);
        var item = new ContentItem
        {
            ContentItemId = closing.WriteUpId,
            ContentItemVersionId = ContentIds.New(),
            ContentType = WriteUp.Type,
            Latest = true,
            CreatedUtc = time.UtcNow,
            Owner = me.AccountId,
            Author = me.Name,
        };
        item.SetPart(nameof(TitlePart), new TitlePart { Title = session.Title });
        item.SetField(WriteUp.Type, "Atelier", new ContentPickerField { ContentItemIds = [workshop.Id] });
        item.SetField(WriteUp.Type, "DateSeance", new DateField { Value = (session.Span.LastDay < time.Today ? session.Span.LastDay : time.Today).ToDateTime(TimeOnly.MinValue) });
        item.SetField(WriteUp.Type, "Auteur", new TextField { Text = me.Name });
        foreach (var field in (string[])["Charte", "Referentiel"]) item.SetField(WriteUp.Type, field, workshop.Item.Field<TaxonomyField>(Workshop.Type, field));
        return item;
    }
}
