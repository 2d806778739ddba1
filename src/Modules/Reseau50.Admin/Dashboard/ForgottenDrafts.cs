using System.Text.Json;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Items.Listing;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Text;

namespace Reseau50.Admin.Dashboard;

/// <summary>Drafts that wait too long, of what one may edit, whoever began them.</summary>
internal sealed class ForgottenDraftsPanel(ItemList list, SiteDocuments documents, SiteTime time) : IAdminPanel
{
    private const int Most = 6;

    public int Position => 12;

    public async Task<AdminPanel?> ForAsync(Viewer viewer, CancellationToken ct)
    {
        var days = ForgottenDrafts.DaysOf(await documents.ReadAsync<SiteSettings>(ct));
        var (lines, total) = await list.ForgottenAsync(time.UtcNow.AddDays(-days), Most, ct);
        return new AdminPanel(total > Most ? $"Brouillons qui attendent ({total})" : "Brouillons qui attendent",
            [.. lines.Select(l => new AdminPanelLine(l.Title, l.Path, $"{l.TypeName}, sans changement depuis {(time.UtcNow - l.ModifiedUtc!.Value).Days} jours{(l.Author is { Length: > 0 } author ? ", par " + author : "")}"))],
            $"Aucun brouillon n’attend depuis plus de {days} jours.");
    }
}

/// <summary>After how many days a draft waits too long: the setting <c>BrouillonsQuiAttendent</c> of the site.</summary>
internal static class ForgottenDrafts
{
    public const string Setting = "BrouillonsQuiAttendent";
    public const int Default = 30, Most = 365;

    public static int DaysOf(SiteSettings site) =>
        site.Others?.GetValueOrDefault(Setting) is { ValueKind: JsonValueKind.Number } given && given.TryGetInt32(out var days) && days is > 0 and <= Most ? days : Default;

    /// <summary>What nobody changed is not written.</summary>
    public static void Set(SiteSettings site, int days)
    {
        if (days != DaysOf(site)) (site.Others ??= [])[Setting] = JsonSerializer.SerializeToElement(days);
    }
}
