using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;
using Reseau50.Cms.Jobs;

namespace Reseau50.Tests.Cms.Jobs;

/// <summary>What the jobs of a test did, and how they are to behave.</summary>
internal sealed class JobLog
{
    public ConcurrentQueue<string> Ran { get; } = [];
    public Func<string, CancellationToken, Task> Act { get; set; } = (_, _) => Task.CompletedTask;

    public async Task RunAsync(string what, CancellationToken ct)
    {
        Ran.Enqueue(what);
        await Act(what, ct);
    }
}

internal sealed class NoteJob(JobLog log) : IJobHandler
{
    public string Kind => "test.note";
    public Task RunAsync(string payload, CancellationToken ct) => log.RunAsync(payload, ct);
}

internal sealed class ForumJob(JobLog log) : IJobHandler
{
    public string Kind => "test.forum";
    public string? Feature => "Reseau50.Forum";
    public Task RunAsync(string payload, CancellationToken ct) => log.RunAsync("forum", ct);
}

internal sealed class HourlyJob(JobLog log) : IRecurringJob
{
    public string Kind => "test.hourly";
    public TimeSpan Every => TimeSpan.FromHours(1);
    public Task RunAsync(CancellationToken ct) => log.RunAsync("hourly", ct);
}

internal static class JobFixture
{
    /// <summary>A site whose only jobs are those of the test.</summary>
    public static Task<TestSite> CreateAsync(Database database, JobLog log, bool recurring = false) => TestSite.CreateAsync(database, services =>
    {
        foreach (var own in services.Where(s => s.ServiceType == typeof(IRecurringJob)).ToList()) services.Remove(own);
        services.AddSingleton(log).AddJob<NoteJob>().AddJob<ForumJob>();
        if (recurring) services.AddRecurringJob<HourlyJob>();
    });

    /// <summary>A runner as another node would have it.</summary>
    public static JobRunner Runner(this TestSite site, TimeSpan? lease = null)
    {
        var options = site.Services.GetRequiredService<JobOptions>();
        if (lease is { } value) options.Lease = value;
        return new JobRunner(site.Services.GetRequiredService<IServiceScopeFactory>(), site.Clock, options, NullLogger<JobRunner>.Instance);
    }

    public static Task<bool> EnqueueAsync(this TestSite site, string key, string kind = "test.note", TimeSpan later = default) => site.InScopeAsync(s =>
        s.GetRequiredService<SiteWork>().RunAsync(() => s.GetRequiredService<JobQueue>().EnqueueAsync(kind, key, key, (site.Clock.Now + later).UtcDateTime)));

    public static Task<JobRow> JobAsync(this TestSite site, string key) => site.InScopeAsync(s =>
        s.GetRequiredService<SiteDb>().Set<JobRow>().AsNoTracking().SingleAsync(j => j.Key == key));

    public static Task EnableAsync(this TestSite site, params string[] features) => site.InScopeAsync(async s =>
        await s.GetRequiredService<SiteWork>().RunAsync(() => s.GetRequiredService<SiteDocuments>().WriteAsync(new FeatureState { Enabled = [.. features] })));
}
