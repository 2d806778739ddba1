using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reseau50.Admin.Items.Keeping;
using Reseau50.Admin.Items.Previewing;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;

namespace Reseau50.Admin.Items;

/// <summary>What editors leave open, and the secret links they hand out: both end with them.</summary>
internal sealed class EditorData(SiteDb db, SiteTime time) : IPersonalData
{
    public string Name => "Formulaires ouverts";
    public IReadOnlyList<Type> Tables => [typeof(OpenForm), typeof(PreviewLink)];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(PersonalSubject who, CancellationToken ct)
    {
        var forms = await db.Set<OpenForm>().AsNoTracking().Where(f => f.AccountId == who.AccountId).OrderBy(f => f.Address).ToListAsync(ct);
        var links = await db.Set<PreviewLink>().AsNoTracking().Where(l => l.CreatedBy == who.AccountId).OrderBy(l => l.CreatedUtc).ToListAsync(ct);
        return
        [
            new("formulaires-ouverts", ["Page", "Vu le", "Texte non enregistré"], [.. forms.Select(f => (IReadOnlyList<string?>)[f.Address, Day(f.SeenUtc), f.Typed])]),
            new("liens-d-apercu", ["Contenu", "Créé le", "Finit le"], [.. links.Select(l => (IReadOnlyList<string?>)[l.ContentItemId, Day(l.CreatedUtc), Day(l.ExpiresUtc)])]),
        ];
    }

    public async Task EraseAsync(PersonalSubject who, CancellationToken ct)
    {
        await db.Set<OpenForm>().Where(f => f.AccountId == who.AccountId).ExecuteDeleteAsync(ct);
        await db.Set<PreviewLink>().Where(l => l.CreatedBy == who.AccountId).ExecuteDeleteAsync(ct);
    }

    private string Day(DateTime utc) => time.ToLocal(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
