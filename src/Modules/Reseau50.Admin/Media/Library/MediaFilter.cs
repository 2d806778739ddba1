using Reseau50.Cms.Media;

namespace Reseau50.Admin.Media.Library;

/// <summary>What the library is asked; the words are those of its address.</summary>
internal sealed record MediaFilter(string? Q = null, string? Dossier = null, string? Genre = null, int Page = 1)
{
    public const string Pictures = "image", Documents = "document", Waiting = "attente";

    public static readonly IReadOnlyList<(string Value, string Text)> Kinds = [(Pictures, "Images"), (Documents, "Documents"), (Waiting, "Images qui ne peuvent pas être publiées")];
}

/// <summary>One file of a list. <see cref="Uses"/> counts the items that point to it.</summary>
internal sealed record MediaLine(MediaFileRow File, MediaHold? Hold, int Uses)
{
    public string Path => FilePath(File.Path);
    public string? Thumbnail => File.IsPicture ? Small(File) : null;
    public string Note => string.Join(", ", new[] { MediaLink.Of(File).Label, MediaLink.HumanSize(File.Length), File.Width is { } w ? $"{w} × {File.Height} pixels" : null,
        Uses switch { 0 => "utilisé nulle part", 1 => "utilisé dans 1 contenu", var n => $"utilisé dans {n} contenus" } }.Where(t => t is not null));

    public static string FilePath(string path) => LibraryController.Path + "/fichier?chemin=" + Uri.EscapeDataString(path);

    /// <summary>The smallest copy, or the picture itself when it has none.</summary>
    public static string Small(MediaFileRow file) =>
        file.AllVariants.Where(v => v.Profile is null).OrderBy(v => v.Width).ThenByDescending(v => v.Format == "webp").FirstOrDefault() is { } copy ? MediaUrl.Of(file, copy) : MediaUrl.Of(file);
}

/// <summary>A folder of a list; <see cref="CanGo"/> when there is nothing in it.</summary>
internal sealed record MediaFolder(string Path, bool CanGo)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
    public string Address => LibraryController.Path + "?dossier=" + Uri.EscapeDataString(Path);
}
