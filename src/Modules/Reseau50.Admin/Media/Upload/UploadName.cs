using System.Globalization;
using System.Text;

namespace Reseau50.Admin.Media.Upload;

/// <summary>The name of a file as somebody's device gave it, made one the library can keep.</summary>
internal static class UploadName
{
    // A name beyond it could not be written to a disk again.
    private const int MaxBytes = 180;

    /// <summary>The last name of a path, without what an address reads otherwise and without the marks that turn text around; cut when it is too long.</summary>
    public static string Of(string sent)
    {
        var name = sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Normalize(NormalizationForm.FormC);
        var kept = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) continue;
            if (category == UnicodeCategory.Format && rune.Value != 0x200D) continue;
            kept.Append(rune.Value < 128 && "\\:*?\"<>|#%".Contains((char)rune.Value) ? "-" : rune.Value == 0xFFFD ? "" : rune.ToString());
        }
        name = kept.ToString().Trim();
        if (name.LastIndexOf('.') == 0) name = "fichier" + name;
        name = name.TrimStart('.').Trim();
        var extension = Path.GetExtension(name).TrimEnd(' ', '.').ToLowerInvariant();
        var stem = Path.GetFileNameWithoutExtension(name).TrimEnd(' ', '.');
        if (stem.Length == 0) stem = "fichier";
        while (Encoding.UTF8.GetByteCount(stem + extension) > MaxBytes) stem = stem[..^(stem.Length > 1 && char.IsLowSurrogate(stem[^1]) ? 2 : 1)];
        return stem.TrimEnd(' ', '.', '\u200D') + extension;
    }

    /// <summary>« photo-2.jpg » after « photo.jpg ».</summary>
    public static string Next(string path, int number)
    {
        var extension = Path.GetExtension(path);
        return path[..^extension.Length] + "-" + number.ToString(CultureInfo.InvariantCulture) + extension;
    }
}
