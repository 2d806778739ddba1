using Microsoft.Extensions.Diagnostics.HealthChecks;
using Reseau50.Cms.Media.Variants;

namespace Reseau50.Cms.Media;

/// <summary>Says whether pictures get their copies. Without the tools the site works, only heavier.</summary>
public sealed class MediaToolsHealthCheck : IHealthCheck
{
    private readonly ImageTools _tools;

    internal MediaToolsHealthCheck(ImageTools tools) => _tools = tools;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(_tools.Available
        ? HealthCheckResult.Healthy("Les outils d’image sont installés.")
        : HealthCheckResult.Degraded("Les outils d’image (libvips) manquent : les photos sont servies telles quelles, sans copies légères. Installez le paquet « libvips-tools »."));
}
