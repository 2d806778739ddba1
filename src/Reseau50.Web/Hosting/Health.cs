using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Reseau50.Cms.Data;

namespace Reseau50.Web.Hosting;

/// <summary>The health pages: one line for each check, for machines and people.</summary>
internal static class Health
{
    public static HealthCheckOptions Options(Func<HealthCheckRegistration, bool> which) => new()
    {
        Predicate = which,
        ResponseWriter = (context, report) =>
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            var lines = report.Entries.Select(e => $"{e.Key} : {Word(e.Value.Status)}{(e.Value.Description is { } text ? " (" + text + ")" : "")}");
            return context.Response.WriteAsync(string.Join('\n', lines.Prepend(Word(report.Status))) + "\n");
        },
    };

    private static string Word(HealthStatus status) => status switch { HealthStatus.Healthy => "ok", HealthStatus.Degraded => "dégradé", _ => "en panne" };
}

/// <summary>The database answers and has every table.</summary>
internal sealed class DatabaseHealth(SiteMigrator migrator) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await migrator.IsCurrentAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("la base ne répond pas ou n’est pas à jour");
}
