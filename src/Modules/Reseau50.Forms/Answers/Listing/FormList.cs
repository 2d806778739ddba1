using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Forms.Keeping;

namespace Reseau50.Forms.Answers.Listing;

/// <summary>A form of the list. <see cref="Sent"/> counts every answer, forgotten ones included.</summary>
internal sealed record FormLine(string FormId, string ContentItemId, string Title, string State, int Sent, int Kept, DateTime? LastUtc);

/// <summary>Forms by title. Four queries, however many there are.</summary>
internal sealed class FormList(SiteDb db, FormShelf shelf, SiteTime time)
{
    public const string Draft = "brouillon", NotYet = "pas encore ouvert", Open = "ouvert", Closed = "fermé";

    public async Task<(IReadOnlyList<FormLine> Lines, int Total)> PageAsync(Viewer viewer, int page, int size, CancellationToken ct)
    {
        var forms = (await shelf.OfAsync(viewer, ct)).OrderBy(f => f.Title).ThenBy(f => f.FormId);
        var rows = await forms.Skip((page - 1) * size).Take(size).ToListAsync(ct);
        var ids = rows.Select(r => r.FormId).ToList();
        var kept = (await db.Set<FormSubmission>().Where(s => ids.Contains(s.FormId)).GroupBy(s => s.FormId).Select(g => new { g.Key, Total = g.Count(), Last = g.Max(s => s.SentUtc) }).ToListAsync(ct)).ToDictionary(g => g.Key);
        var gone = await db.Set<FormCount>().Where(c => ids.Contains(c.FormId) && c.Question == "").ToDictionaryAsync(c => c.FormId, c => c.Total, ct);
        return ([.. rows.Select(r => new FormLine(r.FormId, r.ContentItemId, r.Title, StateOf(r), (kept.GetValueOrDefault(r.FormId)?.Total ?? 0) + gone.GetValueOrDefault(r.FormId), kept.GetValueOrDefault(r.FormId)?.Total ?? 0, kept.GetValueOrDefault(r.FormId)?.Last))],
            await forms.TotalAsync(ct));
    }

    public string StateOf(FormIndex form) => !form.Published ? Draft : time.UtcNow < form.OpensUtc ? NotYet : time.UtcNow >= form.ClosesUtc ? Closed : Open;
}
