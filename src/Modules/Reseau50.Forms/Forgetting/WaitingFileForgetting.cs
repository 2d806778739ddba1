using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;
using Reseau50.Forms.Keeping;

namespace Reseau50.Forms.Forgetting;

/// <summary>Erases the files of forms that were never sent.</summary>
internal sealed class WaitingFileForgetting(SiteDb db, TimeProvider clock) : IRecurringJob, IRetentionRule
{
    public const int Hours = 24;

    public string Kind => "forms.files";
    public TimeSpan Every => TimeSpan.FromHours(1);

    public string Name => "Fichiers de formulaires non envoyés";
    public string Duration => $"{Hours} heures";
    public string Effect => "le fichier est effacé";

    public Task<RetentionPreview> PreviewAsync(int most, CancellationToken ct) => RetentionPreview.OfAsync(Due.OrderBy(f => f.AtUtc).ThenBy(f => f.Id).Select(f => new RetentionLine(f.Id, f.Name)), most, ct);

    public Task RunAsync(CancellationToken ct) => Due.ExecuteDeleteAsync(ct);

    private IQueryable<SentFile> Due
    {
        get
        {
            var last = clock.GetUtcNow().UtcDateTime.AddHours(-Hours);
            return db.Set<SentFile>().Where(f => f.SubmissionId == null && f.AtUtc <= last);
        }
    }
}
