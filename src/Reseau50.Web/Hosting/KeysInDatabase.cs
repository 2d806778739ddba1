using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;

namespace Reseau50.Web.Hosting;

/// <summary>Keys that protect cookies and forms, in the database: every node reads the same ones.</summary>
internal sealed class KeysInDatabase(IServiceScopeFactory scopes) : IXmlRepository
{
    private const string Prefix = "DataProtection:";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var rows = scope.ServiceProvider.GetRequiredService<SiteDb>().Documents.Where(d => d.Name.StartsWith(Prefix)).Select(d => d.Json).ToList();
        return [.. rows.Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        db.Add(new SiteDocumentRow { Name = Prefix + friendlyName, Json = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
