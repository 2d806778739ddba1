using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Reseau50.Cms.Features;

/// <summary>A module's door: what it is called, what it needs, what it brings.</summary>
public abstract class ReseauModule
{
    /// <summary>The feature's id in recipes, e.g. <c>Reseau50.Agenda</c>: the assembly's name.</summary>
    public string Id { get; }

    protected ReseauModule() => Id = GetType().Assembly.GetName().Name!;

    /// <summary>French name, for the administration.</summary>
    public abstract string Name { get; }

    /// <summary>Features that must be on for this one to work.</summary>
    public virtual IReadOnlyList<string> Needs => [];

    public virtual IReadOnlyList<Security.Permission> Permissions => [];

    public virtual void Services(IServiceCollection services, IConfiguration configuration) { }

    /// <summary>Its tables.</summary>
    public virtual void Model(ModelBuilder model) { }

    /// <summary>What stands before every page, the page cache included: who is there.</summary>
    public virtual void Gate(IApplicationBuilder app) { }

    /// <summary>Endpoints that are not controllers.</summary>
    public virtual void Routes(IEndpointRouteBuilder routes) { }
}

/// <summary>Every module the host was built with, whether its feature is on or not.</summary>
public sealed class ModuleCatalog(IReadOnlyList<ReseauModule> modules, IReadOnlyList<string> themes)
{
    /// <summary>The kernel first, then each module before those that need it.</summary>
    public IReadOnlyList<ReseauModule> All { get; } = modules;

    /// <summary>The themes the host was built with.</summary>
    public IReadOnlyList<string> Themes { get; } = themes;
}
