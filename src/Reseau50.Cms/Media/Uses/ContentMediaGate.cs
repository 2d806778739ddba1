using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;

namespace Reseau50.Cms.Media;

/// <summary>
/// A file is for those who may see something that shows it: a published item, a setting of the site, a draft one may edit. What nothing shows is
/// for those who keep the library, and so is a picture that must not be on the site.
/// </summary>
internal sealed class ContentMediaGate(SiteDb db, ContentReader reader, MediaUses uses, CurrentViewer viewer, SiteTime time) : IMediaGate
{
    public async ValueTask<bool> MayReadAsync(MediaFileRow file, ClaimsPrincipal reader, CancellationToken ct) => await MayReadAsync(file, viewer.Value, ct);

    public async Task<bool> MayReadAsync(MediaFileRow file, Viewer who, CancellationToken ct)
    {
        if (who.May(MediaPermission.Manage)) return true;
        // One's own file is read by whoever sent it while it waits for its answer, as it lies on his or her own device.
        if (file.WithdrawnUtc is null && who.OwnsMedia(file.Path)) return true;
        if (file.HoldOn(time.Today) is not null) return false;
        return await reader.CachedAsync("media-open:" + file.Path, who, () => IsOpenAsync(file.Path, who, ct));
    }

    private async Task<bool> IsOpenAsync(string path, Viewer who, CancellationToken ct) =>
        await db.VisibleTo<MediaIndex>(who).AnyAsync(i => i.Path == path, ct) || await uses.InSettingsAsync(path, ct)
        || (who.AccountId is not null && (await uses.OfAsync(path, ct)).Any(u => u.Id is not null && who.May(ItemAct.Edit, u.ContentType, u.Owner)));
}

/// <summary>The right that opens the library, and the one that sends files into a folder of one's own.</summary>
public static class MediaPermission
{
    public const string Manage = "ManageMediaContent", Own = "ManageOwnMedia";
}
