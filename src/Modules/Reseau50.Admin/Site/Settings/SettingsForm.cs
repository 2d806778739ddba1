using System.Globalization;
using Reseau50.Cms.Display;

namespace Reseau50.Admin.Site.Settings;

/// <summary>The settings every site has.</summary>
internal sealed record GeneralSettings(string SiteName, string? BaseUrl, int PageSize)
{
    private const int LongestName = 100, Fewest = 5, Most = 50;

    public static GeneralSettings From(FormInput form)
    {
        var name = form.Text("SiteName");
        if (name is null) form.Report("SiteName", "Le nom du site est obligatoire : les pages et les courriels le portent.");
        else if (name.Length > LongestName) form.Report("SiteName", $"Le nom du site est trop long : {LongestName} caractères au plus.");
        var address = form.Text("BaseUrl")?.TrimEnd('/');
        if (address is not null && (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.AbsolutePath != "/" || uri.Query.Length > 0))
            form.Report("BaseUrl", "L’adresse du site s’écrit comme https://reseau.example, sans rien après le nom.");
        var size = form.Number("PageSize", "Éléments par page");
        if (size is not (>= Fewest and <= Most) || size != decimal.Truncate(size.Value))
        {
            if (form.Problem("PageSize") is null) form.Report("PageSize", $"« Éléments par page » attend un nombre entier, de {Fewest} à {Most}.");
        }
        return new GeneralSettings(name ?? "", address, (int)Math.Clamp(size ?? Fewest, Fewest, Most));
    }

    public IReadOnlyList<EditorInput> Inputs(FormInput? form)
    {
        return
        [
            Input("SiteName", "Nom du site", SiteName, "text", "En tête de chaque page et dans les courriels.", required: true),
            Input("BaseUrl", "Adresse du site", BaseUrl, "url", "Comme https://reseau.example. Les liens des courriels en dépendent."),
            Input("PageSize", "Éléments par page", PageSize.ToString(CultureInfo.InvariantCulture), "number", $"Dans les listes : de {Fewest} à {Most}.", required: true),
        ];

        EditorInput Input(string name, string label, string? value, string kind, string hint, bool required = false) =>
            new(name, label, form?.Raw(name) ?? value, kind, hint, required, form?.Problem(name));
    }
}
