using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms;
using Reseau50.Cms.Data;
using Reseau50.Web;

namespace Reseau50.Testing;

/// <summary>Another process on the database of a test's site: services and memory of its own.</summary>
public sealed class TestNode : IAsyncDisposable
{
    private TestNode(ServiceProvider services) => Services = services;

    public ServiceProvider Services { get; }

    /// <summary>A second node of <paramref name="site"/>, with the same clock.</summary>
    public static TestNode Beside(TestSite site) => On(site.Options, site.Clock);

    public static TestNode On(DatabaseOptions options, TimeProvider clock)
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().Build();
        services.AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton(clock);
        services.AddReseau50(configuration, options, Modules.All, Modules.Themes);
        return new TestNode(services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true }));
    }

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
