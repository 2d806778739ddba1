using System.Text;
using Microsoft.AspNetCore.Http;

namespace Reseau50.Admin.Site.Recipes;

/// <summary>Recipes that come from a browser: one file of JSON, checked before it is kept.</summary>
internal static class SentRecipes
{
    /// <summary>In bytes. Media come with the command line, beside their recipe.</summary>
    public const int MaxBytes = 10_000_000;

    private const int LongestName = 100;

    /// <summary>The text of the file, or what is wrong with it, in French.</summary>
    public static async Task<(string? Text, string? Problem)> ReadAsync(IFormFile? file, CancellationToken ct)
    {
        if (file is null || file.Length == 0) return (null, "Choisissez un fichier de recette, au format JSON.");
        if (file.Length > MaxBytes) return (null, $"Ce fichier est trop lourd : {MaxBytes / 1_000_000} Mo au plus. Partagez la recette, ou appliquez-la en ligne de commande.");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes.ToArray());
            // PostgreSQL keeps no such character, and no recipe needs it.
            return text.Contains('\0', StringComparison.Ordinal) ? (null, "Ce fichier n’est pas un texte : envoyez une recette au format JSON.") : (text, null);
        }
        catch (DecoderFallbackException)
        {
            return (null, "Ce fichier n’est pas en UTF-8 : enregistrez-le dans ce format, puis envoyez-le de nouveau.");
        }
    }

    /// <summary>The name by which the run is called, and its file.</summary>
    public static string NameOf(IFormFile file)
    {
        var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
        var kept = string.Concat(name.Where(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ')).Trim('.', ' ');
        return kept.Length == 0 ? "recette.json" : kept.Length > LongestName ? kept[^LongestName..] : kept;
    }
}
