using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;

namespace Reseau50.Networks.Pages;

/// <summary>What search engines ask for. Only what a visitor may see is in it, whoever asks.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class SitemapController(SitePages pages, SiteDocuments documents) : Controller
{
    [HttpGet("/sitemap.xml")]
    public async Task<IActionResult> Sitemap(CancellationToken ct)
    {
        var address = SiteAddress.Of(await documents.ReadAsync<SiteSettings>(ct), Request);
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        foreach (var page in (await pages.AllAsync(Viewer.Visitor, ct)).Prepend(new SitePage("/", "Accueil")).DistinctBy(p => p.Path))
        {
            xml.Append("<url><loc>").Append(System.Security.SecurityElement.Escape(address + page.Path)).Append("</loc>");
            if (page.ModifiedUtc is { } modified) xml.Append("<lastmod>").Append(modified.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append("</lastmod>");
            xml.Append("</url>\n");
        }
        return Content(xml.Append("</urlset>\n").ToString(), "application/xml; charset=utf-8");
    }

    [HttpGet("/robots.txt")]
    public async Task<IActionResult> Robots(CancellationToken ct) =>
        Content($"User-agent: *\nDisallow: /admin\nDisallow: /connexion\nDisallow: /inscription\nDisallow: /mot-de-passe\nDisallow: /contact\nDisallow: /signaler\nDisallow: /agenda/inscriptions/\nDisallow: /agenda/*/inscription\n\nSitemap: {SiteAddress.Of(await documents.ReadAsync<SiteSettings>(ct), Request)}/sitemap.xml\n", "text/plain; charset=utf-8");
}
