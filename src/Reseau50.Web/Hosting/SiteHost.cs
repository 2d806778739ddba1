using Reseau50.Cms;
using Reseau50.Cms.Data;

namespace Reseau50.Web.Hosting;

/// <summary>The site without its web: what commands work with.</summary>
internal sealed class SiteHost : IAsyncDisposable
{
    private SiteHost(ServiceProvider services, DatabaseOptions database) => (Services, Database) = (services, database);

    public ServiceProvider Services { get; }
    public DatabaseOptions Database { get; }

    public static IConfiguration Configuration(params string[] args) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddJsonFile($"appsettings.{EnvironmentName}.json", optional: true)
        .AddEnvironmentVariables()
        .AddCommandLine(args)
        .Build();

    public static string EnvironmentName => Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? "Production";

    /// <summary>The data folder when nothing names one: beside the host's project in the sources, beside the binaries once published.</summary>
    public static string DefaultFolder
    {
        get
        {
            for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
                if (File.Exists(Path.Combine(at.FullName, "Reseau50.Web.csproj"))) return Path.Combine(at.FullName, "App_Data");
            return Path.Combine(AppContext.BaseDirectory, "App_Data");
        }
    }

    public static SiteHost Open(DatabaseOptions? database = null)
    {
        var configuration = Configuration();
        database ??= DatabaseOptions.From(configuration, DefaultFolder);
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddLogging(b => b.AddConfiguration(configuration.GetSection("Logging")).SetMinimumLevel(LogLevel.Error));
        services.AddReseau50(configuration, database, Modules.All, Modules.Themes, HostPaths.Recipes, Commands.SetupCommand.ForbiddenIn(EnvironmentName));
        return new SiteHost(services.BuildServiceProvider(), database);
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
