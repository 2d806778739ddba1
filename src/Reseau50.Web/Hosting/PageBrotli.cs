using System.IO.Compression;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace Reseau50.Web.Hosting;

/// <summary>Compresses well what the page cache will keep, and quickly what is made for one reader.</summary>
internal sealed class PageBrotli(IHttpContextAccessor http) : ICompressionProvider
{
    public string EncodingName => "br";
    public bool SupportsFlush => true;

    public Stream CreateStream(Stream outputStream) =>
        new BrotliStream(outputStream, http.HttpContext?.Features.Get<IOutputCacheFeature>()?.Context.AllowCacheStorage == true ? CompressionLevel.Optimal : CompressionLevel.Fastest, leaveOpen: true);
}
