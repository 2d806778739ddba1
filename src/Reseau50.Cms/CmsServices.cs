using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Mail;
using Reseau50.Cms.Media;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Cms;

/// <summary>Puts the kernel and the modules into a host.</summary>
public static class CmsServices
{
    /// <summary>Begins what takes longest of a start, the model of the database: the rest goes on meanwhile.</summary>
    public static Task PrepareAsync(DatabaseOptions database, IReadOnlyList<ReseauModule> modules) => Task.Run(() => SiteDb.Prepare(database, Catalog(modules, null)));

    private static ModuleCatalog Catalog(IReadOnlyList<ReseauModule> modules, IReadOnlyList<string>? themes) => new([new CmsModule(), .. modules], themes ?? []);

    /// <summary>Everything but the web: enough for the command line.</summary>
    public static IServiceCollection AddReseau50(this IServiceCollection services, IConfiguration configuration, DatabaseOptions database, IReadOnlyList<ReseauModule> modules,
        IReadOnlyList<string>? themes = null, string? recipesFolder = null, IReadOnlyList<string>? forbiddenRecipes = null)
    {
        var catalog = Catalog(modules, themes);
        services.AddSingleton(catalog).AddSingleton(database).AddSingleton<SiteCache>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SiteTime>();
        services.AddSingleton<FormStamp>();
        services.AddDbContext<SiteDb>(builder => database.Configure(builder), optionsLifetime: ServiceLifetime.Singleton);
        services.AddScoped<SiteWork>().AddScoped<SiteMigrator>().AddScoped<SiteBackup>().AddScoped<SiteDocuments>().AddScoped<EnabledFeatures>().AddScoped<AuditTrail>().AddScoped<CurrentViewer>();
        services.AddScoped<ContentReader>().AddScoped<ContentWriter>().AddScoped<ContentHandlers>().AddScoped<ContentDrafts>().AddScoped<DraftRehearsal>().AddScoped<ItemPages>();
        services.AddScoped<DriverTable>().AddScoped<ItemEditor>().AddScoped<NestedEditor>();
        services.AddRecipes(recipesFolder, forbiddenRecipes);
        services.AddJobs(configuration).AddMail(configuration).AddMedia(configuration);
        foreach (var module in catalog.All) module.Services(services, configuration);
        return services;
    }

    /// <summary>Controllers, templates, themes, page cache and the watch over other nodes.</summary>
    public static IMvcCoreBuilder AddReseau50Web(this IServiceCollection services)
    {
        services.AddSingleton<TemplateTable>().AddSingleton<CurrentTheme>().AddSingleton<ModuleViews>().AddSingleton<StyleBundle>();
        services.AddScoped<ContentDisplay>().AddScoped<CspNonce>();
        services.AddSingleton<Microsoft.AspNetCore.Routing.MatcherPolicy, FeatureGate>();
        services.AddOptions<RazorViewEngineOptions>().Configure<ModuleViews>((options, views) => options.ViewLocationExpanders.Add(views));
        services.AddOptions<MvcOptions>().Configure<ModuleCatalog>((options, modules) =>
        {
            options.Conventions.Add(new ModuleMarkConvention(modules));
            options.Conventions.Add(new HeadConvention());
        });
        services.AddOutputCache(PublicPages.Add);
        services.AddHostedService<GenerationWatch>().AddHostedService<PublicPagesEviction>();
        services.AddJobRunner().AddMailSender().AddMediaWeb();
        // Accents stay readable in the source, and shorter: the page is UTF-8.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        // Named by what they are for: the page about cookies lists them.
        services.AddAntiforgery(o => o.Cookie.Name = "r50-formulaire");
        services.Configure<CookieTempDataProviderOptions>(o => o.Cookie.Name = "r50-message");
        // Not the whole of MVC: what describes or guards an interface for programs is loaded for nothing here.
        return services.AddMvcCore().AddDataAnnotations().AddViews().AddRazorViewEngine().ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new InternalControllers()));
    }

    /// <summary>The kernel's endpoints and those of the modules.</summary>
    public static void MapReseau50(this WebApplication app)
    {
        StyleBundle.Map(app);
        foreach (var module in app.Services.GetRequiredService<ModuleCatalog>().All)
        {
            var group = app.MapGroup("");
            if (module is not CmsModule) group.WithMetadata(new ModuleMark(module.Id));
            module.Routes(group);
        }
        app.MapControllers();
    }
}
