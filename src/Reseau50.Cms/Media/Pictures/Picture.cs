namespace Reseau50.Cms.Media.Pictures;

internal enum PictureFormat { Jpeg, Png, Gif, WebP }

/// <summary>A picture read without decoding it. <see cref="Bytes"/> hold the same pixels and none of the metadata.</summary>
/// <param name="Orientation">EXIF's 1 to 8: how the camera was held; 1 needs no turning.</param>
internal sealed record Picture(PictureFormat Format, byte[] Bytes, int Width, int Height, int Orientation = 1, bool Animated = false)
{
    /// <summary>Orientations 5 to 8 lie on their side.</summary>
    public bool Sideways => Orientation >= 5;

    /// <summary>
    /// Reads and strips; without <paramref name="profile"/> the colour profile goes too, for pictures already in sRGB. Throws
    /// <see cref="InvalidDataException"/> with a French sentence when the bytes are not a whole picture of that format.
    /// </summary>
    public static Picture Read(PictureFormat format, byte[] bytes, bool profile = true) => format switch
    {
        PictureFormat.Jpeg => JpegFile.Read(bytes, profile),
        PictureFormat.Png => PngFile.Read(bytes, profile),
        PictureFormat.Gif => GifFile.Read(bytes),
        _ => WebPFile.Read(bytes, profile),
    };
}
