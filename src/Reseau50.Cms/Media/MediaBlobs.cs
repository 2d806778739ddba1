using Reseau50.Cms.Data;

namespace Reseau50.Cms.Media;

/// <summary>Where bytes lie in the data folder: under their SHA-256.</summary>
internal static class MediaBlobs
{
    public static string PathOf(DatabaseOptions options, string hash) => Path.Combine(options.Folder, "media", "blobs", hash[..2], hash[2..]);
}
