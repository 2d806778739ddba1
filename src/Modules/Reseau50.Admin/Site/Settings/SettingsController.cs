using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Site.Settings;

/// <summary>The settings: the general ones, and those that content types describe.</summary>
[Needs("ManageSettings")]
internal sealed class SettingsController(SettingsStore store, ItemEditor editor) : AdminController
{
    public const string Path = Root + "/reglages";
    private const string Overtaken = "Quelqu’un a changé ces réglages entre-temps. Ce que vous avez saisi est intact : enregistrez de nouveau pour le garder, ou rouvrez la page pour voir l’autre version.";

    [HttpGet(Path)]
    public async Task<IActionResult> General(CancellationToken ct)
    {
        var settings = await store.GeneralAsync(ct);
        return await GeneralAsync(settings, null, ct);
    }

    [HttpPost(Path)]
    public async Task<IActionResult> SaveGeneral(CancellationToken ct)
    {
        var form = await FormAsync(ct);
        var given = GeneralSettings.From(form);
        if (form.Problems.Count == 0 && !await store.SaveAsync(given, form.Raw("depart"), ct)) form.Report("", Overtaken);
        return form.Problems.Count > 0 ? await GeneralAsync(given, form, ct) : Then(Path, "Les réglages sont enregistrés.");
    }

    [HttpGet(Path + "/{type}")]
    public async Task<IActionResult> Open(string type, CancellationToken ct) =>
        await TypeAsync(type, ct) is { } known ? await CustomAsync(known, await store.ItemAsync(known.Name, ct), null, ct) : NotFound();

    [HttpPost(Path + "/{type}")]
    public async Task<IActionResult> Save(string type, CancellationToken ct)
    {
        if (await TypeAsync(type, ct) is not { } known) return NotFound();
        var (form, item) = (await FormAsync(ct), await store.ItemAsync(known.Name, ct));
        await editor.UpdateAsync(item, form, ct: ct);
        if (form.Rearranged) return await CustomAsync(known, item, form, ct, status: 200);
        if (form.Problems.Count == 0)
        {
            if (await store.SaveAsync(known, item, form.Raw("depart"), ct) is { } problems) form.Report(problems);
            else form.Report("", Overtaken);
        }
        return form.Problems.Count > 0 ? await CustomAsync(known, item, form, ct) : Then($"{Path}/{known.Name}", "Les réglages sont enregistrés.");
    }

    private async Task<TypeDefinition?> TypeAsync(string type, CancellationToken ct) => (await store.TypesAsync(ct)).FirstOrDefault(t => t.Name == type);

    private async Task<FormInput> FormAsync(CancellationToken ct) => new((await Request.ReadFormAsync(ct)).ToDictionary(p => p.Key, p => p.Value));

    private async Task<IActionResult> GeneralAsync(GeneralSettings settings, FormInput? form, CancellationToken ct)
    {
        if (form is not null) Response.StatusCode = 400;
        return Screen("General", new GeneralView(settings.Inputs(form), form, SettingsStore.StampOf(await store.GeneralAsync(ct)), await store.TypesAsync(ct)), "Réglages");
    }

    private async Task<IActionResult> CustomAsync(TypeDefinition type, ContentItem item, FormInput? form, CancellationToken ct, int? status = null)
    {
        if (form is not null) Response.StatusCode = status ?? 400;
        var stamp = status == 200 ? form!.Raw("depart") ?? "" : SettingsStore.StampOf(await store.ItemAsync(type.Name, ct));
        return Screen("Custom", new CustomView(type, item, form, stamp), type.DisplayName, new Crumb("Réglages", Path));
    }
}

/// <summary>What the general screen shows.</summary>
internal sealed record GeneralView(IReadOnlyList<EditorInput> Inputs, FormInput? Form, string Stamp, IReadOnlyList<TypeDefinition> Types);

/// <summary>What a screen of described settings shows.</summary>
internal sealed record CustomView(TypeDefinition Type, ContentItem Item, FormInput? Form, string Stamp);
