using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Reseau50.Cms.Content;
using Reseau50.Cms.Media;

namespace Reseau50.Admin.Items.Previewing;

/// <summary>The files of a draft, for whoever holds a link to it: at the link's own address, since nobody else may read them yet.</summary>
internal static partial class SharedFiles
{
    /// <summary>True when the draft points to the file.</summary>
    public static bool Has(ContentItem draft, string path) => MediaMentions.Of(draft).Any(m => m.Path == path);

    /// <summary>The page, with the draft's own files asked at <paramref name="under"/>; the others stay where they are.</summary>
    public static string Point(string html, ContentItem draft, string under)
    {
        var own = MediaMentions.Of(draft).Select(m => m.Path).ToHashSet(StringComparer.Ordinal);
        return own.Count == 0 ? html : Address().Replace(html, m => own.Contains(Uri.UnescapeDataString(WebUtility.HtmlDecode(m.Groups[1].Value)).Normalize(NormalizationForm.FormC)) ? under + m.Value : m.Value);
    }

    // In an attribute: at its beginning, or after the comma of a list of copies.
    [GeneratedRegex("""(?<=[="'(,]\s*)/media/([^\s"'?#<>,]+)""", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Address();
}
