using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Site.Types.Kinds;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Site;

namespace Reseau50.Admin.Site.Types;

/// <summary>Base of the screens of types, parts and fields. Who may only look sees the same screens, without their buttons.</summary>
[Needs("ViewContentTypes", Edit)]
internal abstract class TypeScreens(TypeStore store) : AdminController
{
    public const string Edit = "EditContentTypes", TypesPath = Root + "/types", PartsPath = Root + "/parties", Stamp = "depart";
    // Pages that several slices show.
    private const string Views = "/Modules/Admin/Site/Types/";
    protected const string SettingsPage = Views + "SettingsPage.cshtml", RemovalPage = Views + "Removal.cshtml", KindsPage = Views + "Kinds.cshtml";

    protected const string Overtaken = "Quelqu’un a changé cette définition entre-temps. Ce que vous avez saisi est intact : enregistrez de nouveau pour le garder, ou rouvrez la page pour voir l’autre version.";
    private const string OvertakenAct = "Quelqu’un a changé cette définition entre-temps : rien n’a été fait. La voici comme elle est maintenant.";

    protected TypeStore Store { get; } = store;

    protected override IReadOnlyList<string> Scripts => ["/_content/Reseau50.Admin/types.js"];

    /// <summary>Where the fields of a part are edited: the type they belong to, or the part of its own.</summary>
    protected static string HomeOf(ContentDefinition all, string part) => (all.Type(part) is null ? PartsPath : TypesPath) + "/" + part;

    protected static Crumb HomeCrumb(ContentDefinition all, string part) => new(all.Type(part)?.DisplayName ?? all.Part(part)?.Settings.Text("ContentPartSettings", "DisplayName") ?? part, HomeOf(all, part));

    protected static readonly Crumb TypesCrumb = new("Types de contenu", TypesPath);

    protected async Task<FormInput> FormAsync(CancellationToken ct) => new((await Request.ReadFormAsync(ct)).ToDictionary(p => p.Key, p => p.Value));

    /// <summary>What an input shows: what was typed, or what is stored.</summary>
    protected static EditorInput Input(FormInput? form, string name, string label, string? value, string? hint = null, string kind = "text", bool required = true) =>
        new(name, label, form?.Raw(name) ?? value, kind, hint, required, form?.Problem(name));

    protected async Task<SettingsChoices> ChoicesAsync(ContentDefinition all, CancellationToken ct)
    {
        var lists = await HttpContext.RequestServices.GetRequiredService<SiteDb>().ContentItems.AsNoTracking().Where(x => x.Latest && x.ContentType == "Taxonomy").OrderBy(x => x.DisplayText)
            .Select(x => new Choice(x.ContentItemId, x.DisplayText, false, 0)).ToListAsync(ct);
        return new SettingsChoices([.. new ContentDefinitions(all).Types.OrderBy(t => t.DisplayName, StringComparer.CurrentCulture)], lists);
    }

    /// <summary>Does something that has a button and no form: the screen says what came of it.</summary>
    protected async Task<IActionResult> ActAsync(string name, string back, string? stamp, string said, TypeChange change, CancellationToken ct) => Then(back, await Store.ChangeAsync(name, stamp, change, ct) ? said : OvertakenAct);

    /// <summary>The name of a type or part in sentences.</summary>
    protected static string Named(ContentDefinition all, string name) => $"« {all.Type(name)?.DisplayName ?? name} »";
}

/// <summary>A form made from the table of settings.</summary>
internal sealed record SettingsView(string Address, string Title, string? Words, IReadOnlyList<EditorInput> Inputs, FormInput? Form, string Stamp, string Button, bool MayEdit)
{
    public IReadOnlyList<(string Text, string Path)> More { get; init; } = [];
}

/// <summary>What is about to be removed or deleted, and what that means. <see cref="Name"/> is to be typed when it is not null.</summary>
internal sealed record RemovalView(string Title, IReadOnlyList<string> Words, string? ReadBy, string? Name, string Address, string Back, string Stamp, string Button, FormInput? Form);

/// <summary>A line that can be moved and opened.</summary>
internal sealed record DefinitionLine(string Name, string Title, string Note, string Path);

/// <summary>Lines in their order.</summary>
internal sealed record DefinitionLines(IReadOnlyList<DefinitionLine> Lines, string Stamp, bool MayEdit, string Empty);
