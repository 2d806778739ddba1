using Reseau50.Cms.Content;
using Reseau50.Cms.Security;

namespace Reseau50.Admin.Items.Listing;

/// <summary>What can be done to several items at once. <see cref="Do"/> answers false when the item does not let itself.</summary>
internal sealed record BulkAct(string Name, ItemAct Right, string Title, string Button, string Effect, string DoneOne, string DoneMany, Func<ContentDrafts, ContentReader, string, CancellationToken, Task<bool>> Do)
{
    public const string Publish = "publier";

    public static readonly IReadOnlyList<BulkAct> All =
    [
        new(Publish, ItemAct.Publish, "Publier ces contenus", "Publier", "Leur dernière version deviendra visible sur le site.", "1 contenu publié.", "contenus publiés.",
            async (drafts, reader, id, ct) => await reader.LatestAsync(id, ct) is { } item && (item.Published || (await drafts.PublishAsync(item, ct)).Count == 0)),
        new("depublier", ItemAct.Publish, "Dépublier ces contenus", "Dépublier", "Ils quitteront le site. Leur texte reste ici, en brouillon.", "1 contenu dépublié.", "contenus dépubliés.",
            async (drafts, _, id, ct) => { await drafts.UnpublishAsync(id, ct); return true; }),
        new("supprimer", ItemAct.Delete, "Supprimer ces contenus", "Supprimer", "Ils quitteront le site et les listes. Rien n’est effacé : ils restent parmi les contenus supprimés.", "1 contenu supprimé.", "contenus supprimés.",
            async (drafts, _, id, ct) => { await drafts.DeleteAsync(id, ct); return true; }),
    ];

    public static BulkAct? Of(string? name) => All.FirstOrDefault(a => a.Name == name);
}
