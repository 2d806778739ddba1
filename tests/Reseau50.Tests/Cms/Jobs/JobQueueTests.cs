using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;

namespace Reseau50.Tests.Cms.Jobs;

public sealed class JobQueueTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Enqueue_SameKindAndKey_FromManyTasksAtOnce_GivesOneJob(Database database)
    {
        await using var site = await JobFixture.CreateAsync(database, new JobLog());
        var queued = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => site.EnqueueAsync("rappel-42"))));
        Assert.Single(queued, true);
        Assert.True(await site.EnqueueAsync("rappel-42", "test.forum"));
        Assert.Equal(2, await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<JobRow>().CountAsync()));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Enqueue_WhenTheWorkFails_LeavesNothing(Database database)
    {
        await using var site = await JobFixture.CreateAsync(database, new JobLog());
        await Assert.ThrowsAsync<InvalidDataException>(() => site.InScopeAsync(async s => await s.GetRequiredService<SiteWork>().RunAsync(async () =>
        {
            Assert.True(await s.GetRequiredService<JobQueue>().EnqueueAsync("test.note", "k", "", site.Clock.Now.UtcDateTime));
            throw new InvalidDataException();
        })));
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<JobRow>().CountAsync()));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Enqueue_OutsideAUnitOfWork_IsRefused(Database database)
    {
        await using var site = await JobFixture.CreateAsync(database, new JobLog());
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.InScopeAsync(s => s.GetRequiredService<JobQueue>().EnqueueAsync("test.note", "k", "", DateTime.UtcNow)));
    }
}
