using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;
using Reseau50.Library.Contracts;
using Reseau50.Networks.Contracts;

namespace Reseau50.Library.Tools;

/// <summary>The list of tools, with its filters.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class ToolsController(ToolLines lines, SiteDb db, ContentReader reader, ReseauTable networkTable, TermTable terms, SiteDocuments documents, CurrentViewer viewer) : Controller
{
    private static readonly FeedLink Feed = new("Nouveaux outils", "/ressources.atom", AtomFeed.MediaType);

    [HttpGet("/ressources")]
    public async Task<IActionResult> List(string? reseau, string? theme, string? age, string? format, string? territoire, int page = 1, CancellationToken ct = default)
    {
        var networks = await networkTable.AllAsync(viewer.Value, ct);
        var network = networks.FirstOrDefault(n => n.Slug == reseau);
        var epci = await terms.EpciAsync(territoire, ct);
        var within = await terms.WithinAsync(epci, ct);
        var choices = new[] { await TermAsync("tax-themes", theme, ct), await TermAsync("tax-ages", age, ct), await TermAsync("tax-formats", format, ct) };
        var size = (await documents.ReadAsync<SiteSettings>(ct)).PageSize;
        var number = Math.Max(1, page);
        var (found, total) = await reader.CachedAsync($"ressources:{network?.Id}:{string.Join(':', choices.Select(c => c?.Id))}:{epci?.Id}:{number}:{size}", viewer.Value, async () =>
        {
            var query = lines.Query(viewer.Value).Pointing(db, network?.Id).Under(db, within);
            foreach (var choice in choices.OfType<Term>()) query = query.Under(db, [choice.Id]);
            return (await lines.PageAsync(query, (number - 1) * size, size, viewer.Value, ct), await query.NewestFirst().TotalAsync(ct));
        });
        var filters = new FilterForm("/ressources",
        [
            new Filter("reseau", "Réseau", "Tous", network?.Slug, [.. networks.Select(n => (n.Slug, n.Label))]),
            await FilterAsync("theme", "Thème", "Tous", "tax-themes", choices[0], ct),
            await FilterAsync("age", "Âge", "Tous", "tax-ages", choices[1], ct),
            await FilterAsync("format", "Format", "Tous", "tax-formats", choices[2], ct),
            new Filter("territoire", "Origine", "Tous", epci?.Slug(), [.. (await terms.EpcisAsync(ct)).Select(t => (t.Slug(), t.Name))]),
        ], total, "outil", "outils");
        var pager = new Pager(number, size, total, "/ressources", filters.Query);
        if (pager.Page > pager.Pages) return NotFound();
        ViewData[PageHead.Key] = new PageHead(pager.Title("Ressources"), "Les outils que les ateliers et les structures du réseau partagent : grilles, trames, fiches, modèles, à lire ici ou à télécharger.")
        {
            Section = "/ressources",
            Canonical = pager.Canonical,
            Feed = Feed,
        };
        return View("ToolsList", new ToolsListView(found, filters, pager));
    }

    [HttpGet("/ressources.atom")]
    public async Task<IActionResult> Atom(CancellationToken ct)
    {
        var settings = await documents.ReadAsync<SiteSettings>(ct);
        var entries = await reader.CachedAsync<IReadOnlyList<AtomEntry>>("ressources.atom", viewer.Value, async () =>
        {
            var found = await lines.PageAsync(lines.Query(viewer.Value), 0, AtomFeed.Length, viewer.Value, ct);
            var items = await reader.PublishedAsync([.. found.Select(l => l.Id)], viewer.Value, ct);
            return [.. items.Zip(found, (i, l) => AtomEntry.Of(i, l.Path, l.Summary, ToolLines.Text(i, "Auteur")))];
        });
        return Content(AtomFeed.Write(settings.SiteName, "ressources", SiteAddress.Of(settings, Request), "/ressources", entries), AtomFeed.MediaType + "; charset=utf-8");
    }

    private async Task<Term?> TermAsync(string taxonomy, string? id, CancellationToken ct) => await terms.FindAsync(taxonomy, id, ct);

    private async Task<Filter> FilterAsync(string name, string label, string all, string taxonomy, Term? chosen, CancellationToken ct) =>
        new(name, label, all, chosen?.Id, [.. (await terms.AllAsync(taxonomy, ct)).Select(t => (t.Id, t.Name))]);
}

/// <summary>What the list shows.</summary>
internal sealed record ToolsListView(IReadOnlyList<ToolLine> Lines, FilterForm Filters, Pager Pager);
