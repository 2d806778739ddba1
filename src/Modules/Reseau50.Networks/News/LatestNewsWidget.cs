using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Networks.News;

/// <summary>The newest news, of one network or of all.</summary>
internal sealed class LatestNewsWidget(SiteDb db, ContentReader reader, ReseauTable networks, SiteTime time) : IWidget
{
    public string ContentType => "DernieresActualites";

    public async Task<Shape?> BuildAsync(ContentItem widget, Viewer viewer, CancellationToken ct)
    {
        var networkId = widget.Field<ContentPickerField>(ContentType, "Reseau").ContentItemIds.FirstOrDefault();
        var count = (int)(widget.Field<NumericField>(ContentType, "Nombre").Value ?? 3);
        var lines = await reader.CachedAsync<IReadOnlyList<NewsLine>>($"news-widget:{networkId}:{count}", viewer, async () =>
        {
            var query = db.VisibleTo(viewer).Where(x => x.ContentType == "Actualite").Pointing(db, networkId);
            var ids = await query.NewestFirst().Take(count).Select(x => x.ContentItemId).ToListAsync(ct);
            var found = new List<NewsLine>();
            foreach (var item in await reader.PublishedAsync(ids, viewer, ct)) found.Add(await networks.LineAsync(item, time, viewer, ct));
            return found;
        });
        var slug = (await networks.AllAsync(viewer, ct)).FirstOrDefault(n => n.Id == networkId)?.Slug;
        return lines.Count == 0 ? null : new Shape("LatestNews", new LatestNews(widget.Field<TextField>(ContentType, "Titre").Text ?? "Actualités", lines, slug));
    }
}

/// <summary>What the widget shows.</summary>
internal sealed record LatestNews(string Title, IReadOnlyList<NewsLine> Lines, string? NetworkSlug);
