using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Topics;
using Reseau50.Forum.Writing;
using Reseau50.Workshops.Contracts;

namespace Reseau50.Forum.WriteUps;

/// <summary>
/// A write-up that is published opens a topic, once, where everybody who reads the category may read the write-up. Its words are not copied: the topic shows what its reader may see of it now.
/// A write-up kept for fewer people later takes its topic out of sight, title included.
/// </summary>
internal sealed class WriteUpTopics(SiteDb db, SiteWork work, ContentReader reader, CategoryTable categories, ForumDesk desk, HeldTopics topics, TimeProvider clock) : IWriteUpListener, IWriteUpTopics, IPublishing
{
    private const string Opening = "Le compte-rendu est publié : l’essentiel est au-dessus de ce message. Une question, un essai à raconter, un désaccord ? Répondez ici.";

    public string ContentType => "CompteRendu";

    public async Task HearAsync(WriteUpPublished published, CancellationToken ct)
    {
        if (await reader.PublishedAsync(published.WriteUpId, Viewer.System, ct) is not { } item || await PlaceForAsync(item, published.Networks, ct) is not { } category) return;
        await work.RunAsync(async () =>
        {
            await work.HoldAsync("forum", ct);
            if (await db.Set<Topic>().AnyAsync(t => t.SubjectId == item.ContentItemId, ct)) return;
            var title = $"Compte-rendu : {item.DisplayText}";
            var id = await desk.OpenAsync(category, item.Owner ?? "", new NewTopic(title.Length > Topic.LongestTitle ? title[..(Topic.LongestTitle - 1)] + "…" : title, Opening), new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("write-up:" + item.ContentItemId))[..16]), ct);
            (await topics.HoldAsync(id, ct))!.SubjectId = item.ContentItemId;
            // The page of the workshop leads here from now on.
            db.SiteChanged = true;
        }, ct);
    }

    public async Task<IReadOnlyDictionary<string, string>> PathsAsync(IReadOnlyCollection<string> writeUpIds, Viewer viewer, CancellationToken ct = default)
    {
        if (writeUpIds.Count == 0) return new Dictionary<string, string>();
        var visible = (await categories.AllAsync(viewer, ct)).ToDictionary(c => c.Id);
        var found = await db.Set<Topic>().AsNoTracking().Readable().Where(t => t.SubjectId != null && writeUpIds.Contains(t.SubjectId)).ToListAsync(ct);
        return found.Where(t => visible.ContainsKey(t.CategoryId)).ToDictionary(t => t.SubjectId!, t => new Place(visible[t.CategoryId], t).Path);
    }

    public async Task PublishingAsync(ContentItem item, CancellationToken ct)
    {
        if (await db.Set<Topic>().AsNoTracking().Readable().FirstOrDefaultAsync(t => t.SubjectId == item.ContentItemId, ct) is not { } known || await topics.HoldAsync(known.Id, ct) is not { } topic) return;
        if (await reader.PublishedAsync(topic.CategoryId, Viewer.System, ct) is { } category && Fits(category, item)) return;
        topic.WithdrawnUtc = clock.GetUtcNow().UtcDateTime;
        topics.Journal("forum.topic-retirer", topic, null, "Un sujet du forum est retiré : son compte-rendu n’est plus pour tous ses lecteurs.");
    }

    // What is for all the network first; else the category of one of the workshop's networks.
    private async Task<Category?> PlaceForAsync(ContentItem writeUp, IReadOnlyList<string> networks, CancellationToken ct) =>
        (await reader.AllAsync(Category.Type, Viewer.System, ct)).Where(c => c.Field<BooleanField>(Category.Type, "ComptesRendus").Value && Fits(c, writeUp)).Select(Category.From).OfType<Category>()
            .Where(c => c.NetworkId is null || networks.Contains(c.NetworkId)).OrderBy(c => c.NetworkId is not null).ThenBy(c => c.Rank).FirstOrDefault();

    private static bool Fits(ContentItem category, ContentItem writeUp) =>
        writeUp.Part<VisibilityPart>().Audiences is not { Count: > 0 } allowed || (category.Part<VisibilityPart>().Audiences is { Count: > 0 } readers && readers.All(allowed.Contains));
}
