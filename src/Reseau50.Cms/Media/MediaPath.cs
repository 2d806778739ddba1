using System.Text;

namespace Reseau50.Cms.Media;

/// <summary>Paths of the library: relative, with <c>/</c>, nothing in them that a file system, an address or a form reads otherwise.</summary>
internal static class MediaPath
{
    private const int MaxLength = 400;
    private static readonly System.Buffers.SearchValues<char> Forbidden = System.Buffers.SearchValues.Create("\\:*?\"<>|#%");

    /// <summary>The path in its one spelling, or a refusal.</summary>
    public static string Check(string path)
    {
        var name = path.Normalize(NormalizationForm.FormC);
        if (name.Length is 0 or > MaxLength) throw Refuse(path, "le chemin doit avoir de 1 à 400 caractères.", "Raccourcissez-le.");
        if (name.Any(char.IsControl) || name.AsSpan().IndexOfAny(Forbidden) >= 0)
            throw Refuse(path, "le chemin contient un caractère interdit.", "Gardez des lettres, des chiffres, des espaces et les signes - _ . ( ).");
        if (name.Split('/').Any(part => part.Length == 0 || part[0] == '.' || part[^1] is '.' or ' ' || part[0] == ' '))
            throw Refuse(path, "le chemin sort de la médiathèque ou désigne un fichier caché.", "Écrivez un chemin relatif comme « ateliers/motricite.jpg ».");
        if (MediaKind.Of(name) is null)
            throw Refuse(path, "ce type de fichier n’est pas accepté.", $"Types acceptés : {string.Join(", ", MediaKind.Extensions)}.");
        return name;
    }

    /// <summary>The same of a folder.</summary>
    public static string CheckFolder(string path)
    {
        var name = path.Trim().Trim('/').Normalize(NormalizationForm.FormC);
        if (name.Length == 0) throw Refuse(path, "le dossier n’a pas de nom.", "Donnez-lui un nom, par exemple « ateliers ».");
        if (name.Length > 300) throw Refuse(path, "ce nom de dossier est trop long.", "Gardez au plus 300 caractères.");
        Check(name + "/a.txt");
        return name;
    }

    // The control characters of a hostile name must not reach a log or a terminal.
    private static MediaRefusedException Refuse(string path, string cause, string fix) =>
        new(new string([.. path.Take(120).Select(c => char.IsControl(c) ? '?' : c)]), cause, fix);
}
