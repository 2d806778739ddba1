using Microsoft.Extensions.Configuration;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Media.Variants;

namespace Reseau50.Cms.Media;

internal static class MediaServices
{
    public static IServiceCollection AddMedia(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.GetSection("Media").Get<MediaOptions>() ?? new MediaOptions())
        .AddSingleton<MediaBlobs>().AddSingleton<ImageTools>().AddSingleton(s => new MediaToolsHealthCheck(s.GetRequiredService<ImageTools>())).AddScoped<MediaIntake>()
        .AddScoped(s => new MediaStore(s.GetRequiredService<SiteDb>(), s.GetRequiredService<SiteWork>(), s.GetRequiredService<SiteCache>(),
            s.GetRequiredService<AuditTrail>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<MediaIntake>()))
        .AddScoped<MediaDelivery>().AddScoped<MediaUses>().AddScoped<MediaPublishing>().AddScoped<Fields.MediaChooser>().AddScoped<IMediaGate, ContentMediaGate>()
        .AddSingleton<MediaDownloads>().AddRecurringJob<MediaCopiesJob>().AddRetention<MediaCleanup>().AddRecurringJob<MediaIndexJob>().AddRecurringJob<MediaExpiryJob>();

    public static IServiceCollection AddMediaWeb(this IServiceCollection services)
    {
        services.AddHostedService(s => s.GetRequiredService<MediaDownloads>());
        services.AddHealthChecks().AddCheck<MediaToolsHealthCheck>("media");
        return services;
    }
}
