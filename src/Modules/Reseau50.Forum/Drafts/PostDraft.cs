namespace Reseau50.Forum.Drafts;

/// <summary>What somebody began to write somewhere, and has not sent.</summary>
internal sealed class PostDraft
{
    public string AccountId { get; set; } = "";

    /// <summary><c>categorie:{id}</c> for a new topic, <c>sujet:{id}</c> for an answer.</summary>
    public string Place { get; set; } = "";
    public string? Title { get; set; }
    public string Text { get; set; } = "";
    public DateTime SavedUtc { get; set; }

    public const int LongestTitle = 500;

    public static string PlaceOf(Categories.Category category) => "categorie:" + category.Id;

    public static string PlaceOf(Topics.Place place) => $"sujet:{place.Topic.Id}";
}
