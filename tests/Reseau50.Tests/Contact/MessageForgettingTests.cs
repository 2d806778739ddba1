using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Contact.Forgetting;
using Reseau50.Contact.Messages;
using Reseau50.Contact.Queue;
using Reseau50.Tests.Accounts;

namespace Reseau50.Tests.Contact;

/// <summary>Twelve months after it was closed, nothing is left of a message but a number.</summary>
public sealed class MessageForgettingTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AClosedMessage_IsErasedAfterTwelveMonths_AndStillCounted(Database database)
    {
        await using var lab = await ContactLab.CreateAsync(database);
        var old = await lab.ReceiveAsync(ContactLab.Message());
        var report = await lab.ReceiveAsync(ContactLab.Report());
        var open = await lab.ReceiveAsync(ContactLab.Message("Toujours ouvert, lui."));
        await lab.ActAsync("ada", a => a.NoteAsync(old, "Une note", default));
        await lab.ActAsync("ada", a => a.CloseAsync(old, MessageState.Done, default));
        await lab.ActAsync("ada", a => a.DecideAsync(report, 0, Decision.Removed, "Un prénom.", default));
        (bool, string, string, int)[] counts = [(false, "question", "", 2), (true, Subjects.Child, Decision.Removed, 1)];
        Assert.Equal(counts, await CountsAsync(lab));

        lab.Site.Clock.Now = lab.Site.Clock.Now.AddMonths(MessageForgetting.Months).AddSeconds(-1);
        await RunAsync(lab);
        Assert.Equal(3, (await lab.MessagesAsync()).Count);
        lab.Site.Clock.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 2; i++)
        {
            await RunAsync(lab);
            Assert.Equal([open], (await lab.MessagesAsync()).Select(m => m.Id));
            Assert.Empty(await lab.EntriesAsync());
            Assert.Equal(counts, await CountsAsync(lab));
        }
        Assert.Equal("2 messages clos depuis un an effacés.", Assert.Single(await lab.AuditAsync("contact.forgotten")).Summary);

        // The next one of the year joins those already counted.
        await lab.ActAsync("ada", a => a.CloseAsync(open, MessageState.Done, default));
        lab.Site.Clock.Now = lab.Site.Clock.Now.AddMonths(MessageForgetting.Months);
        await RunAsync(lab);
        Assert.Empty(await lab.MessagesAsync());
        Assert.Equal(counts, await CountsAsync(lab));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ABackup_TakesEverything_ToEitherDatabase(Database database)
    {
        await using var lab = await ContactLab.CreateAsync(database);
        var id = await lab.ReceiveAsync(ContactLab.Report(owner: "eve"));
        await lab.ActAsync("ada", a => a.DecideAsync(id, 0, Decision.Changed, "Un prénom ôté.", default));
        await lab.Site.InWorkAsync(s => { s.GetRequiredService<SiteDb>().Add(new ContactCount { Year = 2025, Subject = "question", Total = 7 }); return Task.CompletedTask; });
        var archive = lab.Recipes.Write("sauvegarde.zip", []);
        File.Delete(archive);
        await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteBackup>().WriteAsync(archive, default));
        foreach (var other in EachDatabase.All)
        {
            await using var restored = await AccountLab.CreateAsync(other);
            await restored.Site.InScopeAsync(s => s.GetRequiredService<SiteBackup>().ReadAsync(archive, default));
            Assert.Equivalent(await lab.MessagesAsync(), await restored.MessagesAsync(), strict: true);
            Assert.Equivalent(await lab.EntriesAsync(), await restored.EntriesAsync(), strict: true);
            Assert.Equal([(true, Subjects.Child, Decision.Changed, 1), (false, "question", "", 7)], await CountsAsync(restored));
        }
    }

    private static Task RunAsync(AccountLab lab) => lab.Site.InScopeAsync(s => ActivatorUtilities.CreateInstance<MessageForgetting>(s).RunAsync(default));

    private static async Task<IEnumerable<(bool, string, string, int)>> CountsAsync(AccountLab lab) =>
        (await lab.Site.InScopeAsync(s => s.GetRequiredService<YearCounts>().AllAsync(default))).Select(l => (l.IsReport, l.Subject, l.Decision, l.Total));
}
