namespace Reseau50.Cms.Content;

/// <summary>What a module asks of an item of its type beyond what parts and fields check one by one: fields that must agree. A draft is held to it too.</summary>
public interface IItemRule
{
    string ContentType { get; }

    /// <summary>What is wrong with <paramref name="item"/>; empty when it may be stored.</summary>
    IEnumerable<Problem> Problems(ContentItem item);
}
