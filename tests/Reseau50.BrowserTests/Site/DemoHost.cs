using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Reseau50.BrowserTests.Site;

/// <summary>The real host on a data folder of its own: as a first <c>dotnet run</c> would, it sets itself up with the demo recipe.</summary>
internal sealed class DemoHost(string folder, HostLog log) : WebApplicationFactory<Reseau50.Web.Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("RESEAU50_DATA", folder);
        builder.UseSetting("ConnectionStrings:Reseau50", "");
        builder.ConfigureLogging(logging => log.Listen(logging));
        builder.ConfigureServices(services =>
        {
            services.AddSingleton<TimeProvider>(new SeasonClock());
            services.AddControllers().AddApplicationPart(typeof(FaultsController).Assembly);
        });
    }

    /// <summary>A clock that runs from the day the demonstration season was written for: what is « next » stays so, whenever the tests run.</summary>
    private sealed class SeasonClock : TimeProvider
    {
        private readonly TimeSpan _ahead = new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero) - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
    }
}
