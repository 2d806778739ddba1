using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Journal;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Admin;

public sealed class JournalTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Lines_AreFound_ByWordsPersonFamilyAndDay_NewestFirst(Database database)
    {
        await using var site = await SiteAsync(database);
        Assert.Equal(["Compte fermé.", "Note publiée.", "Note enregistrée."], await FindAsync(site, new JournalFilter()));
        Assert.Equal(["Note publiée.", "Note enregistrée."], await FindAsync(site, new JournalFilter(Quoi: "content.")));
        Assert.Equal(["Note publiée."], await FindAsync(site, new JournalFilter(Q: "PUBLI")));
        Assert.Equal(["Note enregistrée."], await FindAsync(site, new JournalFilter(Qui: "Lise")));
        Assert.Equal(["Compte fermé."], await FindAsync(site, new JournalFilter(Qui: "u-ada", Quoi: "account.")));
        Assert.Empty(await FindAsync(site, new JournalFilter(Quoi: "account.", Q: "publi")));
        var day = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(["Compte fermé.", "Note publiée."], await FindAsync(site, new JournalFilter(Du: day)));
        Assert.Equal(["Note enregistrée."], await FindAsync(site, new JournalFilter(Au: day.AddDays(-1))));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoActed_IsNamed_OrStaysAnIdentifier(Database database)
    {
        await using var site = await SiteAsync(database);
        var (lines, total) = await site.InScopeAsync(s => s.GetRequiredService<JournalTable>().PageAsync(new JournalFilter(), 10, default));
        Assert.Equal((3, "Ada", "Lise"), (total, lines[1].Who, lines[2].Who));
        var all = await site.InScopeAsync(async s => await s.GetRequiredService<JournalTable>().AllAsync(new JournalFilter(), default).ToListAsync());
        Assert.Equal(lines, all);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheList_AsksAsMuch_AtOneAndAtAThousandLines(Database database)
    {
        var queries = new QueryCount();
        await using var site = await TestSite.CreateAsync(database, s => s.AddScoped<IActorNames, Names>().ConfigureDbContext<SiteDb>(b => b.AddInterceptors(queries)));
        await AddAsync(site, "u-ada", "content.saved", "Une ligne");
        var one = await queries.OfAsync(() => FindAsync(site, new JournalFilter()));
        await site.InWorkAsync(s =>
        {
            for (var i = 0; i < 1_000; i++) s.GetRequiredService<AuditTrail>().Add("content.saved", "Note", "n" + i, "Ligne " + i);
            return Task.CompletedTask;
        });
        Assert.Equal((3, 3), (one, await queries.OfAsync(() => FindAsync(site, new JournalFilter()))));
    }

    private static async Task<TestSite> SiteAsync(Database database)
    {
        var site = await TestSite.CreateAsync(database, s => s.AddScoped<IActorNames, Names>());
        await AddAsync(site, "u-lise", "content.saved", "Note enregistrée.");
        site.Clock.Advance(TimeSpan.FromDays(1));
        await AddAsync(site, "u-ada", "content.published", "Note publiée.");
        await AddAsync(site, "u-ada", "account.closed", "Compte fermé.");
        return site;
    }

    private static Task AddAsync(TestSite site, string who, string action, string summary) => site.InWorkAsync(s =>
    {
        var trail = s.GetRequiredService<AuditTrail>();
        trail.Actor = who;
        trail.Add(action, "Note", "note", summary);
        return Task.CompletedTask;
    });

    private static Task<List<string>> FindAsync(TestSite site, JournalFilter filter) =>
        site.InScopeAsync(async s => (await s.GetRequiredService<JournalTable>().PageAsync(filter, 10, default)).Lines.Select(l => l.Summary).ToList());

    private sealed class Names : IActorNames
    {
        private static readonly Dictionary<string, string> Known = new() { ["u-ada"] = "Ada", ["u-lise"] = "Lise" };

        public Task<IReadOnlyDictionary<string, string>> OfAsync(IReadOnlyCollection<string> ids, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<string, string>>(Known);
        public Task<IReadOnlyList<string>> FindAsync(string words, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([.. Known.Where(k => k.Value == words).Select(k => k.Key)]);
    }
}
