using Microsoft.EntityFrameworkCore;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;

namespace Reseau50.Admin.Items.Keeping;

/// <summary>Forms left open and copies nobody came back for.</summary>
internal sealed class OpenFormForgetting(SiteDb db, TimeProvider clock) : IRecurringJob, IRetentionRule
{
    public string Kind => "admin.open-forms";
    public TimeSpan Every => TimeSpan.FromHours(6);
    public string Feature => "Reseau50.Admin";

    public string Name => "Textes non enregistrés";
    public string Duration => $"{OpenForms.Days} jours ; une heure quand rien n’est écrit";
    public string Effect => "la copie est effacée";

    public Task<RetentionPreview> PreviewAsync(int most, CancellationToken ct) => RetentionPreview.OfAsync(Due.OrderBy(x => x.SeenUtc).Select(x => new RetentionLine(x.AccountId + " " + x.Address, x.Name + ", " + x.Address)), most, ct);

    public Task RunAsync(CancellationToken ct) => Due.ExecuteDeleteAsync(ct);

    private IQueryable<OpenForm> Due
    {
        get
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var (hour, old) = (now.AddHours(-1), now.AddDays(-OpenForms.Days));
            return db.Set<OpenForm>().Where(x => x.SeenUtc < old || (x.Typed == null && x.SeenUtc < hour));
        }
    }
}
