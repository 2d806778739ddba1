using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Cms.Audit;

public sealed class AuditTrailTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Line_SaysWhoDidWhatToWhatAndWhen(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await site.InWorkAsync(s =>
        {
            var audit = s.GetRequiredService<AuditTrail>();
            audit.Add("essai.un", "Note", "a", "Fait par personne en particulier.");
            audit.Actor = "admin";
            audit.Add("essai.deux", "Note", "b", "Fait par l’administration.");
            return Task.CompletedTask;
        });
        var now = site.Clock.Now.UtcDateTime;
        Assert.Equal([("système", "essai.un", "Note", "a", "Fait par personne en particulier.", now), ("admin", "essai.deux", "Note", "b", "Fait par l’administration.", now)],
            (await LinesAsync(site)).Select(l => (l.Actor, l.Action, l.SubjectType, l.SubjectId, l.Summary, l.AtUtc)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Line_ExistsOnlyIfTheChangeDoes(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await Assert.ThrowsAsync<TimeoutException>(() => site.InWorkAsync(async s =>
        {
            s.GetRequiredService<AuditTrail>().Add("essai.perdu", "Note", "a", "Cela n’a pas eu lieu.");
            await s.GetRequiredService<SiteDb>().SaveChangesAsync();
            throw new TimeoutException();
        }));
        Assert.Empty(await LinesAsync(site));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Journal_ReadsInTheOrderThingsHappened_HoweverFast(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await site.InWorkAsync(s =>
        {
            for (var i = 0; i < 200; i++) s.GetRequiredService<AuditTrail>().Add($"essai.{i:000}", "Note", "a", "Encore.");
            return Task.CompletedTask;
        });
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"essai.{i:000}"), (await LinesAsync(site)).Select(l => l.Action));
    }

    [Fact]
    public void LinesOfManyThreads_HaveIdentifiersOfTheirOwn()
    {
        var ids = new System.Collections.Concurrent.ConcurrentBag<Guid>();
        Parallel.For(0, 2_000, _ => ids.Add(new AuditLine().Id));
        Assert.Equal(2_000, ids.Select(id => id.ToString()[..13]).Distinct().Count());
    }

    private static Task<List<AuditLine>> LinesAsync(TestSite site) => site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AuditLine>().OrderBy(x => x.Id).ToListAsync());
}
