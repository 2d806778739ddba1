using Microsoft.EntityFrameworkCore;

namespace Reseau50.Forum.Topics;

internal static class ForumTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Topic>(e => { e.ToTable("ForumTopics"); e.HasKey(x => x.Id); e.Property(x => x.Id).ValueGeneratedNever(); });
        model.Entity<Post>(e => { e.ToTable("ForumPosts"); e.HasKey(x => new { x.TopicId, x.Number }); e.HasOne<Topic>().WithMany().HasForeignKey(x => x.TopicId).OnDelete(DeleteBehavior.Cascade); });
        model.Entity<PostVersion>(e => { e.ToTable("ForumPostVersions"); e.HasKey(x => new { x.TopicId, x.Number, x.Version }); e.HasOne<Post>().WithMany().HasForeignKey(x => new { x.TopicId, x.Number }).OnDelete(DeleteBehavior.Cascade); });
        model.Entity<ForumReader>(e => { e.ToTable("ForumReaders"); e.HasKey(x => x.AccountId); });
        model.Entity<ReadMark>(e => { e.ToTable("ForumReads"); e.HasKey(x => new { x.AccountId, x.TopicId }); e.HasOne<Topic>().WithMany().HasForeignKey(x => x.TopicId).OnDelete(DeleteBehavior.Cascade); });
    }
}
