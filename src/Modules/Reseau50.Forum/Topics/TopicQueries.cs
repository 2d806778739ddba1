namespace Reseau50.Forum.Topics;

internal static class TopicQueries
{
    /// <summary>Topics of a list: neither withdrawn, nor gone into another.</summary>
    public static IQueryable<Topic> Readable(this IQueryable<Topic> topics) => topics.Where(t => t.WithdrawnUtc == null && t.MergedInto == null);

    /// <summary>Posts that are read where they stand.</summary>
    public static IQueryable<Post> Readable(this IQueryable<Post> posts) => posts.Where(p => p.WithdrawnUtc == null && p.MovedToTopic == null);
}
