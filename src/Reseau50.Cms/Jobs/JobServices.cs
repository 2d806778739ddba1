using Microsoft.Extensions.Configuration;

namespace Reseau50.Cms.Jobs;

/// <summary>How the kernel and modules register jobs.</summary>
public static class JobServices
{
    public static IServiceCollection AddJob<T>(this IServiceCollection services) where T : class, IJobHandler => services.AddScoped<IJobHandler, T>();
    public static IServiceCollection AddRecurringJob<T>(this IServiceCollection services) where T : class, IRecurringJob => services.AddScoped<IRecurringJob, T>();


    /// <summary>A job that forgets, and says what it would forget.</summary>
    public static IServiceCollection AddRetention<T>(this IServiceCollection services) where T : class, IRecurringJob, IRetentionRule => services.AddRecurringJob<T>().AddScoped<IRetentionRule, T>();

    internal static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.GetSection("Jobs").Get<JobOptions>() ?? new JobOptions())
        .AddScoped<JobQueue>().AddScoped<JobTable>().AddRetention<JobCleanup>();

    internal static IServiceCollection AddJobRunner(this IServiceCollection services) => services.AddHostedService<JobRunner>();
}
