using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.People;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Mail;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;
using Reseau50.Tests.Admin;
using Reseau50.Workshops.Readings;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Tests.Workshops;

/// <summary>A write-up of Lise's, who only writes her own, and those who may read it: a referent and the coordinator. The passer-by opens the administration and nothing else.</summary>
internal static class ReadingLab
{
    public static readonly Viewer Author = AdminLab.Person("demo-lise", "AccessAdminPanel", "EditOwn_CompteRendu"), Reader = AdminLab.Person("demo-referente", "AccessAdminPanel", "Edit_CompteRendu", "Publish_CompteRendu"),
        Coordinator = AdminLab.Person("demo-coordinatrice", "AccessAdminPanel", "EditContent", "PublishContent") with { SeesEverything = true };

    public static readonly string WriteUpId = OneId.For("cr", WorkshopLab.First);

    public static async Task<TestSite> CreateAsync(Database database, Action<IServiceCollection>? more = null)
    {
        var site = await WorkshopLab.CreateAsync(database, more);
        await StepsAsync(site, $$"""
            { "name": "settings", "SiteName": "Réseau50", "BaseUrl": "https://reseau.example" },
            { "name": "Roles", "Roles": [ { "Name": "Coordination", "Description": "", "Permissions": ["AccessAdminPanel", "EditContent", "PublishContent"] },
              { "Name": "Referente", "Description": "", "Permissions": ["AccessAdminPanel", "Edit_CompteRendu", "Publish_CompteRendu"] },
              { "Name": "Plume", "Description": "", "Permissions": ["AccessAdminPanel", "EditOwn_CompteRendu"] }, { "Name": "Lecture", "Description": "", "Permissions": ["AccessAdminPanel", "ViewContent"] } ] },
            { "name": "Users", "Users": [ {{User("coordinatrice", "Coordination")}}, {{User("referente", "Referente")}}, {{User("lise", "Plume")}}, {{User("passante", "Lecture")}} ] }
            """);
        // With their second step: rights that wait for it would be none.
        await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Account>().ExecuteUpdateAsync(a => a.SetProperty(x => x.TwoFactorEnabled, true)));
        Assert.Empty((await site.SaveAsync(await site.TakeAsync(WorkshopLab.Form(), owner: "demo-lise"), who: Author)).Problems);
        return site;

        static string User(string name, string role) =>
            $$"""{ "UserId": "demo-{{name}}", "UserName": "{{name}}", "Email": "demo-{{name}}@demo.example", "EmailConfirmed": true, "IsEnabled": true, "RoleNames": ["{{role}}"], "Properties": { "Person": { "DisplayName": "{{name}}" } } }""";
    }

    private static async Task StepsAsync(TestSite site, string steps)
    {
        var file = Path.Combine(site.Options.Folder, "test.recipe.json");
        await File.WriteAllTextAsync(file, $$"""{ "name": "test", "steps": [ {{steps}} ] }""");
        await site.InScopeAsync(s => s.GetRequiredService<RecipeRunner>().RunAsync(file, new RecipeOptions()));
    }

    public static Task<ReadingOutcome> ActAsync(this TestSite site, Viewer who, Func<ReadingActs, Task<ReadingOutcome>> act) => site.AsAsync(who, s => act(s.GetRequiredService<ReadingActs>()));

    public static Task<ReadingOutcome> AskAsync(this TestSite site, string reader = "demo-referente", Viewer? who = null, string? message = null) => site.ActAsync(who ?? Author, a => a.AskAsync(WriteUpId, reader, message, default));

    public static async Task<ReadingOutcome> AnswerAsync(this TestSite site, string answer, string? comment = null, Viewer? who = null, string? stamp = null)
    {
        var read = stamp ?? ItemSave.StampOf(await site.LatestAsync(WriteUpId));
        return await site.ActAsync(who ?? Reader, a => a.AnswerAsync(WriteUpId, read, answer, comment, default));
    }

    /// <summary>Stores the draft again, an hour later, with <paramref name="change"/>.</summary>
    public static async Task SaveAgainAsync(this TestSite site, Action<ContentItem>? change = null, bool publish = false)
    {
        site.Clock.Advance(TimeSpan.FromHours(1));
        var item = (await site.LatestAsync(WriteUpId))!;
        var stamp = ItemSave.StampOf(item);
        change?.Invoke(item);
        var outcome = await site.SaveAsync(item, stamp, publish);
        Assert.Equal((0, false), (outcome.Problems.Count, outcome.Overtaken));
    }

    public static Task<Reading?> OpenAsync(this TestSite site) => site.InScopeAsync(async s => await s.GetRequiredService<ReadingTable>().OpenAsync((await s.GetRequiredService<ContentReader>().LatestAsync(WriteUpId))!, default));

    public static Task<List<MailRow>> LettersAsync(this TestSite site) => site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<MailRow>().AsNoTracking().OrderBy(m => m.CreatedUtc).ThenBy(m => m.DedupKey).ToListAsync());

    public static Task<List<WriteUpReading>> RowsAsync(this TestSite site) => site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<WriteUpReading>().AsNoTracking().OrderBy(r => r.AskedUtc).ToListAsync());
}
