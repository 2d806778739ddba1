using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Reseau50.Benchmarks;

/// <summary>What the page is held against: the same bytes as a file, compressed beforehand, from ASP.NET Core's static files in a process of their own.</summary>
internal static class StaticServer
{
    public const string Command = "static-server";
    public const string FileName = "page.html";

    public static Process Start(string folder, string url)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "exec", typeof(StaticServer).Assembly.Location, Command, folder, url }) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    public static async Task<int> RunAsync(string folder, string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url).ConfigureKestrel(k => k.AddServerHeader = false);
        await using var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder),
            OnPrepareResponse = context =>
            {
                context.Context.Response.Headers.ContentEncoding = "br";
                context.Context.Response.Headers.Vary = "Accept-Encoding";
            },
        });
        await app.RunAsync();
        return 0;
    }
}
