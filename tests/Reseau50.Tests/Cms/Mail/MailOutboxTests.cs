using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Mail;

namespace Reseau50.Tests.Cms.Mail;

public sealed class MailOutboxTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task SameKey_FromTwentyTasks_GivesOneRow_AndOneMessage_WithFourSenders(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        var queued = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => site.QueueAsync("inscription:42:confirmee"))));
        Assert.Single(queued, true);
        Assert.Equal(1, await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<MailRow>().CountAsync()));

        var tried = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => site.Sender().SendDueAsync(CancellationToken.None))));
        Assert.Equal(1, tried.Sum());
        Assert.Single(site.Letters());
        Assert.False(await site.QueueAsync("inscription:42:confirmee"));
        Assert.Equal(0, await site.Sender().SendDueAsync(CancellationToken.None));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WorkThatFails_WritesToNobody(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await Assert.ThrowsAsync<InvalidDataException>(() => site.InScopeAsync(async s => await s.GetRequiredService<SiteWork>().RunAsync(async () =>
        {
            await s.GetRequiredService<MailOutbox>().QueueAsync("k", "awa@exemple.fr", "Objet", "Texte");
            throw new InvalidDataException();
        })));
        Assert.Equal(0, await site.Sender().SendDueAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("k", "pas une adresse", "Objet")]
    [InlineData("k", "awa@exemple.fr\r\nBcc: tous@exemple.fr", "Objet")]
    [InlineData("k", "awa@exemple.fr", "Objet\r\nBcc: tous@exemple.fr")]
    [InlineData("", "awa@exemple.fr", "Objet")]
    public async Task FaultyMessage_IsRefused(string key, string to, string subject)
    {
        await using var site = await TestSite.CreateAsync(Database.Sqlite);
        await Assert.ThrowsAsync<ArgumentException>(() => site.InScopeAsync(s =>
            s.GetRequiredService<SiteWork>().RunAsync(() => s.GetRequiredService<MailOutbox>().QueueAsync(key, to, subject, "Texte"))));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AMonthAfter_TheMessageIsForgotten_NotItsKey(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await site.QueueAsync("ancien");
        await site.Sender().SendDueAsync(CancellationToken.None);
        site.Clock.Advance(TimeSpan.FromDays(31));
        await site.QueueAsync("recent");
        await site.InScopeAsync(s => ActivatorUtilities.CreateInstance<MailForgetting>(s).RunAsync(CancellationToken.None));
        var old = await site.MailAsync("ancien");
        Assert.Equal(("", "", "", (string?)null), (old.Recipient, old.Subject, old.Text, old.Html));
        Assert.Equal("awa@exemple.fr", (await site.MailAsync("recent")).Recipient);
        Assert.False(await site.QueueAsync("ancien"));
    }
}
