using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Site.Types.Parts;

/// <summary>Parts made of fields, that several types can have.</summary>
internal sealed class FieldPartsController(TypeStore store, DriverTable drivers, CurrentViewer viewer) : TypeScreens(store)
{
    private const string One = PartsPath + "/{part}", Group = "ContentPartSettings";
    private static readonly Crumb PartsCrumb = new("Parties à plusieurs types", PartsPath);
    private bool MayEdit => viewer.Value.May(Edit);

    [HttpGet(PartsPath)]
    public async Task<IActionResult> List(CancellationToken ct)
    {
        var all = await Store.ReadAsync(ct);
        return Screen("FieldParts", new FieldPartsView([.. Shared(all).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new DefinitionLine(p.Name, Title(p),
            $"{p.Name}, {Pager.Count(p.ContentPartFieldDefinitionRecords.Count, "aucun champ", "1 champ", "champs")}. {UsedBy(all, p.Name)}", $"{PartsPath}/{p.Name}"))], MayEdit), "Parties à plusieurs types", TypesCrumb);
    }

    [HttpGet(PartsPath + "/nouvelle"), Needs(Edit)]
    public IActionResult Begin() => New(null);

    [HttpPost(PartsPath + "/nouvelle"), Needs(Edit)]
    public async Task<IActionResult> Create(CancellationToken ct)
    {
        var (form, all) = (await FormAsync(ct), await Store.ReadAsync(ct));
        var words = form.Text("DisplayName") ?? "";
        if (words.Length is 0 or > 100) form.Report("DisplayName", words.Length == 0 ? "Donnez un nom à cette partie." : "Ce nom est trop long : 100 caractères au plus.");
        var name = TechnicalName.Read(form, "Name", words, TechnicalName.TakenBy(all, drivers));
        if (form.Problems.Count > 0) return New(form);
        var settings = new JsonObject { ["Attachable"] = true, ["DisplayName"] = words };
        if (form.Text("Description") is { } description) settings["Description"] = description;
        var change = new TypeChange("part.created", $"La partie « {words} » a été créée.", d => d.ContentParts.Add(new ContentPartRecord { Name = name, Settings = new JsonObject { [Group] = settings } }));
        if (await Store.ChangeAsync(name, TypeStore.StampOf(new ContentDefinition(), name), change, ct)) return Then($"{PartsPath}/{name}", "La partie est créée. Ajoutez-lui maintenant ses champs.");
        form.Report("Name", $"« {name} » existe déjà : choisissez un autre nom technique.");
        return New(form);
    }

    [HttpGet(One)]
    public async Task<IActionResult> Open(string part, CancellationToken ct)
    {
        var all = await Store.ReadAsync(ct);
        if (all.Type(part) is not null) return LocalRedirect($"{TypesPath}/{part}");
        if (all.Part(part) is not { } known) return NotFound();
        var stamp = TypeStore.StampOf(all, part);
        return Screen("FieldPart", new FieldPartView(known, Title(known), UsedBy(all, part), FieldLines.Of(all, part, stamp, MayEdit)), Title(known), TypesCrumb, PartsCrumb);
    }

    [HttpGet(One + "/supprimer"), Needs(Edit)]
    public Task<IActionResult> AskDelete(string part, CancellationToken ct) => AskAsync(part, null, ct);

    [HttpPost(One + "/supprimer"), Needs(Edit)]
    public async Task<IActionResult> Delete(string part, CancellationToken ct)
    {
        var all = await Store.ReadAsync(ct);
        if (Shared(all).All(p => p.Name != part)) return NotFound();
        var form = await FormAsync(ct);
        if (form.Text("Confirm") != part) form.Report("Confirm", $"Écrivez {part} pour confirmer.");
        if (Users(all, part).Count > 0) form.Report("", $"Cette partie sert encore. {UsedBy(all, part)}");
        if (form.Problems.Count > 0) return await AskAsync(part, form, ct);
        return await ActAsync(part, PartsPath, form.Raw(Stamp), "La partie est supprimée.",
            new TypeChange("part.deleted", $"La partie « {part} » a été supprimée.", d => Users(d, part).Count == 0 && d.ContentParts.RemoveAll(p => p.Name == part) > 0), ct);
    }

    private async Task<IActionResult> AskAsync(string part, FormInput? form, CancellationToken ct)
    {
        var all = await Store.ReadAsync(ct);
        if (Shared(all).FirstOrDefault(p => p.Name == part) is not { } known) return NotFound();
        if (form is not null) Response.StatusCode = 400;
        IReadOnlyList<string> words = Users(all, part).Count > 0 ? [$"{UsedBy(all, part)} Retirez-la d’abord de ces types."] : ["Sa définition et ses champs disparaissent. Ce que des contenus en gardent ne se verra plus."];
        return Screen(RemovalPage, new RemovalView($"Supprimer la partie « {Title(known)} »", words, null, part, $"{PartsPath}/{part}/supprimer", $"{PartsPath}/{part}", TypeStore.StampOf(all, part), "Supprimer cette partie", form), "Supprimer une partie", TypesCrumb, PartsCrumb);
    }

    private ViewResult New(FormInput? form)
    {
        if (form is not null) Response.StatusCode = 400;
        return Screen(SettingsPage, new SettingsView(PartsPath + "/nouvelle", "Nouvelle partie", "Des champs que plusieurs types auront.",
        [
            Input(form, "DisplayName", "Nom", null), Input(form, "Name", "Nom technique", null, "Laissez vide : il est fait d’après le nom. Il ne changera plus jamais.", required: false),
            Input(form, "Description", "Description", null, "À quoi servent ces champs, en une phrase.", "textarea", required: false),
        ], form, "", "Créer cette partie", MayEdit: true), "Nouvelle partie", TypesCrumb, PartsCrumb);
    }

    private static string Title(ContentPartRecord part) => part.Settings.Text(Group, "DisplayName") ?? part.Name;

    private static IEnumerable<ContentPartRecord> Shared(ContentDefinition all) => all.ContentParts.Where(p => all.Type(p.Name) is null);

    private static List<string> Users(ContentDefinition all, string part) => [.. all.ContentTypes.Where(t => t.ContentTypePartDefinitionRecords.Any(p => p.PartName == part)).Select(t => t.DisplayName ?? t.Name)];

    private static string UsedBy(ContentDefinition all, string part) => Users(all, part) is { Count: > 0 } users ? $"Sert à : {string.Join(", ", users)}." : "Ne sert à aucun type.";
}

/// <summary>What the list shows.</summary>
internal sealed record FieldPartsView(IReadOnlyList<DefinitionLine> Lines, bool MayEdit);

/// <summary>What the page of a part shows.</summary>
internal sealed record FieldPartView(ContentPartRecord Part, string Title, string UsedBy, DefinitionLines Fields);
