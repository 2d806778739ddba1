using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Site.Types.Fields;
using Reseau50.Admin.Site.Types.Kinds;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Site.Types.Parts;

/// <summary>The parts of a type: adding, setting, moving, removing.</summary>
internal sealed class TypePartsController(TypeStore store, TypeUses uses, CurrentViewer viewer) : TypeScreens(store)
{
    private const string Base = TypesPath + "/{type}/parties", One = Base + "/{name}";

    /// <summary>First which part; one that can be there several times, or that asks something, has a form.</summary>
    [HttpGet(Base + "/ajouter"), Needs(Edit)]
    public async Task<IActionResult> Begin(string type, string? partie, CancellationToken ct)
    {
        var all = await Store.ReadAsync(ct);
        if (all.Type(type) is not { } known) return NotFound();
        if (partie is not null) return Offered(all, known).Any(o => o.Name == partie) ? await NewAsync(all, known, PartKinds.On(partie), null, ct) : NotFound();
        var lines = Offered(all, known).ToLookup(o => o.IsOwn, o => (o.Label, o.Words, $"{TypesPath}/{type}/parties/ajouter?partie={o.Name}"));
        return Screen(KindsPage, new KindsView($"Ajouter une partie à {Named(all, type)}", [.. lines[false]], [.. lines[true]]), "Ajouter une partie", TypesCrumb, HomeCrumb(all, type));
    }

    [HttpPost(Base + "/ajouter"), Needs(Edit)]
    public async Task<IActionResult> Add(string type, string? partie, CancellationToken ct)
    {
        var all = await Store.ReadAsync(ct);
        if (all.Type(type) is not { } known || partie is null || Offered(all, known).All(o => o.Name != partie)) return NotFound();
        var (form, kind) = (await FormAsync(ct), PartKinds.On(partie));
        var settings = new JsonObject();
        SettingsForm.Take(kind, settings, await ChoicesAsync(all, ct), form);
        var name = partie;
        if (kind.IsNamed)
        {
            var words = settings.Text(PartKinds.Common, "DisplayName") ?? "";
            if (words.Length == 0) form.Report($"{PartKinds.Common}.DisplayName", "Donnez un nom : un type peut avoir plusieurs parties comme celle-ci.");
            name = TechnicalName.Read(form, "Name", words, [.. known.ContentTypePartDefinitionRecords.Select(DefinitionEdits.NameOf), .. PartKinds.All.Select(k => k.Name), .. PartKinds.Welded, type]);
        }
        var change = new TypeChange("type.changed", $"La partie « {name} » a été ajoutée à {Named(all, type)}.", d => d.Type(type)!.Add(new ContentTypePartRecord { PartName = partie, Name = name, Settings = settings }));
        if (form.Problems.Count == 0 && !await Store.ChangeAsync(type, form.Raw(Stamp), change, ct)) form.Report("", Overtaken);
        return form.Problems.Count > 0 ? await NewAsync(await Store.ReadAsync(ct), known, kind, form, ct) : Then($"{TypesPath}/{type}", "La partie est ajoutée.");
    }

    [HttpGet(One)]
    public async Task<IActionResult> Open(string type, string name, CancellationToken ct) =>
        await Store.ReadAsync(ct) is var all && all.Type(type)?.Part(name) is { } part ? await OpenAsync(all, type, part, null, ct) : NotFound();

    [HttpPost(One), Needs(Edit)]
    public async Task<IActionResult> Save(string type, string name, CancellationToken ct)
    {
        var all = await Store.ReadAsync(ct);
        if (all.Type(type)?.Part(name) is not { } part) return NotFound();
        var (form, settings) = (await FormAsync(ct), (JsonObject)part.Settings.DeepClone());
        SettingsForm.Take(PartKinds.On(part.PartName), settings, await ChoicesAsync(all, ct), form);
        var change = new TypeChange("type.changed", $"La partie « {name} » de {Named(all, type)} a été changée.", d => d.Type(type)!.Part(name)!.Settings = settings);
        if (form.Problems.Count == 0 && !await Store.ChangeAsync(type, form.Raw(Stamp), change, ct)) form.Report("", Overtaken);
        return form.Problems.Count > 0 ? await OpenAsync(await Store.ReadAsync(ct), type, part, form, ct) : Then($"{TypesPath}/{type}", "La partie est enregistrée.");
    }

    [HttpPost(One + "/deplacer"), Needs(Edit)]
    public async Task<IActionResult> Move(string type, string name, string? geste, string? depart, CancellationToken ct)
    {
        var all = await Store.ReadAsync(ct);
        if (all.Type(type)?.Part(name) is null) return NotFound();
        return await ActAsync(type, $"{TypesPath}/{type}", depart, "L’ordre est changé.", new TypeChange("type.changed", $"L’ordre des parties de {Named(all, type)} a été changé.", d => d.Type(type)!.Move(name, geste == "monter")), ct);
    }

    [HttpGet(One + "/retirer"), Needs(Edit)]
    public Task<IActionResult> AskRemove(string type, string name, CancellationToken ct) => AskAsync(type, name, null, ct);

    [HttpPost(One + "/retirer"), Needs(Edit)]
    public async Task<IActionResult> Remove(string type, string name, CancellationToken ct)
    {
        var all = await Store.ReadAsync(ct);
        if (all.Type(type)?.Part(name) is null) return NotFound();
        var form = await FormAsync(ct);
        if (uses.ReadBy(all, type) is not null && form.Text("Confirm") != name) form.Report("Confirm", $"Écrivez {name} pour confirmer.");
        if (form.Problems.Count > 0) return await AskAsync(type, name, form, ct);
        return await ActAsync(type, $"{TypesPath}/{type}", form.Raw(Stamp), "La partie est retirée. Ajoutez-la de nouveau pour retrouver ce qui y était écrit.",
            new TypeChange("type.changed", $"La partie « {name} » a été retirée de {Named(all, type)}.", d => d.Type(type)!.ContentTypePartDefinitionRecords.RemoveAll(p => DefinitionEdits.NameOf(p) == name) > 0), ct);
    }

    // A part is there once, unless it has a name of its own; the fields of another type are that type's alone.
    private static IEnumerable<(string Name, string Label, string Words, bool IsOwn)> Offered(ContentDefinition all, ContentTypeRecord type) =>
    [
        .. PartKinds.All.Where(k => k.IsNamed || type.Part(k.Name) is null).Select(k => (k.Name, k.Label, k.Words, false)),
        .. all.ContentParts.Where(p => (p.Name == type.Name || all.Type(p.Name) is null) && PartKinds.Of(p.Name) is null && type.Part(p.Name) is null)
            .Select(p => (p.Name, p.Settings.Text("ContentPartSettings", "DisplayName") ?? (p.Name == type.Name ? "Les champs du type" : p.Name), p.Settings.Text("ContentPartSettings", "Description") ?? $"{p.ContentPartFieldDefinitionRecords.Count} champs.", true)),
    ];

    private async Task<IActionResult> NewAsync(ContentDefinition all, ContentTypeRecord type, SettingsKind kind, FormInput? form, CancellationToken ct)
    {
        if (form is not null) Response.StatusCode = 400;
        var settings = SettingsForm.Inputs(kind, [], await ChoicesAsync(all, ct), form);
        IReadOnlyList<EditorInput> inputs = kind.IsNamed
            ? [settings[0] with { Required = true, Hint = "Ce qu’on lit dans le formulaire : « Dates », « Intervenants »…" }, Input(form, "Name", "Nom technique", null, "Laissez vide : il est fait d’après le nom. Il ne changera plus jamais.", required: false), .. settings.Skip(1)] : settings;
        return Screen(SettingsPage, new SettingsView($"{TypesPath}/{type.Name}/parties/ajouter?partie={kind.Name}", $"Nouvelle partie : {kind.Label}", kind.Words, inputs, form, TypeStore.StampOf(all, type.Name), "Ajouter cette partie", MayEdit: true), "Ajouter une partie", TypesCrumb, HomeCrumb(all, type.Name));
    }

    private async Task<IActionResult> OpenAsync(ContentDefinition all, string type, ContentTypePartRecord part, FormInput? form, CancellationToken ct)
    {
        if (form is not null) Response.StatusCode = 400;
        var (kind, name, mayEdit) = (PartKinds.On(part.PartName), DefinitionEdits.NameOf(part), viewer.Value.May(Edit));
        var more = new List<(string, string)>();
        if (all.Part(part.PartName) is not null && part.PartName != type) more.Add(("Voir ses champs", $"{PartsPath}/{part.PartName}"));
        if (mayEdit) more.Add(("Retirer cette partie", $"{TypesPath}/{type}/parties/{name}/retirer"));
        return Screen(SettingsPage, new SettingsView($"{TypesPath}/{type}/parties/{name}", part.Settings.Text(PartKinds.Common, "DisplayName") ?? kind.Label, $"Partie « {name} » de {Named(all, type)}. {kind.Words}",
            SettingsForm.Inputs(kind, part.Settings, await ChoicesAsync(all, ct), form), form, TypeStore.StampOf(all, type), "Enregistrer", mayEdit)
        { More = more }, "Une partie", TypesCrumb, HomeCrumb(all, type));
    }

    private async Task<IActionResult> AskAsync(string type, string name, FormInput? form, CancellationToken ct)
    {
        var all = await Store.ReadAsync(ct);
        if (all.Type(type)?.Part(name) is not { } part) return NotFound();
        if (form is not null) Response.StatusCode = 400;
        var readBy = uses.ReadBy(all, type);
        return Screen(RemovalPage, new RemovalView($"Retirer la partie « {part.Settings.Text(PartKinds.Common, "DisplayName") ?? PartKinds.Of(part.PartName)?.Label ?? name} »",
        [
            "Ce qui y est écrit reste dans les contenus, mais ne se voit plus et ne se modifie plus. Vous pourrez la remettre.",
            "Tant que des contenus la gardent, un export du site ne s’applique ailleurs qu’en ignorant ce que le site ne connaît pas.",
        ], readBy, readBy is null ? null : name, $"{TypesPath}/{type}/parties/{name}/retirer", $"{TypesPath}/{type}/parties/{name}", TypeStore.StampOf(all, type), "Retirer cette partie", form), "Retirer une partie", TypesCrumb, HomeCrumb(all, type));
    }
}
