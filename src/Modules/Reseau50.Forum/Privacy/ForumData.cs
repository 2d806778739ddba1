using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Forum.Drafts;
using Reseau50.Forum.Mentions;
using Reseau50.Forum.Polls;
using Reseau50.Forum.Thanks;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Privacy;

/// <summary>What somebody wrote in the forum. Whoever leaves leaves it readable, under a pseudonym; former texts and how far they read go.</summary>
internal sealed class ForumData(SiteDb db, SiteTime time) : IPersonalData
{
    public string Name => "Messages du forum";
    public IReadOnlyList<Type> Tables => [typeof(Topic), typeof(Post), typeof(PostVersion), typeof(ReadMark), typeof(ForumReader), typeof(Reaction), typeof(Vote), typeof(PostDraft), typeof(Mention)];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(PersonalSubject who, CancellationToken ct)
    {
        var posts = await (from p in db.Set<Post>() join t in db.Set<Topic>() on p.TopicId equals t.Id where p.AuthorId == who.AccountId orderby p.WrittenUtc, p.TopicId, p.Number select new { t.Title, p.TopicId, p.Number, p.WrittenUtc, p.EditedUtc, p.WithdrawnUtc, p.Reason, p.Text }).AsNoTracking().ToListAsync(ct);
        var former = await (from v in db.Set<PostVersion>() join p in db.Set<Post>() on new { v.TopicId, v.Number } equals new { p.TopicId, p.Number } where p.AuthorId == who.AccountId || v.ReplacedBy == who.AccountId orderby v.TopicId, v.Number, v.Version select new { v.TopicId, v.Number, v.ReplacedUtc, Own = p.AuthorId == who.AccountId, v.Text }).AsNoTracking().ToListAsync(ct);
        var read = await (from r in db.Set<ReadMark>() join t in db.Set<Topic>() on r.TopicId equals t.Id where r.AccountId == who.AccountId orderby r.AtUtc, r.TopicId select new { t.Title, r.Number, r.AtUtc }).AsNoTracking().ToListAsync(ct);
        var since = await db.Set<ForumReader>().AsNoTracking().Where(r => r.AccountId == who.AccountId).ToListAsync(ct);
        var said = await db.Set<Reaction>().AsNoTracking().Where(r => r.AccountId == who.AccountId).OrderBy(r => r.AtUtc).ThenBy(r => r.TopicId).ThenBy(r => r.Number).ToListAsync(ct);
        var votes = await (from v in db.Set<Vote>() join c in db.Set<PollChoice>() on new { v.TopicId, v.Rank } equals new { c.TopicId, c.Rank } where v.AccountId == who.AccountId orderby v.AtUtc, v.TopicId, v.Rank select new { v.TopicId, c.Words, v.AtUtc }).AsNoTracking().ToListAsync(ct);
        var called = await db.Set<Mention>().AsNoTracking().Where(m => m.AccountId == who.AccountId).OrderBy(m => m.TopicId).ThenBy(m => m.Number).ToListAsync(ct);
        var drafts = await db.Set<PostDraft>().AsNoTracking().Where(d => d.AccountId == who.AccountId).OrderBy(d => d.SavedUtc).ThenBy(d => d.Place).ToListAsync(ct);
        return
        [
            new("messages-du-forum", ["Sujet", "Numéro", "Écrit le", "Modifié le", "Retiré le", "Raison", "Texte"], [.. posts.Select(p => (IReadOnlyList<string?>)[p.Title, $"{p.TopicId}/{p.Number}", Day(p.WrittenUtc), Day(p.EditedUtc), Day(p.WithdrawnUtc), p.Reason, p.Text])]),
            // What somebody else wrote is theirs: only that it was changed is told.
            new("textes-precedents-du-forum", ["Numéro", "Remplacé le", "Texte"], [.. former.Select(v => (IReadOnlyList<string?>)[$"{v.TopicId}/{v.Number}", Day(v.ReplacedUtc), v.Own ? v.Text : null])]),
            new("sujets-lus", ["Sujet", "Jusqu’au message", "Le"], [.. read.Select(r => (IReadOnlyList<string?>)[r.Title, r.Number.ToString(CultureInfo.InvariantCulture), Day(r.AtUtc)])]),
            new("lecture-du-forum", ["Tout lu jusqu’au"], [.. since.Select(r => (IReadOnlyList<string?>)[Day(r.SinceUtc)])]),
            new("mercis-du-forum", ["Message", "Dit", "Le"], [.. said.Select(r => (IReadOnlyList<string?>)[$"{r.TopicId}/{r.Number}", r.Kind == ReactionKind.Thanks ? "merci" : "moi aussi", Day(r.AtUtc)])]),
            new("votes-du-forum", ["Sujet", "Choix", "Le"], [.. votes.Select(v => (IReadOnlyList<string?>)[v.TopicId.ToString(CultureInfo.InvariantCulture), v.Words, Day(v.AtUtc)])]),
            new("citations-dans-le-forum", ["Message", "Comme"], [.. called.Select(m => (IReadOnlyList<string?>)[$"{m.TopicId}/{m.Number}", "@" + m.Handle])]),
            new("brouillons-du-forum", ["Titre", "Texte", "Gardé le"], [.. drafts.Select(d => (IReadOnlyList<string?>)[d.Title, d.Text, Day(d.SavedUtc)])]),
        ];
    }

    public async Task EraseAsync(PersonalSubject who, CancellationToken ct)
    {
        var own = db.Set<Post>().Where(p => p.AuthorId == who.AccountId);
        await db.Set<PostVersion>().Where(v => own.Any(p => p.TopicId == v.TopicId && p.Number == v.Number)).ExecuteDeleteAsync(ct);
        await db.Set<PostVersion>().Where(v => v.ReplacedBy == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(v => v.ReplacedBy, who.Pseudonym), ct);
        await db.Set<ReadMark>().Where(r => r.AccountId == who.AccountId).ExecuteDeleteAsync(ct);
        await db.Set<ForumReader>().Where(r => r.AccountId == who.AccountId).ExecuteDeleteAsync(ct);
        await db.Set<PostDraft>().Where(d => d.AccountId == who.AccountId).ExecuteDeleteAsync(ct);
        await UncallAsync(who, ct);
        // Thanks and votes go on counting: nobody else's result changes because somebody left.
        await db.Set<Reaction>().Where(r => r.AccountId == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(r => r.AccountId, who.Pseudonym), ct);
        await db.Set<Vote>().Where(v => v.AccountId == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(v => v.AccountId, who.Pseudonym), ct);
        await db.Set<Post>().Where(p => p.EditedBy == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(p => p.EditedBy, who.Pseudonym), ct);
        await db.Set<Post>().Where(p => p.WithdrawnBy == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(p => p.WithdrawnBy, who.Pseudonym), ct);
        await own.Where(p => p.WithdrawnUtc != null).ExecuteUpdateAsync(s => s.SetProperty(p => p.Text, "").SetProperty(p => p.Reason, (string?)null), ct);
        await own.ExecuteUpdateAsync(s => s.SetProperty(p => p.AuthorId, who.Pseudonym).SetProperty(p => p.Versions, 0), ct);
        await db.Set<Topic>().Where(t => t.AuthorId == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(t => t.AuthorId, who.Pseudonym), ct);
        await db.Set<Topic>().Where(t => t.LastAuthorId == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(t => t.LastAuthorId, who.Pseudonym), ct);
    }

    // A name others typed into their posts leaves with its owner.
    private async Task UncallAsync(PersonalSubject who, CancellationToken ct)
    {
        var gone = Mention.HandleOf(PersonalSubject.Gone);
        foreach (var mention in await db.Set<Mention>().Where(m => m.AccountId == who.AccountId).ToListAsync(ct))
        {
            var post = await db.Set<Post>().FirstAsync(p => p.TopicId == mention.TopicId && p.Number == mention.Number, ct);
            post.Text = Uncalled(post.Text);
            foreach (var version in await db.Set<PostVersion>().Where(v => v.TopicId == mention.TopicId && v.Number == mention.Number).ToListAsync(ct)) version.Text = Uncalled(version.Text);
            db.Remove(mention);

            string Uncalled(string text) => text.Replace("@" + mention.Handle, "@" + gone, StringComparison.OrdinalIgnoreCase);
        }
        await db.SaveChangesAsync(ct);
    }

    private string? Day(DateTime? utc) => utc is { } at ? time.ToLocal(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;
}
