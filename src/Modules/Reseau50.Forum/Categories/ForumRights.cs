using Reseau50.Cms.Security;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Categories;

/// <summary>What somebody may do in a category he or she sees.</summary>
internal static class ForumRights
{
    /// <summary>Whoever animates a network moderates its categories, and those of no network; the coordination all of them.</summary>
    public static bool MayModerate(this Viewer viewer, Category category) => viewer.AccountId is not null
        && (viewer.May(ForumModule.ModerateAll) || (viewer.May(ForumModule.Moderate) && (category.NetworkId is null || viewer.Audiences.Contains("reseau:" + category.NetworkId))));

    public static bool MayOpen(this Viewer viewer, Category category) => viewer.AccountId is not null && (!category.TeamOnly || viewer.MayModerate(category));

    public static bool MayAnswer(this Viewer viewer, Category category, Topic topic) => viewer.AccountId is not null && topic.MergedInto is null && (topic.LockedUtc is null || viewer.MayModerate(category));

    /// <summary>Its author while the topic is open, and whoever moderates.</summary>
    public static bool Owns(this Viewer viewer, Category category, Topic topic, Post post) => viewer.MayModerate(category) || (viewer.AccountId is { } me && me == post.AuthorId && topic.LockedUtc is null);

    /// <summary>An open sheet is completed by whoever may answer.</summary>
    public static bool MayEdit(this Viewer viewer, Category category, Topic topic, Post post) => !post.IsGone && (viewer.Owns(category, topic, post) || (post.IsOpen && viewer.MayAnswer(category, topic)));

    /// <summary>Whoever asked, and whoever moderates, keep an answer; never the question itself.</summary>
    public static bool MayKeepAnswer(this Viewer viewer, Category category, Topic topic) =>
        topic.IsQuestion && (viewer.MayModerate(category) || (viewer.AccountId is { } me && me == topic.AuthorId && topic.LockedUtc is null));

    /// <summary>Former texts, the reason of a withdrawal.</summary>
    public static bool MaySeeBehind(this Viewer viewer, Category category, Post post) => viewer.MayModerate(category) || (viewer.AccountId is { } me && me == post.AuthorId);
}
