using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;
using Reseau50.Cms.Display;
using Reseau50.Cms.Features;

namespace Reseau50.Cms.Site;

/// <summary>
/// The theme's style sheets and those of the modules, one after the other in one file, under an address that carries its hash: written as
/// many small files, sent as one, without a build. <c>css/order.txt</c> of the theme gives the order; a line that starts with « / » names another theme's file.
/// </summary>
public sealed class StyleBundle(IWebHostEnvironment environment, ModuleCatalog modules, CurrentTheme theme)
{
    private readonly Dictionary<string, Sheet> _sheets = [];
    private readonly Lock _gate = new();
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    // Compressed when first asked for: the first page needs only the address.
    private sealed record Sheet(string Path, byte[] Plain, Lazy<byte[]> Brotli, Lazy<byte[]> Gzip);

    /// <summary>The address of the current theme's sheet.</summary>
    public async ValueTask<string> PathAsync() => Of(await theme.NameAsync() ?? "").Path;

    /// <summary>The address of a theme's sheet, chosen or not: before there is a site there is no choice.</summary>
    public string PathOf(string themeName) => Of(themeName).Path;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/styles/{name}.css", GetAndHead, http => http.RequestServices.GetRequiredService<StyleBundle>().SendAsync(http));
        // Browsers that show a bare file ask for this address, whatever the pages say.
        routes.MapMethods("/favicon.ico", GetAndHead, async http => http.Response.Redirect($"/_content/{await http.RequestServices.GetRequiredService<CurrentTheme>().NameAsync()}/favicon.svg", permanent: true));
    }

    private Task SendAsync(HttpContext http)
    {
        var name = (string?)http.GetRouteValue("name");
        Sheet? sheet;
        lock (_gate) sheet = _sheets.Values.FirstOrDefault(s => s.Path.EndsWith("/" + name + ".css", StringComparison.Ordinal));
        if (sheet is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        var accepted = http.Request.Headers.AcceptEncoding.ToString();
        var (bytes, encoding) = accepted.Contains("br", StringComparison.Ordinal) ? (sheet.Brotli.Value, "br") : accepted.Contains("gzip", StringComparison.Ordinal) ? (sheet.Gzip.Value, "gzip") : (sheet.Plain, null);
        if (encoding is not null) http.Response.Headers.ContentEncoding = encoding;
        http.Response.Headers.Vary = "Accept-Encoding";
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.ContentType = "text/css; charset=utf-8";
        http.Response.ContentLength = bytes.Length;
        return http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }

    private Sheet Of(string themeName)
    {
        lock (_gate) return _sheets.TryGetValue(themeName, out var known) ? known : _sheets[themeName] = Make(themeName);
    }

    private Sheet Make(string themeName)
    {
        var files = environment.WebRootFileProvider;
        var css = new StringBuilder();
        var root = $"_content/{themeName}/css/";
        var order = files.GetFileInfo(root + "order.txt");
        if (order.Exists)
            foreach (var line in Read(order).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) css.Append(Read(files.GetFileInfo(line.StartsWith('/') ? "_content" + line : root + line))).Append('\n');
        foreach (var module in modules.All)
            foreach (var file in files.GetDirectoryContents($"_content/{module.Id}").Where(f => f.Name.EndsWith(".css", StringComparison.Ordinal)).OrderBy(f => f.Name, StringComparer.Ordinal))
                css.Append(Read(file)).Append('\n');
        var plain = Encoding.UTF8.GetBytes(css.ToString());
        return new Sheet($"/styles/{Convert.ToHexStringLower(SHA256.HashData(plain))[..16]}.css", plain,
            new Lazy<byte[]>(() => Pack(plain, s => new BrotliStream(s, CompressionLevel.SmallestSize))), new Lazy<byte[]>(() => Pack(plain, s => new GZipStream(s, CompressionLevel.SmallestSize))));
    }

    private static string Read(IFileInfo file)
    {
        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd();
    }

    private static byte[] Pack(byte[] plain, Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var stream = pack(packed)) stream.Write(plain);
        return packed.ToArray();
    }
}
