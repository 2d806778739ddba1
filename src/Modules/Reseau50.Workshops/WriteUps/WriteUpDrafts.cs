using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Fields;

namespace Reseau50.Workshops.WriteUps;

/// <summary>The newest version of a write-up, published or not, whoever may see it: for those who write.</summary>
internal sealed record WriteUpDraft(ContentItem Item, bool OnSite)
{
    public string? SessionId => Item.Field<ContentPickerField>(WriteUp.Type, "Seance").ContentItemIds.FirstOrDefault();

    /// <summary>« publié », « brouillon », « publié, avec un brouillon plus récent ».</summary>
    public string Words => Item.Published ? "publié" : OnSite ? "publié, avec un brouillon plus récent" : "brouillon";

    /// <summary>Whether it tells that session: by its field, or by its day for those written without it.</summary>
    public bool Tells(EventLine session) => SessionId is { } id ? id == session.Id
        : Item.Field<DateField>(WriteUp.Type, "DateSeance").Value is { } day && DateOnly.FromDateTime(day) is var date && session.Span.FirstDay <= date && date <= session.Span.LastDay;
}

/// <summary>Finds the newest versions of the write-ups of a workshop.</summary>
internal sealed class WriteUpDrafts(SiteDb db)
{
    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<WriteUpDraft>> OfAsync(string workshopId, CancellationToken ct)
    {
        var found = await db.ContentItems.AsNoTracking()
            .Where(x => x.Latest && x.ContentType == WriteUp.Type && db.Set<PickerIndex>().Any(p => p.VersionId == x.ContentItemVersionId && p.Field == WriteUp.WorkshopField && p.SelectedContentItemId == workshopId))
            .OrderBy(x => x.CreatedUtc).ThenBy(x => x.ContentItemId)
            .Select(x => new { Row = x, OnSite = db.ContentItems.Any(p => p.ContentItemId == x.ContentItemId && p.Published) }).ToListAsync(ct);
        return [.. found.Select(f => new WriteUpDraft(f.Row.ToItem(), f.OnSite))];
    }
}
