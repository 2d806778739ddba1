namespace Reseau50.Admin.Items.Listing;

/// <summary>What a list of content is asked; the words are those of its address.</summary>
internal sealed record ItemFilter(string? Q = null, string? Type = null, string? Etat = null, string? Tri = null, int Page = 1)
{
    public const string Published = "publie", Draft = "brouillon", Changed = "modifie", Deleted = "supprime";

    public static readonly IReadOnlyList<(string Value, string Text)> States =
        [(Published, "Publié"), (Draft, "Brouillon"), (Changed, "Modifié depuis sa publication"), (Deleted, "Supprimé")];

    public static readonly IReadOnlyList<(string Value, string Text)> Orders = [("recent", "Modifié en dernier"), ("titre", "Titre")];
}

/// <summary>One item of a list.</summary>
internal sealed record ItemLine(string Id, string Type, string TypeName, string DisplayText, string State, DateTime? ModifiedUtc, string? Author, string? Owner)
{
    public string Path => ItemsController.Path + "/" + Id;
    public string Title => DisplayText.Length > 0 ? DisplayText : TypeName + " sans titre";

    /// <summary>What is read after the title.</summary>
    public string StateWords => State switch
    {
        ItemFilter.Published => "publié",
        ItemFilter.Changed => "modifié depuis sa publication",
        ItemFilter.Deleted => "supprimé",
        _ => "brouillon",
    };
}
