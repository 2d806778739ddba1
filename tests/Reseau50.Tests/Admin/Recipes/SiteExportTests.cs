using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Site.Export;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;

namespace Reseau50.Tests.Admin.Recipes;

public sealed class SiteExportTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheArchive_IsWhatTheCommandWrites_AndTheJournalSaysSo(Database database)
    {
        await using var lab = await RecipeLab.CreateAsync(database);
        await lab.Site.InWorkAsync(s => s.GetRequiredService<SiteDocuments>().WriteAsync(TypeMaker.Definition([new TypeMaker("Note").Part("TitlePart").Part("AutoroutePart").Part("AliasPart")])));
        await lab.Site.ImportAsync(NoteSite.Note("une", "Une note"), NoteSite.Note("brouillon", "Un brouillon", published: false));
        var folder = Path.Combine(lab.Folder, "archive");
        await lab.Site.InScopeAsync(async s =>
        {
            await using var zip = await s.GetRequiredService<SiteExport>().WriteAsync(default);
            await ZipFile.ExtractToDirectoryAsync(zip, folder);
        });
        Assert.Equal(FolderBytes.Of(await lab.ExportFolderAsync()), FolderBytes.Of(folder));
        var lines = await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AuditLine>().Where(l => l.Action == "site.exported").Select(l => l.Summary).ToListAsync());
        Assert.Equal(["Le site a été exporté en recettes et fichiers."], lines);
    }
}
