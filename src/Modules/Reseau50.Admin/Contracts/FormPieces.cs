namespace Reseau50.Admin.Contracts;

/// <summary>
/// What every form that writes an item is made of, so that each module's form is the same one to whoever writes: four views, and the scripts that make them better. The form has
/// <c>data-keep</c> (where what is typed is kept: its address and <c>/copie</c>), <c>data-render</c> (<see cref="Render"/>) and <c>data-library</c> (« oui » for those who choose files).
/// </summary>
public static class FormPieces
{
    /// <summary>Above the form; a <see cref="FormState"/>.</summary>
    public const string State = "/Modules/Admin/Items/Keeping/FormState.cshtml";

    /// <summary>First in the form; a <see cref="Contracts.Review"/>.</summary>
    public const string Review = "/Modules/Admin/Items/Editing/ReviewPanel.cshtml";

    /// <summary>First in the form too; an <see cref="ItemSign"/>. What is confirmed comes back as « malgre ».</summary>
    public const string Sign = "/Modules/Admin/Items/Editing/SignPanel.cshtml";

    /// <summary>Last in the form, its buttons: true for those who may publish.</summary>
    public const string Bar = "/Modules/Admin/Items/Editing/FormBar.cshtml";

    /// <summary>What shows how a Markdown text will read.</summary>
    public const string Render = AdminController.Root + "/contenus/texte";

    public static readonly IReadOnlyList<string> Scripts = ["/_content/Reseau50.Admin/editor.js", "/_content/Reseau50.Admin/media-field.js"];
}
