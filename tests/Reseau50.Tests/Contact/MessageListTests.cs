using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Contact.Messages;
using Reseau50.Contact.Queue;
using Reseau50.Tests.Accounts;

namespace Reseau50.Tests.Contact;

/// <summary>The queue: what is in it, in which order, at what cost.</summary>
public sealed class MessageListTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OpenMessages_ComeOldestFirst_AndFiltersFindTheirs(Database database)
    {
        await using var lab = await ContactLab.CreateAsync(database);
        var old = await lab.ReceiveAsync(ContactLab.Message("Où se former aux Premiers Secours ?"));
        lab.Site.Clock.Advance(TimeSpan.FromDays(4));
        var report = await lab.ReceiveAsync(ContactLab.Report());
        var closed = await lab.ReceiveAsync(ContactLab.Message("Merci pour tout."));
        await lab.ActAsync("ada", a => a.CloseAsync(closed, MessageState.Filed, default));
        await lab.ActAsync("ada", a => a.TakeAsync(report, null, default));

        Assert.Equal([old, report], await IdsAsync(lab, new()));
        Assert.Equal([old], await IdsAsync(lab, new(Etat: MessageState.New)));
        Assert.Equal([closed], await IdsAsync(lab, new(Etat: MessageState.Filed)));
        Assert.Equal([report], await IdsAsync(lab, new(Genre: MessageFilter.Report)));
        Assert.Equal([old], await IdsAsync(lab, new(Genre: MessageFilter.Message)));
        foreach (var words in (string[])["premiers secours", "Premiers", (await lab.MessageAsync(old)).Reference.ToLowerInvariant()]) Assert.Equal([old], await IdsAsync(lab, new(words)));
        Assert.Equal([report], await IdsAsync(lab, new("ateliers/sommeil")));
        Assert.Equal([old, report], await IdsAsync(lab, new("PARENT@famille")));
        Assert.Empty(await IdsAsync(lab, new("introuvable")));

        var now = lab.Site.Clock.Now.UtcDateTime;
        var lines = (await PageAsync(lab, new())).Lines;
        Assert.Equal([(true, "depuis 4 jours", null), (false, "depuis moins d’un jour", "ada")], lines.Select(l => (l.IsLate(now), MessageLine.Age(l.AskedUtc, now), l.AssignedName)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ThePanel_SaysTheAgeOfTheOldest_ToThoseWhoAnswer(Database database)
    {
        await using var lab = await ContactLab.CreateAsync(database);
        var id = await lab.ReceiveAsync(ContactLab.Message());
        lab.Site.Clock.Advance(TimeSpan.FromDays(5));
        for (var i = 0; i < 6; i++) await lab.ReceiveAsync(ContactLab.Message());
        var panel = (await PanelAsync(lab, "ada"))!;
        Assert.Equal(("Messages à traiter (7)", 5), (panel.Title, panel.Lines.Count));
        Assert.Equal(("/admin/messages/" + id, "depuis 5 jours, en retard"), (panel.Lines[0].Path, panel.Lines[0].Note));
        Assert.Null(await PanelAsync(lab, "eve"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AThousandMessages_CostTheQueriesOfOne(Database database)
    {
        var queries = new QueryCount();
        await using var lab = await ContactLab.CreateAsync(database, services => services.ConfigureDbContext<SiteDb>(b => b.AddInterceptors(queries)));
        await AddAsync(lab, 0, 1);
        await PageAsync(lab, new("texte"));
        var one = await queries.OfAsync(() => PageAsync(lab, new("texte")));
        await AddAsync(lab, 1, 1_000);
        Assert.Equal(one, await queries.OfAsync(async () => Assert.Equal((20, 1_001), await CountsAsync(lab))));
    }

    private static async Task<(int, int)> CountsAsync(AccountLab lab) => await PageAsync(lab, new("texte")) is var (lines, total) ? (lines.Count, total) : default;

    private static Task AddAsync(AccountLab lab, int from, int count) => lab.Site.InWorkAsync(s =>
    {
        s.GetRequiredService<SiteDb>().AddRange(Enumerable.Range(from, count).Select(i => new ContactMessage { Id = "m" + i, Reference = "R" + i, Subject = "question", Text = "texte " + i, AskedUtc = lab.Site.Clock.Now.UtcDateTime, AssignedTo = i % 2 == 0 ? "ada" : "bob" }));
        return Task.CompletedTask;
    });

    private static Task<(IReadOnlyList<MessageLine> Lines, int Total)> PageAsync(AccountLab lab, MessageFilter filter) => lab.AsAsync("ada", s => s.GetRequiredService<MessageList>().PageAsync(filter, 20, default));

    private static async Task<IEnumerable<string>> IdsAsync(AccountLab lab, MessageFilter filter) => (await PageAsync(lab, filter)).Lines.Select(l => l.Id);

    private static Task<AdminPanel?> PanelAsync(AccountLab lab, string who) => lab.AsAsync(who, s =>
        ActivatorUtilities.CreateInstance<MessagesPanel>(s).ForAsync(s.GetRequiredService<CurrentViewer>().Value, default));
}
