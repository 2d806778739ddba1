using System.Security.Cryptography;
using System.Text;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;

namespace Reseau50.Cms.Media;

/// <summary>
/// The files somebody may put in what he or she writes. Those who keep the library have all of it. Others have what the site shows them, and, with <see cref="MediaPermission.Own"/>, a
/// folder of their own: they send into it and into no other. A file that the keepers move elsewhere is the library's.
/// </summary>
public static class MediaReach
{
    private const string Folders = "envois";

    /// <summary>Whether files are sent and chosen at all.</summary>
    public static bool MayChooseMedia(this Viewer viewer) => viewer.May(MediaPermission.Manage) || (viewer.AccountId is not null && viewer.May(MediaPermission.Own));

    /// <summary>The folder of one account, under a name that does not tell whose it is: addresses of files are public.</summary>
    public static string FolderOf(string accountId) => Folders + "/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("media:" + accountId)))[..24];

    public static bool OwnsMedia(this Viewer viewer, string path) => viewer.AccountId is { } id && viewer.May(MediaPermission.Own) && path.StartsWith(FolderOf(id) + "/", StringComparison.Ordinal);

    /// <summary>One's own files that nobody withdrew, and those the site shows one today.</summary>
    public static IQueryable<MediaFileRow> MediaWithin(this SiteDb db, Viewer viewer, DateOnly today)
    {
        if (viewer.May(MediaPermission.Manage)) return db.MediaFiles;
        var own = viewer.AccountId is { } id && viewer.May(MediaPermission.Own) ? FolderOf(id) : null;
        var shown = db.VisibleTo<MediaIndex>(viewer);
        return db.MediaFiles.Where(f => f.WithdrawnUtc == null && ((own != null && f.Folder == own)
            || ((!f.ContentType.StartsWith("image/") || f.Recognisable == false || (f.Recognisable == true && f.AgreementReference != null && f.AgreementReference != "" && f.AgreementUntil >= today)) && shown.Any(i => i.Path == f.Path))));
    }
}
