using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Reseau50.Cms;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;
using Reseau50.Tests.Cms.Mail;

namespace Reseau50.Tests.Cms.Jobs;

/// <summary>The workers as the web host runs them.</summary>
public sealed class BackgroundWorkTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WebHost_RunsJobs_AndSendsMail_ByItself(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await site.QueueAsync("k");
        using var host = Build(site.Options, site.Clock);
        await host.StartAsync();
        await JobLeaseTests.UntilAsync(() => site.Letters().Length == 1);
        var kinds = await site.InScopeAsync(s => Task.FromResult(s.GetServices<IRecurringJob>().Count(j => j.Feature is null)));
        await JobLeaseTests.UntilAsync(() => site.InScopeAsync(async s =>
            await s.GetRequiredService<SiteDb>().Set<JobRow>().CountAsync(j => j.Key == "recurring" && j.LeasedBy == null && j.Failure == null && j.DueUtc > site.Clock.Now.UtcDateTime) == kinds));
        await host.StopAsync();
    }

    [Fact]
    public async Task EmptyDataFolder_IsWaitedFor_NotTouched()
    {
        var folder = Directory.CreateTempSubdirectory("reseau50-empty-").FullName;
        using (var host = Build(new DatabaseOptions(folder, null), TimeProvider.System))
        {
            await host.StartAsync();
            await Task.Delay(1500);
            Assert.Empty(Directory.GetFileSystemEntries(folder));
            await host.StopAsync();
        }
        Directory.Delete(folder, recursive: true);
    }

    private static IHost Build(DatabaseOptions options, TimeProvider clock)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock).AddReseau50(builder.Configuration, options, Reseau50.Web.Modules.All).AddReseau50Web();
        return builder.Build();
    }
}
