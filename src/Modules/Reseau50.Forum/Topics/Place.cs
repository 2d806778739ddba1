using Reseau50.Cms.Text;
using Reseau50.Forum.Categories;

namespace Reseau50.Forum.Topics;

/// <summary>A topic where its reader finds it. The number decides; the words are there for people.</summary>
internal sealed record Place(Category Category, Topic Topic)
{
    /// <summary>Posts on a page: those of numbers 1 to 20, then 21 to 40, whatever is withdrawn.</summary>
    public const int PageSize = 20;

    public string Path => $"{Category.Path}/{Topic.Id}-{Slug.Of(Topic.Title)}";
    public int Pages => PageOf(Topic.LastNumber);

    public static int PageOf(int number) => (Math.Max(1, number) - 1) / PageSize + 1;

    public static string AnchorOf(int number) => "message-" + number;

    /// <summary>The address that leads to one post.</summary>
    public string PathOf(int number) => $"{PathOfPage(PageOf(number))}#{AnchorOf(number)}";

    public string PathOfPage(int page) => page > 1 ? $"{Path}?page={page}" : Path;

    /// <summary>The address of something done to one post.</summary>
    public string ActOn(int number, string act) => $"{Path}/{number}/{act}";
}
