using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;

namespace Reseau50.Cms.Features;

/// <summary>Marks an endpoint as a module's: while the module's feature is off, the endpoint does not exist.</summary>
public sealed record ModuleMark(string ModuleId);

/// <summary>Puts the mark on each module's controllers, by their assembly.</summary>
internal sealed class ModuleMarkConvention(ModuleCatalog modules) : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        foreach (var controller in application.Controllers)
            if (modules.All.Skip(1).FirstOrDefault(m => m.Id == controller.ControllerType.Assembly.GetName().Name) is { } module)
                foreach (var selector in controller.Actions.SelectMany(a => a.Selectors)) selector.EndpointMetadata.Add(new ModuleMark(module.Id));
    }
}

/// <summary>Hides the endpoints of modules that are off: before rights, before any cache.</summary>
internal sealed class FeatureGate(SiteCache cache, IServiceScopeFactory scopes) : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 1000;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(e => e.Metadata.GetMetadata<ModuleMark>() is not null);

    public async Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var on = await cache.GetAsync("features", async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            return (await scope.ServiceProvider.GetRequiredService<SiteDocuments>().ReadAsync<FeatureState>()).Enabled.ToHashSet();
        });
        for (var i = 0; i < candidates.Count; i++)
            if (candidates[i].Endpoint.Metadata.GetMetadata<ModuleMark>() is { } mark && !on.Contains(mark.ModuleId)) candidates.SetValidity(i, false);
    }
}
