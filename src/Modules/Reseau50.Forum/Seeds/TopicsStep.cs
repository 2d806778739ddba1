using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Polls;
using Reseau50.Forum.Similar;
using Reseau50.Forum.Thanks;
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
            IsQuestion = given.IsQuestion,
            AnswerNumber = given.AnswerNumber,
        });
        db.AddRange(given.Themes.Distinct().Select(t => new TopicTheme { TopicId = id, TermId = t }));
        db.AddRange(TitleWord.Of(given.Title).Select(w => new TitleWord { TopicId = id, Word = w }));
        if (given.Poll is { } poll)
        {
            db.Add(new Poll { TopicId = id, Question = poll.Question, Several = poll.Several });
            db.AddRange(poll.Choices.Select((c, i) => new PollChoice { TopicId = id, Rank = i + 1, Words = c }));
        }
        for (var i = 0; i < given.Posts.Count; i++)
        {
            var (post, written) = (given.Posts[i], given.Posts[i].WrittenUtc.ToUniversalTime());
            db.Add(new Post { TopicId = id, Number = i + 1, Key = KeyOf(given.Key, i + 1), AuthorId = post.AuthorId, Text = post.Text, WrittenUtc = written, Thanks = post.Thanks.Distinct().Count() });
            db.AddRange(post.Thanks.Distinct().Select(who => new Reaction { TopicId = id, Number = i + 1, AccountId = who, Kind = ReactionKind.Thanks, AtUtc = written }));
        }
    }

    private static void Check(RecipeValue value, GivenTopic given, List<string> categories)
    {
        if (given.Key.Length == 0) throw value.Fault("$.Key", "ce sujet n’a pas de clé : rappliqué, il serait écrit deux fois.", "donnez-lui un mot qui n’est qu’à lui, dans \"Key\".");
        if (!categories.Contains(given.CategoryId)) throw value.Fault("$.CategoryId", $"la catégorie « {given.CategoryId} » n’existe pas.", $"catégories connues : {string.Join(", ", categories.Order(StringComparer.Ordinal))}.");
        if (given.Title.Length is < Topic.ShortestTitle or > Topic.LongestTitle) throw value.Fault("$.Title", $"un titre compte de {Topic.ShortestTitle} à {Topic.LongestTitle} caractères.", "reprenez-le.");
        if (given.Posts.Count == 0) throw value.Fault("$.Posts", "ce sujet n’a pas de message.", "donnez-en un au moins.");
        if (given.Posts.Any(p => p.Text.Length is < Post.Shortest or > Post.Longest)) throw value.Fault("$.Posts", $"un message compte de {Post.Shortest} à {Post.Longest} caractères.", "reprenez celui qui n’en a pas assez, ou trop.");
        if (given.AnswerNumber is { } kept && (!given.IsQuestion || kept < 2 || kept > given.Posts.Count)) throw value.Fault("$.AnswerNumber", $"il n’y a pas de réponse n° {kept} à retenir.", "donnez le numéro d’un message, à partir de 2, d’un sujet où \"IsQuestion\" est vrai.");
        if (given.Themes.Count > TopicTheme.Most) throw value.Fault("$.Themes", $"un sujet a {TopicTheme.Most} thèmes au plus.", "gardez les plus proches.");
        if (given.Poll is { } poll && (poll.Question.Length is 0 or > Poll.LongestQuestion || poll.Choices.Count is < Poll.FewestChoices or > Poll.MostChoices || poll.Choices.Any(c => c.Length is 0 or > Poll.LongestChoice)))
            throw value.Fault("$.Poll", $"un sondage a une question et de {Poll.FewestChoices} à {Poll.MostChoices} choix.", "complétez-le.");
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
        public List<string> Themes { get; set; } = [];
        public bool IsQuestion { get; set; }
        public int? AnswerNumber { get; set; }
        public GivenPoll? Poll { get; set; }
        public List<GivenPost> Posts { get; set; } = [];
    }

    private sealed class GivenPost
    {
        public string AuthorId { get; set; } = "";
        public DateTime WrittenUtc { get; set; }
        public string Text { get; set; } = "";
        public List<string> Thanks { get; set; } = [];
    }

    private sealed class GivenPoll
    {
        public string Question { get; set; } = "";
        public List<string> Choices { get; set; } = [];
        public bool Several { get; set; }
    }
}
