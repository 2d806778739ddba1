using Reseau50.Admin.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Readings;

/// <summary>What every form of a write-up says of its second reading.</summary>
internal sealed class ReadingSign(ReadingTable table) : IItemSign
{
    public string ContentType => WriteUp.Type;

    public async Task<ItemSign?> OfAsync(ContentItem item, CancellationToken ct)
    {
        if (item.Published) return null;
        var path = ReadingController.PathOf(item.ContentItemId);
        return await table.OpenAsync(item, ct) is not { } open ? new ItemSign("Seconde lecture", null, path, "Demander à quelqu’un de relire")
            : new ItemSign("Seconde lecture", open.Words, path, open.IsWaiting ? "Voir la demande" : "Voir la réponse") { Quote = open.Row.Comment, BeforePublishing = open.BeforePublishing, Mark = $"{open.Row.Id}:{open.Row.Answer}" };
    }
}
