namespace Reseau50.Cms.Content;

/// <summary>
/// Is told of each publication of a type, in its unit of work: what it writes is stored with the item, or not at all. Every way to publish passes here (a form, several at once, a
/// date that has come); recipes do not. It rests while its module is off.
/// </summary>
public interface IPublishing
{
    string ContentType { get; }

    /// <summary>The item passed its checks and is about to be stored: it may still be changed.</summary>
    Task PublishingAsync(ContentItem item, CancellationToken ct);
}
