using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Items.Listing;
using Reseau50.Cms.Audit;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;

namespace Reseau50.Admin.Site.Types;

/// <summary>Deleting a type: refused while something on the site is made of it.</summary>
[Needs(Edit)]
internal sealed class TypeDeletionController(TypeStore store, TypeUses uses, TypeDeletion deletion) : TypeScreens(store)
{
    private const string Address = TypesPath + "/{type}/supprimer";

    [HttpGet(Address)]
    public Task<IActionResult> Ask(string type, CancellationToken ct) => AskAsync(type, null, ct);

    [HttpPost(Address)]
    public async Task<IActionResult> Do(string type, CancellationToken ct)
    {
        if ((await Store.ReadAsync(ct)).Type(type) is not { } known) return NotFound();
        var form = await FormAsync(ct);
        if (form.Text("Confirm") != type) form.Report("Confirm", $"Écrivez {type} pour confirmer.");
        else if (await deletion.ObstaclesAsync(type, ct) is { Count: 0 } && !await deletion.DeleteAsync(known, form.Raw(Stamp), ct)) form.Report("", Overtaken);
        else if ((await Store.ReadAsync(ct)).Type(type) is null) return Then(TypesPath, $"Le type « {known.DisplayName ?? type} » est supprimé.");
        return await AskAsync(type, form, ct);
    }

    private async Task<IActionResult> AskAsync(string type, FormInput? form, CancellationToken ct)
    {
        var all = await Store.ReadAsync(ct);
        if (all.Type(type) is not { } known) return NotFound();
        if (form is not null) Response.StatusCode = 400;
        var obstacles = await deletion.ObstaclesAsync(type, ct);
        var words = new List<string> { "Sa définition et ses champs disparaissent, et avec eux les droits donnés sur lui seul. Exportez-le d’abord en recette si vous voulez pouvoir le reprendre." };
        if (known.Settings.Text(TypeKind.Group, "Stereotype") == "CustomSettings") words.Add("Les réglages écrits avec lui disparaissent aussi.");
        return Screen("TypeDelete", new TypeDeleteView(known, obstacles, (await uses.CountsAsync(ct)).GetValueOrDefault(type) > 0 ? $"{ItemsController.Path}?type={type}" : null,
            new RemovalView("", words, uses.ReadBy(all, type), type, $"{TypesPath}/{type}/supprimer", $"{TypesPath}/{type}", TypeStore.StampOf(all, type), "Supprimer ce type", form)), "Supprimer un type", TypesCrumb, HomeCrumb(all, type));
    }
}

/// <summary>What deleting a type asks and says. <see cref="Items"/> leads to its items.</summary>
internal sealed record TypeDeleteView(ContentTypeRecord Type, IReadOnlyList<string> Obstacles, string? Items, RemovalView Removal);

/// <summary>Takes a type out, and what would make no sense without it.</summary>
internal sealed class TypeDeletion(SiteDocuments documents, SiteWork work, TypeUses uses, AuditTrail audit)
{
    /// <summary>Why the type must stay, in French; empty when nothing on the site is made of it.</summary>
    public async Task<IReadOnlyList<string>> ObstaclesAsync(string type, CancellationToken ct)
    {
        var found = new List<string>();
        if ((await uses.CountsAsync(ct)).GetValueOrDefault(type) is var own and > 0) found.Add(own == 1 ? "Un contenu de ce type existe : supprimez-le d’abord." : $"{own} contenus de ce type existent : supprimez-les d’abord.");
        if (await uses.InsideOthersAsync(type, ct) is var inside and > 0) found.Add(inside == 1 ? "Un autre contenu en contient : retirez-le d’abord de ce contenu." : $"{inside} autres contenus en contiennent : retirez-les d’abord de ces contenus.");
        found.AddRange(TypeUses.NamedBy(await documents.ReadAsync<ContentDefinition>(ct), type).Select(n => $"Il est proposé dans {n} : retirez-le d’abord de ces réglages."));
        return found;
    }

    /// <summary>False and nothing done when somebody changed the type meanwhile, or made something of it.</summary>
    public Task<bool> DeleteAsync(ContentTypeRecord type, string? stamp, CancellationToken ct) => work.RunAsync(async () =>
    {
        var all = await documents.HoldAsync<ContentDefinition>(ct);
        if (TypeStore.StampOf(all, type.Name) != stamp || (await ObstaclesAsync(type.Name, ct)).Count > 0) return false;
        all.ContentTypes.RemoveAll(t => t.Name == type.Name);
        if (all.ContentTypes.All(t => t.ContentTypePartDefinitionRecords.All(p => p.PartName != type.Name))) all.ContentParts.RemoveAll(p => p.Name == type.Name);
        await documents.WriteAsync(all, ct);
        // A recipe of the site would name what it does not define.
        var roles = await documents.HoldAsync<RoleList>(ct);
        if (roles.Roles.Sum(r => r.Permissions.RemoveAll(p => KernelPermissions.IsPerType(p, t => t == type.Name))) > 0) await documents.WriteAsync(roles, ct);
        var settings = await documents.HoldAsync<CustomSettings>(ct);
        if (settings.Items.Remove(type.Name)) await documents.WriteAsync(settings, ct);
        audit.Add("type.deleted", "Type", type.Name, $"Le type « {type.DisplayName ?? type.Name} » a été supprimé.");
        return true;
    }, ct);
}
