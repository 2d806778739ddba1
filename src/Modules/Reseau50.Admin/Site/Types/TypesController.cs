using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Site.Types.Kinds;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Recipes.Export;
using Reseau50.Cms.Security;

namespace Reseau50.Admin.Site.Types;

/// <summary>The content types: what the site is made of.</summary>
internal sealed class TypesController(TypeStore store, TypeUses uses, DriverTable drivers, RecipeExporter exporter, CurrentViewer viewer) : TypeScreens(store)
{
    private const string One = TypesPath + "/{type}";
    private bool MayEdit => viewer.Value.May(Edit);

    [HttpGet(TypesPath)]
    public async Task<IActionResult> List(CancellationToken ct)
    {
        var (all, counts) = (await Store.ReadAsync(ct), await uses.CountsAsync(ct));
        var lines = all.ContentTypes.OrderBy(t => t.DisplayName ?? t.Name, StringComparer.CurrentCulture).Select(t => new TypeLine(t.Name, t.DisplayName ?? t.Name, t.Settings.Text(TypeKind.Group, "Stereotype"), counts.GetValueOrDefault(t.Name),
            [.. t.Ordered().Where(p => p.PartName != t.Name).Select(p => p.Settings.Text(PartKinds.Common, "DisplayName") ?? PartKinds.Of(p.PartName)?.Label ?? DefinitionEdits.NameOf(p))], all.Part(t.Name)?.ContentPartFieldDefinitionRecords.Count ?? 0));
        return Screen("Types", new TypesView([.. lines.GroupBy(l => TypeKind.Words(l.Stereotype)).OrderBy(g => g.First().Stereotype is not null).Select(g => (g.Key, (IReadOnlyList<TypeLine>)[.. g]))], MayEdit), "Types de contenu");
    }

    [HttpGet(TypesPath + "/nouveau"), Needs(Edit)]
    public IActionResult Begin() => New(null);

    [HttpPost(TypesPath + "/nouveau"), Needs(Edit)]
    public async Task<IActionResult> Create(CancellationToken ct)
    {
        var (form, all) = (await FormAsync(ct), await Store.ReadAsync(ct));
        var words = DisplayName(form, "le type");
        var name = TechnicalName.Read(form, "Name", words, TechnicalName.TakenBy(all, drivers));
        var shape = TypeShape.All.FirstOrDefault(s => s.Value == form.Text("Shape"));
        if (shape is null) form.Report("Shape", "Choisissez à quoi sert ce type.");
        if (form.Problems.Count > 0) return New(form);
        var change = new TypeChange("type.created", $"Le type « {words} » a été créé.", d =>
        {
            d.ContentTypes.Add(shape!.Make(name, words));
            d.ContentParts.Add(new ContentPartRecord { Name = name });
        });
        if (await Store.ChangeAsync(name, TypeStore.StampOf(new ContentDefinition(), name), change, ct)) return Then($"{TypesPath}/{name}", "Le type est créé. Ajoutez-lui maintenant ses champs.");
        form.Report("Name", $"« {name} » existe déjà : choisissez un autre nom technique.");
        return New(form);
    }

    [HttpGet(One)]
    public async Task<IActionResult> Open(string type, CancellationToken ct) => (await Store.ReadAsync(ct)) is var all && all.Type(type) is { } known ? await OpenAsync(all, known, null, ct) : NotFound();

    [HttpPost(One), Needs(Edit)]
    public async Task<IActionResult> Save(string type, CancellationToken ct)
    {
        var all = await Store.ReadAsync(ct);
        if (all.Type(type) is not { } known) return NotFound();
        var form = await FormAsync(ct);
        var words = DisplayName(form, "le type");
        var settings = (JsonObject)known.Settings.DeepClone();
        SettingsForm.Take(TypeKind.On(all), settings, new SettingsChoices([], []), form);
        var change = new TypeChange("type.changed", $"Le type « {words} » a été changé.", d => (d.Type(type)!.DisplayName, d.Type(type)!.Settings) = (words, settings));
        if (form.Problems.Count == 0 && !await Store.ChangeAsync(type, form.Raw(Stamp), change, ct)) form.Report("", Overtaken);
        return form.Problems.Count > 0 ? await OpenAsync(await Store.ReadAsync(ct), known, form, ct) : Then($"{TypesPath}/{type}", "Le type est enregistré.");
    }

    /// <summary>The type as a recipe, with the parts made of fields that it has.</summary>
    [HttpGet(One + "/recette")]
    public async Task<IActionResult> Recipe(string type, CancellationToken ct) =>
        (await Store.ReadAsync(ct)).Type(type) is null ? NotFound() : File(await exporter.TypeAsync(type, ct), "application/json", $"type-{type}.recipe.json");

    private static string DisplayName(FormInput form, string what)
    {
        var words = form.Text("DisplayName") ?? "";
        if (words.Length is 0 or > 100) form.Report("DisplayName", words.Length == 0 ? $"Donnez un nom : c’est lui qu’on lit partout pour {what}." : "Ce nom est trop long : 100 caractères au plus.");
        return words;
    }

    private ViewResult New(FormInput? form)
    {
        if (form is not null) Response.StatusCode = 400;
        var shape = Input(form, "Shape", "À quoi sert-il ?", "page", kind: "select");
        IReadOnlyList<EditorInput> inputs =
        [
            Input(form, "DisplayName", "Nom", null, "Au singulier, comme « Fiche » ou « Compte-rendu »."),
            Input(form, "Name", "Nom technique", null, "Laissez vide : il est fait d’après le nom. Il ne changera plus jamais.", required: false),
            shape with { Choices = Choice.Select([.. TypeShape.All.Select(s => new Choice(s.Value, s.Words))], [shape.Value ?? ""]) },
        ];
        return Screen(SettingsPage, new SettingsView(TypesPath + "/nouveau", "Nouveau type de contenu", null, inputs, form, "", "Créer ce type", MayEdit: true), "Nouveau type", TypesCrumb);
    }

    private async Task<IActionResult> OpenAsync(ContentDefinition all, ContentTypeRecord type, FormInput? form, CancellationToken ct)
    {
        if (form is not null) Response.StatusCode = 400;
        var (name, counts) = (type.Name, await uses.CountsAsync(ct));
        var stamp = TypeStore.StampOf(all, name);
        IReadOnlyList<EditorInput> inputs = [Input(form, "DisplayName", "Nom", type.DisplayName ?? name), .. SettingsForm.Inputs(TypeKind.On(all), type.Settings, new SettingsChoices([], []), form)];
        var parts = type.Ordered().Select(p => new DefinitionLine(DefinitionEdits.NameOf(p), p.Settings.Text(PartKinds.Common, "DisplayName") ?? (p.PartName == name ? "Les champs du type" : PartKinds.Of(p.PartName)?.Label ?? DefinitionEdits.NameOf(p)),
            DefinitionEdits.NameOf(p) == p.PartName ? p.PartName : $"{DefinitionEdits.NameOf(p)} ({p.PartName})", $"{TypesPath}/{name}/parties/{DefinitionEdits.NameOf(p)}"));
        return Screen("Type", new TypeView(type, new SettingsView($"{TypesPath}/{name}", "", null, inputs, form, stamp, "Enregistrer", MayEdit),
            new DefinitionLines([.. parts], stamp, MayEdit, "Ce type n’a encore aucune partie."), FieldLines.Of(all, name, stamp, MayEdit), counts.GetValueOrDefault(name), uses.ReadBy(all, name)), type.DisplayName ?? name, TypesCrumb);
    }
}

/// <summary>A type in the list.</summary>
internal sealed record TypeLine(string Name, string Title, string? Stereotype, int Items, IReadOnlyList<string> Parts, int Fields);

/// <summary>What the list shows, stereotype by stereotype.</summary>
internal sealed record TypesView(IReadOnlyList<(string Words, IReadOnlyList<TypeLine> Lines)> Groups, bool MayEdit);

/// <summary>What the page of a type shows.</summary>
internal sealed record TypeView(ContentTypeRecord Type, SettingsView General, DefinitionLines Parts, DefinitionLines Fields, int Items, string? ReadBy);
