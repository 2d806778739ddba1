using System.Globalization;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Joining;

/// <summary>Which text somebody agreed to: the version that was published when they did, and its date. Versions are kept, so the text can be read again.</summary>
internal sealed class TextVersions(AutorouteTable routes)
{
    public const string Charter = "/charte-du-forum", Privacy = "/confidentialite";

    /// <summary>The version of the newsletter's sentence. Another sentence takes another date.</summary>
    public const string Newsletter = "lettre.2026-11-22";

    public const string NewsletterSentence = "Oui, je veux recevoir la lettre du réseau par courriel. Je peux me désinscrire à tout moment.";

    /// <summary>The version published at <paramref name="path"/>; empty while the site has no such page.</summary>
    public async Task<string> OfAsync(string path, CancellationToken ct) => await routes.FindAsync(path, Viewer.Visitor, ct) is var (item, _)
        ? $"{item.ContentItemVersionId} du {item.ModifiedUtc?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
}
