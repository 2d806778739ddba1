using Microsoft.EntityFrameworkCore;
using Reseau50.Forum.Drafts;
using Reseau50.Forum.Mentions;
using Reseau50.Forum.Polls;
using Reseau50.Forum.Similar;
using Reseau50.Forum.Thanks;

namespace Reseau50.Forum.Topics;

internal static class ForumTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Topic>(e => { e.ToTable("ForumTopics"); e.HasKey(x => x.Id); e.Property(x => x.Id).ValueGeneratedNever(); });
        model.Entity<TopicTheme>(e => { e.ToTable("ForumTopicThemes"); e.HasKey(x => new { x.TopicId, x.TermId }); e.HasOne<Topic>().WithMany().HasForeignKey(x => x.TopicId).OnDelete(DeleteBehavior.Cascade); });
        model.Entity<TitleWord>(e => { e.ToTable("ForumTitleWords"); e.HasKey(x => new { x.TopicId, x.Word }); e.HasOne<Topic>().WithMany().HasForeignKey(x => x.TopicId).OnDelete(DeleteBehavior.Cascade); });
        model.Entity<Post>(e => { e.ToTable("ForumPosts"); e.HasKey(x => new { x.TopicId, x.Number }); e.HasOne<Topic>().WithMany().HasForeignKey(x => x.TopicId).OnDelete(DeleteBehavior.Cascade); });
        model.Entity<PostVersion>(e => { e.ToTable("ForumPostVersions"); e.HasKey(x => new { x.TopicId, x.Number, x.Version }); e.HasOne<Post>().WithMany().HasForeignKey(x => new { x.TopicId, x.Number }).OnDelete(DeleteBehavior.Cascade); });
        model.Entity<Reaction>(e => { e.ToTable("ForumReactions"); e.HasKey(x => new { x.TopicId, x.Number, x.AccountId, x.Kind }); e.HasOne<Post>().WithMany().HasForeignKey(x => new { x.TopicId, x.Number }).OnDelete(DeleteBehavior.Cascade); });
        model.Entity<Mention>(e => { e.ToTable("ForumMentions"); e.HasKey(x => new { x.TopicId, x.Number, x.AccountId }); e.HasOne<Post>().WithMany().HasForeignKey(x => new { x.TopicId, x.Number }).OnDelete(DeleteBehavior.Cascade); });
        model.Entity<Poll>(e => { e.ToTable("ForumPolls"); e.HasKey(x => x.TopicId); e.Property(x => x.TopicId).ValueGeneratedNever(); e.HasOne<Topic>().WithMany().HasForeignKey(x => x.TopicId).OnDelete(DeleteBehavior.Cascade); });
        model.Entity<PollChoice>(e => { e.ToTable("ForumPollChoices"); e.HasKey(x => new { x.TopicId, x.Rank }); e.HasOne<Poll>().WithMany().HasForeignKey(x => x.TopicId).OnDelete(DeleteBehavior.Cascade); });
        model.Entity<Vote>(e => { e.ToTable("ForumVotes"); e.HasKey(x => new { x.TopicId, x.AccountId, x.Rank }); e.HasOne<PollChoice>().WithMany().HasForeignKey(x => new { x.TopicId, x.Rank }).OnDelete(DeleteBehavior.Cascade); });
        model.Entity<PostDraft>(e => { e.ToTable("ForumDrafts"); e.HasKey(x => new { x.AccountId, x.Place }); });
        model.Entity<ForumReader>(e => { e.ToTable("ForumReaders"); e.HasKey(x => x.AccountId); });
        model.Entity<ReadMark>(e => { e.ToTable("ForumReads"); e.HasKey(x => new { x.AccountId, x.TopicId }); e.HasOne<Topic>().WithMany().HasForeignKey(x => x.TopicId).OnDelete(DeleteBehavior.Cascade); });
    }
}
