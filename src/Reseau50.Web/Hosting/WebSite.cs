using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Reseau50.Cms;
using Reseau50.Cms.Data;
using Reseau50.Cms.Site;
using Reseau50.Web.Setup;

namespace Reseau50.Web.Hosting;

/// <summary>The web host: its services, then the order of its pipeline.</summary>
internal static class WebSite
{
    public const string DefaultUrl = "http://localhost:5050";

    public static WebApplication Build(string[] args)
    {
        _ = CmsServices.PrepareAsync(DatabaseOptions.From(SiteHost.Configuration(args), SiteHost.DefaultFolder), Modules.All);
        // Files lie beside the binaries, whatever folder the host is started from; that folder and all below it would be watched for a change of settings.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"],
        });
        var database = DatabaseOptions.From(builder.Configuration, SiteHost.DefaultFolder);
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(k => k.AddServerHeader = false);
        // Style sheets and fonts of the libraries are found from the sources too, whatever the environment is called.
        builder.WebHost.UseStaticWebAssets();
        Logs.Configure(builder, database);
        builder.Services.AddReseau50(builder.Configuration, database, Modules.All, Modules.Themes, HostPaths.Recipes, Commands.SetupCommand.ForbiddenIn(builder.Environment.EnvironmentName));
        builder.Services.AddReseau50Web();
        builder.Services.Configure<HostOptions>(o => o.ServicesStartConcurrently = true);
        builder.Services.AddDataProtection();
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IServiceScopeFactory>((o, scopes) => o.XmlRepository = new KeysInDatabase(scopes));
        builder.Services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.Providers.Add<PageBrotli>();
            o.Providers.Add<GzipCompressionProvider>();
            o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/atom+xml", "text/calendar"];
        });
        builder.Services.AddHttpContextAccessor().AddSingleton<SetupGate>();
        builder.Services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
        builder.Services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
        return builder.Build();
    }

    public static void Lay(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.Use(Logs.Request);
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/erreur/500");
        app.Use(SetupGate.GateAsync);
        app.UseStatusCodePagesWithReExecute("/erreur/{0}");
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseRouting();
        foreach (var module in Modules.All) module.Gate(app);
        // The page cache keeps what compression made: it must stand outside it.
        app.UseOutputCache();
        app.UseResponseCompression();
        app.MapStaticAssets();
        app.MapHealthChecks("/health/live", Health.Options(_ => false));
        app.MapHealthChecks("/health/ready", Health.Options(c => c.Tags.Contains("ready")));
        app.MapReseau50();
    }
}
