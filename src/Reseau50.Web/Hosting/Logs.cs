using System.Diagnostics;
using System.Text.RegularExpressions;
using Reseau50.Cms.Data;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace Reseau50.Web.Hosting;

/// <summary>Structured logs: a line for each request that failed, was slow or changed something, without addresses, names or query texts of people. What went well is the web server's to count.</summary>
internal static partial class Logs
{
    public static void Configure(WebApplicationBuilder builder, DatabaseOptions database)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // A database being made answers its first question with an error: that is how it is asked.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database.Command", LogEventLevel.Fatal)
            // Keys lie in the site's own database, protected as it is: no need to say at each start that they are not encrypted.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("Reseau50.Requests", builder.Environment.IsDevelopment() ? LogEventLevel.Warning : LogEventLevel.Information)
            .WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture, outputTemplate: "{Level:u3} {Message:lj}{NewLine}{Exception}")
            .WriteTo.File(new JsonFormatter(renderMessage: true), Path.Combine(database.Folder, "logs", "site-.json"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31,
                buffered: true, flushToDiskInterval: TimeSpan.FromSeconds(1))
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger, dispose: true);
    }

    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(500);

    public static async Task Request(HttpContext context, RequestDelegate next)
    {
        var started = Stopwatch.GetTimestamp();
        await next(context);
        var elapsed = Stopwatch.GetElapsedTime(started);
        if (context.Response.StatusCode < 400 && elapsed < Slow && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))) return;
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Reseau50.Requests");
        if (log.IsEnabled(LogLevel.Information))
            log.LogInformation("{Method} {Path} {Status} {Elapsed:0.0} ms {RequestId}", context.Request.Method, WithoutKeys(context.Request.Path.Value ?? ""), context.Response.StatusCode,
                elapsed.TotalMilliseconds, context.TraceIdentifier);
    }

    // Some addresses are keys to a page: whoever reads the log must not have them.
    internal static string WithoutKeys(string path) => Keys().Replace(path, "/…");

    [GeneratedRegex("/[A-Za-z0-9_-]{22,}(?=/|$)")]
    private static partial Regex Keys();
}
