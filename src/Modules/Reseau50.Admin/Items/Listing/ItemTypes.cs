using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Security;

namespace Reseau50.Admin.Items.Listing;

/// <summary>The types that whoever looks may list, and those he or she may write.</summary>
internal sealed class ItemTypes(ContentReader reader, CurrentViewer viewer)
{
    /// <summary>By French name.</summary>
    public async Task<IReadOnlyList<TypeDefinition>> ListableAsync(CancellationToken ct) =>
        [.. (await reader.DefinitionsAsync(ct)).Types.Where(t => (t.Is("Listable") || t.Is("Creatable")) && viewer.Value.MayOwn(ItemAct.Edit, t.Name)).OrderBy(t => t.DisplayName, StringComparer.CurrentCulture)];

    public async Task<IReadOnlyList<TypeDefinition>> CreatableAsync(CancellationToken ct) => [.. (await ListableAsync(ct)).Where(t => t.Is("Creatable"))];

    public async Task<TypeDefinition?> OfAsync(string name, CancellationToken ct) => (await reader.DefinitionsAsync(ct)).Type(name);
}
