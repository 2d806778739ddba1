using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Site.Types.Kinds;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Site.Types.Fields;

/// <summary>The fields of a part: adding, setting, moving, removing.</summary>
internal sealed class FieldsController(TypeStore store, TypeUses uses, CurrentViewer viewer) : TypeScreens(store)
{
    private const string Base = PartsPath + "/{part}/champs", One = Base + "/{field}";

    /// <summary>First the kind of field, then what it needs to know.</summary>
    [HttpGet(Base + "/ajouter"), Needs(Edit)]
    public async Task<IActionResult> Begin(string part, string? genre, CancellationToken ct)
    {
        var all = await Store.ReadAsync(ct);
        if (!Exists(all, part)) return NotFound();
        return FieldKinds.Of(genre ?? "") is { } kind ? await NewAsync(all, part, kind, null, ct)
            : Screen(KindsPage, new KindsView($"Ajouter un champ à {Named(all, part)}", [.. FieldKinds.All.Select(k => (k.Label, k.Words, $"{Address(part)}/ajouter?genre={k.Name}"))], []), "Ajouter un champ", TypesCrumb, HomeCrumb(all, part));
    }

    [HttpPost(Base + "/ajouter"), Needs(Edit)]
    public async Task<IActionResult> Add(string part, string? genre, CancellationToken ct)
    {
        var all = await Store.ReadAsync(ct);
        if (!Exists(all, part) || FieldKinds.Of(genre ?? "") is not { } kind) return NotFound();
        var form = await FormAsync(ct);
        var words = Words(form);
        var name = TechnicalName.Read(form, "Name", words, all.Part(part)?.ContentPartFieldDefinitionRecords.Select(f => f.Name) ?? []);
        var settings = Named(words, [], unnamed: null);
        SettingsForm.Take(kind, settings, await ChoicesAsync(all, ct), form);
        var change = new TypeChange("type.changed", $"Le champ « {words} » a été ajouté à {Named(all, part)}.", d => d.AddField(part, new ContentPartFieldRecord { FieldName = kind.Name, Name = name, Settings = settings }));
        if (form.Problems.Count == 0 && !await Store.ChangeAsync(part, form.Raw(Stamp), change, ct)) form.Report("", Overtaken);
        return form.Problems.Count > 0 ? await NewAsync(await Store.ReadAsync(ct), part, kind, form, ct) : Then(HomeOf(all, part), $"Le champ « {words} » est ajouté.");
    }

    [HttpGet(One)]
    public async Task<IActionResult> Open(string part, string field, CancellationToken ct) => await Store.ReadAsync(ct) is var all && Find(all, part, field) is { } known ? await OpenAsync(all, part, known, null, ct) : NotFound();

    [HttpPost(One), Needs(Edit)]
    public async Task<IActionResult> Save(string part, string field, CancellationToken ct)
    {
        var all = await Store.ReadAsync(ct);
        if (Find(all, part, field) is not { } known) return NotFound();
        var form = await FormAsync(ct);
        var words = Words(form);
        var settings = Named(words, known.Settings, unnamed: known.Name);
        if (FieldKinds.Of(known.FieldName) is { } kind) SettingsForm.Take(kind, settings, await ChoicesAsync(all, ct), form);
        var change = new TypeChange("type.changed", $"Le champ « {words} » de {Named(all, part)} a été changé.", d => Find(d, part, field)!.Settings = settings);
        if (form.Problems.Count == 0 && !await Store.ChangeAsync(part, form.Raw(Stamp), change, ct)) form.Report("", Overtaken);
        return form.Problems.Count > 0 ? await OpenAsync(await Store.ReadAsync(ct), part, known, form, ct) : Then(HomeOf(all, part), $"Le champ « {words} » est enregistré.");
    }

    [HttpPost(One + "/deplacer"), Needs(Edit)]
    public async Task<IActionResult> Move(string part, string field, string? geste, string? depart, CancellationToken ct)
    {
        var all = await Store.ReadAsync(ct);
        if (Find(all, part, field) is null) return NotFound();
        return await ActAsync(part, HomeOf(all, part), depart, "L’ordre est changé.", new TypeChange("type.changed", $"L’ordre des champs de {Named(all, part)} a été changé.", d => d.Part(part)!.MoveField(field, geste == "monter")), ct);
    }

    [HttpGet(One + "/retirer"), Needs(Edit)]
    public Task<IActionResult> AskRemove(string part, string field, CancellationToken ct) => AskAsync(part, field, null, ct);

    [HttpPost(One + "/retirer"), Needs(Edit)]
    public async Task<IActionResult> Remove(string part, string field, CancellationToken ct)
    {
        var all = await Store.ReadAsync(ct);
        if (Find(all, part, field) is null) return NotFound();
        var form = await FormAsync(ct);
        if (uses.ReadBy(all, part) is not null && form.Text("Confirm") != field) form.Report("Confirm", $"Écrivez {field} pour confirmer.");
        if (form.Problems.Count > 0) return await AskAsync(part, field, form, ct);
        return await ActAsync(part, HomeOf(all, part), form.Raw(Stamp), "Le champ est retiré. Ajoutez-le de nouveau sous le même nom technique pour retrouver ce qui y était écrit.",
            new TypeChange("type.changed", $"Le champ « {field} » a été retiré de {Named(all, part)}.", d => d.Part(part)!.ContentPartFieldDefinitionRecords.RemoveAll(f => f.Name == field) > 0), ct);
    }

    private static string Address(string part) => $"{PartsPath}/{part}/champs";

    private static bool Exists(ContentDefinition all, string part) => all.Part(part) is not null || all.Type(part) is not null;

    private static ContentPartFieldRecord? Find(ContentDefinition all, string part, string field) => all.Part(part)?.ContentPartFieldDefinitionRecords.FirstOrDefault(f => f.Name == field);

    private static string Words(FormInput form)
    {
        var words = form.Text("DisplayName") ?? "";
        if (words.Length is 0 or > 100) form.Report("DisplayName", words.Length == 0 ? "Donnez un nom au champ : c’est lui qu’on lit en le remplissant." : "Ce nom est trop long : 100 caractères au plus.");
        return words;
    }

    // A field that has no name of its own shows its technical one: that is not written down.
    private static JsonObject Named(string words, JsonObject before, string? unnamed)
    {
        var settings = (JsonObject)before.DeepClone();
        if (words == unnamed && settings.Text(FieldKinds.Common, "DisplayName") is null) return settings;
        if (settings[FieldKinds.Common] is not JsonObject common) settings[FieldKinds.Common] = common = [];
        common["DisplayName"] = words;
        return settings;
    }

    private async Task<IActionResult> NewAsync(ContentDefinition all, string part, SettingsKind kind, FormInput? form, CancellationToken ct)
    {
        if (form is not null) Response.StatusCode = 400;
        IReadOnlyList<EditorInput> inputs =
        [
            Input(form, "DisplayName", "Nom", null), Input(form, "Name", "Nom technique", null, "Laissez vide : il est fait d’après le nom. Il ne changera plus jamais.", required: false),
            .. SettingsForm.Inputs(kind, [], await ChoicesAsync(all, ct), form),
        ];
        return Screen(SettingsPage, new SettingsView($"{Address(part)}/ajouter?genre={kind.Name}", $"Nouveau champ : {kind.Label}", kind.Words, inputs, form, TypeStore.StampOf(all, part), "Ajouter ce champ", MayEdit: true), "Ajouter un champ", TypesCrumb, HomeCrumb(all, part));
    }

    private async Task<IActionResult> OpenAsync(ContentDefinition all, string part, ContentPartFieldRecord field, FormInput? form, CancellationToken ct)
    {
        if (form is not null) Response.StatusCode = 400;
        var kind = FieldKinds.Of(field.FieldName);
        var mayEdit = viewer.Value.May(Edit);
        IReadOnlyList<EditorInput> inputs =
        [
            Input(form, "DisplayName", "Nom", field.Settings.Text(FieldKinds.Common, "DisplayName") ?? field.Name),
            .. kind is null ? [] : SettingsForm.Inputs(kind, field.Settings, await ChoicesAsync(all, ct), form),
        ];
        return Screen(SettingsPage, new SettingsView($"{Address(part)}/{field.Name}", field.Settings.Text(FieldKinds.Common, "DisplayName") ?? field.Name, $"Champ « {field.Name} », {kind?.Label.ToLowerInvariant() ?? field.FieldName}.", inputs, form, TypeStore.StampOf(all, part), "Enregistrer", mayEdit)
        {
            More = mayEdit ? [("Retirer ce champ", $"{Address(part)}/{field.Name}/retirer")] : [],
        }, "Un champ", TypesCrumb, HomeCrumb(all, part));
    }

    private async Task<IActionResult> AskAsync(string part, string field, FormInput? form, CancellationToken ct)
    {
        var all = await Store.ReadAsync(ct);
        if (Find(all, part, field) is not { } known) return NotFound();
        if (form is not null) Response.StatusCode = 400;
        var readBy = uses.ReadBy(all, part);
        return Screen(RemovalPage, new RemovalView($"Retirer le champ « {known.Settings.Text(FieldKinds.Common, "DisplayName") ?? field} »",
        [
            "Ce qui y est écrit reste dans les contenus, mais ne se voit plus et ne se modifie plus.",
            $"Vous pourrez remettre le champ : ajoutez-en un du même genre, sous le nom technique {field}. Ce qui était écrit reviendra.",
            "Tant que des contenus le gardent, un export du site ne s’applique ailleurs qu’en ignorant ce que le site ne connaît pas.",
        ], readBy, readBy is null ? null : field, $"{Address(part)}/{field}/retirer", $"{Address(part)}/{field}", TypeStore.StampOf(all, part), "Retirer ce champ", form), "Retirer un champ", TypesCrumb, HomeCrumb(all, part));
    }
}

/// <summary>Kinds to choose from. <see cref="Others"/> come from the site's own definitions.</summary>
internal sealed record KindsView(string Title, IReadOnlyList<(string Label, string Words, string Path)> Kinds, IReadOnlyList<(string Label, string Words, string Path)> Others);
