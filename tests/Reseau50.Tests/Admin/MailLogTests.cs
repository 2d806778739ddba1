using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Mails;
using Reseau50.Cms.Data;
using Reseau50.Cms.Mail;

namespace Reseau50.Tests.Admin;

public sealed class MailLogTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Messages_AreFoundByState_AndByWords(Database database)
    {
        await using var site = await SiteAsync(database);
        Assert.Equal(["waiting", "failed", "sent", ""], await SubjectsAsync(site, null, null));
        Assert.Equal(["failed", ""], await SubjectsAsync(site, MailLog.GivenUp, null));
        Assert.Equal(["sent"], await SubjectsAsync(site, MailLog.Sent, null));
        Assert.Equal(["waiting"], await SubjectsAsync(site, MailLog.Waiting, null));
        Assert.Equal(["failed"], await SubjectsAsync(site, null, "AWA-FAILED@"));
        Assert.Empty(await SubjectsAsync(site, MailLog.Sent, "failed"));
        Assert.Equal(["failed"], (await site.InScopeAsync(s => s.GetRequiredService<MailLog>().FailedAsync(5, default))).Select(m => m.Subject));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OnlyAMessageGivenUp_AndNotForgotten_LeavesAgain(Database database)
    {
        await using var site = await SiteAsync(database);
        var ids = await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<MailRow>().ToDictionaryAsync(m => m.DedupKey, m => m.Id));
        foreach (var key in (string[])["sent", "waiting", "forgotten"]) Assert.False(await RetryAsync(site, ids[key]));
        Assert.False(await RetryAsync(site, Guid.NewGuid()));
        Assert.True(await RetryAsync(site, ids["failed"]));
        Assert.False(await RetryAsync(site, ids["failed"]));
        var again = await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<MailRow>().SingleAsync(m => m.DedupKey == "failed"));
        Assert.Equal((null, 0, site.Clock.GetUtcNow().UtcDateTime), (again.GivenUpUtc, again.Attempts, again.DueUtc));
    }

    private static Task<bool> RetryAsync(TestSite site, Guid id) => site.InScopeAsync(s => s.GetRequiredService<MailLog>().RetryAsync(id, default));

    private static Task<List<string>> SubjectsAsync(TestSite site, string? state, string? words) =>
        site.InScopeAsync(async s => (await s.GetRequiredService<MailLog>().PageAsync(state, words, 1, 10, default)).Lines.Select(m => m.Subject).ToList());

    private static async Task<TestSite> SiteAsync(Database database)
    {
        var site = await TestSite.CreateAsync(database);
        var now = site.Clock.GetUtcNow().UtcDateTime;
        await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<SiteDb>();
            db.AddRange(Mail("waiting", 4, m => { }), Mail("failed", 3, m => (m.GivenUpUtc, m.Attempts, m.Failure) = (now, 5, "La boîte est pleine.")), Mail("sent", 2, m => m.SentUtc = now),
                Mail("forgotten", 1, m => (m.GivenUpUtc, m.Recipient, m.Subject) = (now, "", "")));
            await db.SaveChangesAsync();
        });
        return site;

        MailRow Mail(string key, int hour, Action<MailRow> more)
        {
            var mail = new MailRow { DedupKey = key, Recipient = $"awa-{key}@exemple.fr", Subject = key, Text = "Texte", CreatedUtc = now.AddHours(hour), DueUtc = now.AddHours(hour) };
            more(mail);
            return mail;
        }
    }
}
