using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Seeds;

/// <summary><c>ForumTopics</c>: topics with their posts, for a demonstration or out of another forum. A topic that is there, known by its <c>Key</c>, is a discussion under way: it is left as it is.</summary>
internal sealed class TopicsStep(SiteDb db) : IRecipeStepHandler
{
    public IReadOnlyList<string> Names => ["ForumTopics"];

    public async Task ExecuteAsync(RecipeStep step, CancellationToken ct)
    {
        var categories = await db.VisibleTo(Viewer.System).Where(i => i.ContentType == Category.Type).Select(i => i.ContentItemId).ToListAsync(ct);
        var last = await db.Set<Topic>().MaxAsync(t => (long?)t.Id, ct) ?? 0;
        foreach (var value in step.List("Topics").Values)
        {
            var given = value.As<GivenTopic>();
            Check(value, given, categories);
            var first = KeyOf(given.Key, 1);
            var there = await db.Set<Post>().AnyAsync(p => p.Key == first, ct);
            step.Report.Add(there ? RecipeChange.Unchanged : RecipeChange.Created, $"sujet « {given.Title} »");
            if (there) continue;
            Add(given, ++last);
            await db.SaveChangesAsync(ct);
        }
    }

    private void Add(GivenTopic given, long id)
    {
        var (first, latest) = (given.Posts[0], given.Posts[^1]);
        db.Add(new Topic
        {
            Id = id,
            CategoryId = given.CategoryId,
            Title = given.Title,
            AuthorId = first.AuthorId,
            CreatedUtc = first.WrittenUtc.ToUniversalTime(),
            LastNumber = given.Posts.Count,
            Posts = given.Posts.Count,
            LastUtc = latest.WrittenUtc.ToUniversalTime(),
            LastAuthorId = latest.AuthorId,
            Pinned = given.Pinned,
            LockedUtc = given.Locked ? latest.WrittenUtc.ToUniversalTime() : null,
        });
        for (var i = 0; i < given.Posts.Count; i++)
            db.Add(new Post { TopicId = id, Number = i + 1, Key = KeyOf(given.Key, i + 1), AuthorId = given.Posts[i].AuthorId, Text = given.Posts[i].Text, WrittenUtc = given.Posts[i].WrittenUtc.ToUniversalTime() });
    }

    private static void Check(RecipeValue value, GivenTopic given, List<string> categories)
    {
        if (given.Key.Length == 0) throw value.Fault("$.Key", "ce sujet n’a pas de clé : rappliqué, il serait écrit deux fois.", "donnez-lui un mot qui n’est qu’à lui, dans \"Key\".");
        if (!categories.Contains(given.CategoryId)) throw value.Fault("$.CategoryId", $"la catégorie « {given.CategoryId} » n’existe pas.", $"catégories connues : {string.Join(", ", categories.Order(StringComparer.Ordinal))}.");
        if (given.Title.Length is < Topic.ShortestTitle or > Topic.LongestTitle) throw value.Fault("$.Title", $"un titre compte de {Topic.ShortestTitle} à {Topic.LongestTitle} caractères.", "reprenez-le.");
        if (given.Posts.Count == 0) throw value.Fault("$.Posts", "ce sujet n’a pas de message.", "donnez-en un au moins.");
        if (given.Posts.Any(p => p.Text.Length is < Post.Shortest or > Post.Longest)) throw value.Fault("$.Posts", $"un message compte de {Post.Shortest} à {Post.Longest} caractères.", "reprenez celui qui n’en a pas assez, ou trop.");
        if (given.Posts.Any(p => p.AuthorId.Length is 0 or > 100)) throw value.Fault("$.Posts", "un message n’a pas d’auteur.", "donnez l’identifiant d’un compte, dans \"AuthorId\".");
    }

    private static Guid KeyOf(string key, int number) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{number}"))[..16]);

    private sealed class GivenTopic
    {
        public string Key { get; set; } = "";
        public string CategoryId { get; set; } = "";
        public string Title { get; set; } = "";
        public bool Pinned { get; set; }
        public bool Locked { get; set; }
        public List<GivenPost> Posts { get; set; } = [];
    }

    private sealed class GivenPost
    {
        public string AuthorId { get; set; } = "";
        public DateTime WrittenUtc { get; set; }
        public string Text { get; set; } = "";
    }
}
