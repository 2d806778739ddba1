using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.People;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Mail;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Workshops.Reminders;

namespace Reseau50.Tests.Workshops;

/// <summary>A workshop that left nothing is asked about twice, and those who may answer are asked.</summary>
public sealed class ReminderTests
{
    // The last session about sleep was on 10 November: the clock is set so many days later.
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OneLetterAfterAWeek_OneAfterThree_NoneAfter_NeverTwice(Database database)
    {
        await using var site = await CreateAsync(database);
        foreach (var (day, letters) in ((int, int)[])[(6, 0), (7, 1), (8, 1), (20, 1), (21, 2), (22, 2), (40, 2)])
        {
            site.Clock.Now = new DateTimeOffset(2026, 11, 10, 12, 0, 0, TimeSpan.Zero).AddDays(day);
            for (var i = 0; i < 2; i++) await RunAsync(site);
            Assert.Equal((day, letters), (day, (await MailsAsync(site)).Count));
        }
        var mails = await MailsAsync(site);
        Assert.All(mails, m => Assert.Equal("demo-coordinatrice@demo.example", m.Recipient));
        Assert.Equal(["atelier:atelier-sommeil:sea-26-sommeil-2:rappel:1:demo-coordinatrice", "atelier:atelier-sommeil:sea-26-sommeil-2:rappel:2:demo-coordinatrice"], mails.Select(m => m.DedupKey));
        Assert.Contains("il y a 7 jours", Plain(mails[0].Text), StringComparison.Ordinal);
        Assert.Contains("https://reseau.example/admin/ateliers/atelier-sommeil/cloturer/sea-26-sommeil-2", mails[0].Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatWasGivenBack_IsNotAskedAbout(Database database)
    {
        await using var site = await CreateAsync(database);
        var item = await site.TakeAsync(WorkshopLab.Form(), publish: true);
        Assert.Empty((await site.SaveAsync(item, publish: true)).Problems);
        await RunAsync(site);
        Assert.Empty(await MailsAsync(site));
    }

    // Who began the draft is asked, instead of everybody who publishes; without the right any more, the others are.
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoeverBeganIt_IsAsked_AndNobodyWithoutTheRight(Database database)
    {
        foreach (var (role, expected) in ((string, string)[])[("Plume", "demo-lise@demo.example"), ("Lecture", "demo-coordinatrice@demo.example")])
        {
            await using var site = await CreateAsync(database, role);
            var item = await site.TakeAsync(WorkshopLab.Form(), owner: "demo-lise");
            Assert.Empty((await site.SaveAsync(item)).Problems);
            await RunAsync(site);
            Assert.Equal([expected], (await MailsAsync(site)).Select(m => m.Recipient));
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WithoutTheSitesAddress_OrAnybodyToAsk_NothingLeaves(Database database)
    {
        await using var site = await CreateAsync(database);
        await StepsAsync(site, """{ "name": "settings", "BaseUrl": "" }""");
        await RunAsync(site);
        Assert.Empty(await MailsAsync(site));
    }

    [Fact]
    public void TheDays_AreARecipesToSay_AndMakeSenseOrAreNotHeard()
    {
        Assert.Equal((7, 21), Read("{}"));
        Assert.Equal((3, 10), Read("""{ "RappelsComptesRendus": { "PremierJours": 3, "SecondJours": 10 } }"""));
        Assert.Equal((7, 21), Read("""{ "RappelsComptesRendus": { "PremierJours": 30, "SecondJours": 10 } }"""));
        Assert.Equal((7, 21), Read("""{ "RappelsComptesRendus": "jamais" }"""));
        var rule = new ReminderSettings();
        Assert.Equal([0, 1, 1, 2, 2, 0], ((int[])[6, 7, 20, 21, 34, 35]).Select(rule.StepAfter));

        static (int, int) Read(string json)
        {
            var rule = ReminderSettings.Of(System.Text.Json.JsonSerializer.Deserialize<SiteSettings>(json, Reseau50.Cms.Content.ContentJson.Options)!);
            return (rule.PremierJours, rule.SecondJours);
        }
    }

    private static async Task<TestSite> CreateAsync(Database database, string role = "Plume")
    {
        var site = await WorkshopLab.CreateAsync(database, services =>
        {
            foreach (var own in services.Where(s => s.ServiceType == typeof(IRecurringJob) && s.ImplementationType != typeof(ReminderJob)).ToList()) services.Remove(own);
        });
        await StepsAsync(site, """
            { "name": "settings", "SiteName": "Réseau50", "BaseUrl": "https://reseau.example" },
            { "name": "Roles", "Roles": [ { "Name": "Coordination", "Description": "", "Permissions": ["AccessAdminPanel", "EditContent", "PublishContent"] },
              { "Name": "Plume", "Description": "", "Permissions": ["AccessAdminPanel", "Edit_CompteRendu"] }, { "Name": "Lecture", "Description": "", "Permissions": ["AccessAdminPanel", "ViewContent"] } ] },
            { "name": "Users", "Users": [ {{coordinatrice}}, {{lise}} ] }
            """.Replace("{{coordinatrice}}", User("coordinatrice", "Coordination"), StringComparison.Ordinal).Replace("{{lise}}", User("lise", role), StringComparison.Ordinal));
        // With their second step: rights that wait for it would be none.
        await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Account>().ExecuteUpdateAsync(a => a.SetProperty(x => x.TwoFactorEnabled, true)));
        return site;

        static string User(string name, string role) =>
            $$"""{ "UserId": "demo-{{name}}", "UserName": "{{name}}", "Email": "demo-{{name}}@demo.example", "EmailConfirmed": true, "IsEnabled": true, "RoleNames": ["{{role}}"] }""";
    }

    private static async Task StepsAsync(TestSite site, string steps)
    {
        var file = Path.Combine(site.Options.Folder, "test.recipe.json");
        await File.WriteAllTextAsync(file, $$"""{ "name": "test", "steps": [ {{steps}} ] }""");
        await site.InScopeAsync(s => s.GetRequiredService<RecipeRunner>().RunAsync(file, new RecipeOptions()));
    }

    private static Task RunAsync(TestSite site) => site.InScopeAsync(s => s.GetServices<IRecurringJob>().OfType<ReminderJob>().Single().RunAsync(default));

    private static Task<List<MailRow>> MailsAsync(TestSite site) => site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<MailRow>().AsNoTracking().OrderBy(m => m.DedupKey).ToListAsync());

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
