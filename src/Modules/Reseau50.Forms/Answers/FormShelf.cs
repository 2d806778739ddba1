using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forms.Keeping;

namespace Reseau50.Forms.Answers;

/// <summary>The forms whose answers somebody may read: those he or she may see, published, or write. A form nobody may see here is one that does not exist.</summary>
internal sealed class FormShelf(SiteDb db, ContentReader reader)
{
    /// <summary>One row for each form: the published one, or the draft of one that is not.</summary>
    public async Task<IQueryable<FormIndex>> OfAsync(Viewer viewer, CancellationToken ct)
    {
        var all = db.Set<FormIndex>().AsNoTracking().Where(f => f.Published || (f.Latest && !db.Set<FormIndex>().Any(p => p.FormId == f.FormId && p.Published)));
        if (viewer.SeesEverything) return all;
        var written = (await reader.DefinitionsAsync(ct)).Types.Select(t => t.Name).Where(t => viewer.MayAny(ItemAct.Edit, t)).ToList();
        var visible = db.VisibleTo<FormIndex>(viewer).Select(v => v.VersionId);
        return all.Where(f => visible.Contains(f.VersionId) || db.ContentItems.Any(c => c.ContentItemVersionId == f.VersionId && written.Contains(c.ContentType)));
    }

    public async Task<FormIndex?> FindAsync(string formId, Viewer viewer, CancellationToken ct) => await (await OfAsync(viewer, ct)).FirstOrDefaultAsync(f => f.FormId == formId, ct);
}
