using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Privacy.Consents;
using Reseau50.Accounts.Privacy.MyData;
using Reseau50.Accounts.Privacy.Requests;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Accounts.Privacy;

/// <summary>One takes away all of one's own, and nothing of anybody else's.</summary>
public sealed class DataExportTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheArchive_HoldsEverythingOfOnes_AsJsonAndTables(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var id = await lab.LeaveTracesAsync();
        var files = await ExportAsync(lab, id);
        var tables = await lab.AsAsync(id, async s =>
        {
            var names = new List<string>();
            var who = new PersonalSubject(id, PrivacyLab.Email, PrivacyLab.Name);
            foreach (var keeper in s.GetServices<IPersonalData>()) names.AddRange((await keeper.ExportAsync(who, default)).Select(t => t.Name));
            return names;
        });
        Assert.Equal(tables.Select(t => t + ".csv").Append(DataArchive.Json).Append(DataArchive.ReadMe).Order(StringComparer.Ordinal), files.Keys.Order(StringComparer.Ordinal));
        var json = JsonNode.Parse(files[DataArchive.Json])!.AsObject();
        Assert.Equal(tables.Order(StringComparer.Ordinal), json.Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Equal((PrivacyLab.Name, PrivacyLab.Email), ((string?)json["compte"]![0]!["Nom affiché"], (string?)json["compte"]![0]!["Adresse électronique"]));
        Assert.Equal(["Lecture"], json["roles"]!.AsArray().Select(r => (string?)r!["Rôle"]));
        Assert.Equal(["Lettre du réseau", "Charte du réseau", "Politique de confidentialité"], json["accords"]!.AsArray().Select(r => (string?)r!["Texte"]).OrderBy(t => t![0] switch { 'L' => 0, 'C' => 1, _ => 2 }));
        Assert.Equal(["Sa note", "Son brouillon"], json["contenus"]!.AsArray().Select(r => (string?)r!["Titre"]).Order(StringComparer.Ordinal));
        Assert.Contains(PrivacyLab.Written, files[DataArchive.Json], StringComparison.Ordinal);
        Assert.Contains(PrivacyLab.Marker, files["formulaires-ouverts.csv"], StringComparison.Ordinal);
        Assert.Equal("Tablette de " + PrivacyLab.Name, (string?)json["cles-d-acces"]![0]!["Nom"]);
        Assert.StartsWith("\uFEFFNom affiché;Adresse électronique;", files["compte.csv"], StringComparison.Ordinal);
        // What the other did and got.
        Assert.All(files.Values, f => Assert.DoesNotContain("chef@site.example", f, StringComparison.Ordinal));
        Assert.All(files.Values, f => Assert.DoesNotContain("Rien d’elle", f, StringComparison.Ordinal));
        Assert.All(files.Values, f => Assert.DoesNotContain("jeton=", f, StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TakingIt_IsWrittenDown_ToldByMail_AndLimited(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        for (var i = 0; i < DataExport.MostInADay; i++) Assert.True(await TakeAsync(lab));
        Assert.False(await TakeAsync(lab));
        Assert.Equal(DataExport.MostInADay, (await lab.AuditAsync("account.exported")).Count(l => (l.Actor, l.SubjectId) == ("ada", "ada")));
        Assert.Equal(Enumerable.Repeat((AccountLab.Email, "Vos données ont été emportées"), DataExport.MostInADay), (await lab.MailsAsync()).Select(m => (m.Recipient, m.Subject)));
        Assert.Equal(DataExport.MostInADay, await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<PrivacyRequest>().CountAsync(r => r.AccountId == "ada" && r.AnsweredUtc != null)));
        lab.Site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await TakeAsync(lab));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheNewsletter_IsGivenAndWithdrawn_EachWithItsDate(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        Assert.Empty(await ConsentsAsync(lab));
        await ChooseAsync(lab, false);
        Assert.Empty(await ConsentsAsync(lab));
        var first = lab.Site.Clock.Now.UtcDateTime;
        await ChooseAsync(lab, true);
        await ChooseAsync(lab, true);
        lab.Site.Clock.Advance(TimeSpan.FromDays(3));
        await ChooseAsync(lab, false);
        Assert.Equal([(false, first.AddDays(3)), (true, first)], (await ConsentsAsync(lab)).Select(c => (c.Given, c.AtUtc)));
        Assert.False(ConsentHistory.WantsNewsletter(await ConsentsAsync(lab)));
    }

    private static Task<bool> TakeAsync(AccountLab lab) => lab.AsAsync("ada", s => s.GetRequiredService<DataExport>().TakeAsync("ada", default));
    private static Task<IReadOnlyList<ConsentLine>> ConsentsAsync(AccountLab lab) => lab.AskAsync((ConsentHistory c) => c.OfAsync("ada", default));
    private static Task<bool> ChooseAsync(AccountLab lab, bool wanted) => lab.AskAsync(async (ConsentHistory c) => { await c.NewsletterAsync("ada", wanted, default); return true; });

    private static async Task<Dictionary<string, string>> ExportAsync(AccountLab lab, string id)
    {
        using var bytes = new MemoryStream();
        await lab.AsAsync(id, async s => { await s.GetRequiredService<DataExport>().WriteAsync(id, bytes, default); return true; });
        bytes.Position = 0;
        await using var zip = new ZipArchive(bytes, ZipArchiveMode.Read);
        var files = new Dictionary<string, string>();
        foreach (var entry in zip.Entries)
        {
            using var copy = new MemoryStream();
            await using (var file = await entry.OpenAsync()) await file.CopyToAsync(copy);
            files[entry.FullName] = Encoding.UTF8.GetString(copy.ToArray());
        }
        return files;
    }
}
