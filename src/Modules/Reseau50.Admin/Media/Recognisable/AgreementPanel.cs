using Microsoft.EntityFrameworkCore;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Media.Library;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;
using Reseau50.Cms.Text;

namespace Reseau50.Admin.Media.Recognisable;

/// <summary>Pictures that wait for an answer, whose agreement is missing, or ends soon.</summary>
internal sealed class AgreementPanel(SiteDb db, SiteTime time) : IAdminPanel
{
    private const int Most = 6;

    public int Position => 15;

    public async Task<AdminPanel?> ForAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.May(MediaPermission.Manage)) return null;
        var (today, soon) = (time.Today, time.Today.AddDays(AgreementLetters.DaysBefore));
        var files = await db.MediaFiles.AsNoTracking().Where(f => f.WithdrawnUtc == null && f.ContentType.StartsWith("image/")
            && (f.Recognisable == null || (f.Recognisable == true && (f.AgreementUntil == null || f.AgreementUntil <= soon)))).OrderBy(f => f.AgreementUntil).ThenBy(f => f.Path).Take(Most).ToListAsync(ct);
        return new AdminPanel("Droit à l’image", [.. files.Select(f => new AdminPanelLine(f.Name, MediaLine.FilePath(f.Path),
            f.HoldOn(today) is { } hold ? hold.Short() : $"accord jusqu’au {FrenchDate.ShortDay(f.AgreementUntil!.Value.ToDateTime(TimeOnly.MinValue))}"))], "Aucune image n’attend d’accord.")
        { All = LibraryController.Path + "?genre=" + MediaFilter.Waiting };
    }
}
