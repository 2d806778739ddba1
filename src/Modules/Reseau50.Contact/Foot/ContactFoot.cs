using Reseau50.Cms.Site;
using Reseau50.Contact.Asking;
using Reseau50.Contact.Reporting;

namespace Reseau50.Contact.Foot;

/// <summary>The ways to write to the site: from every page, and about the page one reads.</summary>
internal sealed class ContactFoot : IFootEntry
{
    public string Feature => "Reseau50.Contact";

    public IEnumerable<(string Text, string Path)> For(PageHead page)
    {
        yield return ("Nous écrire", ContactController.Path);
        // Forms, errors and one's own account hold nothing to tell anybody of.
        if (page is { Indexed: true, Canonical: { } path }) yield return ("Signaler ce contenu", $"{ReportController.Path}?page={Uri.EscapeDataString(path)}");
    }
}
