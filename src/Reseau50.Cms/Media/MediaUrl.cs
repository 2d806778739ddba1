namespace Reseau50.Cms.Media;

/// <summary>
/// The addresses of the library: <c>/media/{path}?v={hash}</c> for a file, <c>&amp;w={width}&amp;f={format}</c> or <c>&amp;p={profile}</c> for a copy of a picture.
/// With the right <c>v</c> an address never changes what it means, so browsers keep it for a year.
/// </summary>
public static class MediaUrl
{
    private const int VersionLength = 12;

    public static string Of(MediaFileRow file) => Plain(file.Path) + "?v=" + Version(file.Hash);

    public static string Of(MediaFileRow file, MediaVariant variant) =>
        Plain(file.Path) + (variant.Profile is null ? $"?w={variant.Width}&f={variant.Format}" : $"?p={Uri.EscapeDataString(variant.Profile)}") + "&v=" + Version(variant.Hash);

    /// <summary>The address without a version, for people to copy.</summary>
    public static string Plain(string path) => "/media/" + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    internal static string Version(string hash) => hash[..VersionLength];
}
