using Microsoft.EntityFrameworkCore;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;

namespace Reseau50.Admin.Items.Keeping;

/// <summary>Forms left open and copies nobody came back for.</summary>
internal sealed class OpenFormForgetting(SiteDb db, TimeProvider clock) : IRecurringJob
{
    public string Kind => "admin.open-forms";
    public TimeSpan Every => TimeSpan.FromHours(6);
    public string Feature => "Reseau50.Admin";

    public Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (hour, old) = (now.AddHours(-1), now.AddDays(-OpenForms.Days));
        return db.Set<OpenForm>().Where(x => x.SeenUtc < old || (x.Typed == null && x.SeenUtc < hour)).ExecuteDeleteAsync(ct);
    }
}
