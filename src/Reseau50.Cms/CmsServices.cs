using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;

namespace Reseau50.Cms;

/// <summary>Puts the kernel and the modules into a host.</summary>
public static class CmsServices
{
    /// <summary>Everything but the web: enough for the command line.</summary>
    public static IServiceCollection AddReseau50(this IServiceCollection services, IConfiguration configuration, DatabaseOptions database, IReadOnlyList<ReseauModule> modules)
    {
        var catalog = new ModuleCatalog([new CmsModule(), .. modules]);
        services.AddSingleton(catalog).AddSingleton(database).AddSingleton<SiteCache>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SiteTime>();
        services.AddDbContext<SiteDb>(builder => database.Configure(builder));
        services.AddScoped<SiteWork>().AddScoped<SiteMigrator>().AddScoped<SiteDocuments>().AddScoped<AuditTrail>();
        services.AddScoped<ContentReader>().AddScoped<ContentWriter>().AddScoped<ContentHandlers>().AddScoped<ContentDrafts>();
        services.AddScoped<DriverTable>().AddScoped<ItemEditor>().AddScoped<NestedEditor>();
        foreach (var module in catalog.All) module.Services(services, configuration);
        return services;
    }

    /// <summary>Templates, themes and the watch over other nodes.</summary>
    public static IServiceCollection AddReseau50Web(this IServiceCollection services)
    {
        services.AddSingleton<TemplateTable>().AddSingleton<CurrentTheme>().AddSingleton<ModuleViews>();
        services.AddScoped<ContentDisplay>();
        // Readable French in the pages: the default encoder writes each accent as a number.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddOptions<RazorViewEngineOptions>().Configure<ModuleViews>((options, views) => options.ViewLocationExpanders.Add(views));
        services.AddHostedService<GenerationWatch>();
        return services;
    }
}
