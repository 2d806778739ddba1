using System.Globalization;
using Reseau50.Admin.Dashboard;
using Reseau50.Cms.Display;

namespace Reseau50.Admin.Site.Settings;

/// <summary>The settings every site has.</summary>
internal sealed record GeneralSettings(string SiteName, string? BaseUrl, int PageSize, int DraftDays)
{
    private const int LongestName = 100, Fewest = 5, Most = 50;
    private const string DraftDaysLabel = "Jours avant de rappeler un brouillon";

    public static GeneralSettings From(FormInput form)
    {
        var name = form.Text("SiteName");
        if (name is null) form.Report("SiteName", "Le nom du site est obligatoire : les pages et les courriels le portent.");
        else if (name.Length > LongestName) form.Report("SiteName", $"Le nom du site est trop long : {LongestName} caractères au plus.");
        var address = form.Text("BaseUrl")?.TrimEnd('/');
        if (address is not null && (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.AbsolutePath != "/" || uri.Query.Length > 0))
            form.Report("BaseUrl", "L’adresse du site s’écrit comme https://reseau.example, sans rien après le nom.");
        return new GeneralSettings(name ?? "", address, Whole(form, "PageSize", "Éléments par page", Fewest, Most), Whole(form, "DraftDays", DraftDaysLabel, 1, ForgottenDrafts.Most));
    }

    private static int Whole(FormInput form, string name, string label, int least, int most)
    {
        var number = form.Number(name, label);
        if ((number is null || number < least || number > most || number != decimal.Truncate(number.Value)) && form.Problem(name) is null) form.Report(name, $"« {label} » attend un nombre entier, de {least} à {most}.");
        return (int)Math.Clamp(number ?? least, least, most);
    }

    public IReadOnlyList<EditorInput> Inputs(FormInput? form)
    {
        return
        [
            Input("SiteName", "Nom du site", SiteName, "text", "En tête de chaque page et dans les courriels.", required: true),
            Input("BaseUrl", "Adresse du site", BaseUrl, "url", "Comme https://reseau.example. Les liens des courriels en dépendent."),
            Input("PageSize", "Éléments par page", PageSize.ToString(CultureInfo.InvariantCulture), "number", $"Dans les listes : de {Fewest} à {Most}.", required: true),
            Input("DraftDays", DraftDaysLabel, DraftDays.ToString(CultureInfo.InvariantCulture), "number", $"Un brouillon que personne n’a touché depuis ce temps paraît sur le tableau de bord : de 1 à {ForgottenDrafts.Most}.", required: true),
        ];

        EditorInput Input(string name, string label, string? value, string kind, string hint, bool required = false) =>
            new(name, label, form?.Raw(name) ?? value, kind, hint, required, form?.Problem(name));
    }
}
