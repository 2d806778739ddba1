using System.Net.Mime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Reseau50.Cms.Media;

/// <summary>Serves the library: <c>/media/{path}</c>. What is not in the table does not exist, whatever lies on the disk.</summary>
[AllowAnonymous]
public sealed class MediaController(MediaStore store, IEnumerable<IMediaGate> gates, MediaDownloads downloads, ILogger<MediaController> log) : ControllerBase
{
    private const string Sandbox = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox";

    [HttpGet("/media/{**path}")]
    public async Task<IActionResult> Get(string? path, int? w, string? f, string? p, string? v, CancellationToken ct)
    {
        if (path is null || await store.FindAsync(path, ct) is not { } file || MediaKind.Of(file.Path) is not { } kind) return NotFound();
        foreach (var gate in gates)
            if (!await gate.MayReadAsync(file, User, ct)) return NotFound();

        var original = w is null && f is null && p is null;
        var copy = original ? null : file.AllVariants.FirstOrDefault(x => p is null ? x.Profile is null && x.Width == w && x.Format == f : x.Profile == p);
        if (!original && copy is null) return NotFound();
        var hash = copy?.Hash ?? file.Hash;
        if (store.FileOf(hash) is not { } bytes)
        {
            log.LogError("The bytes {Hash} of the media file {Path} are missing from the data folder.", hash, file.Path);
            return NotFound();
        }

        Headers(kind, file, v == MediaUrl.Version(hash));
        if (kind.IsDocument && IsWholeFetch(Request)) downloads.Note(file.Path);
        return PhysicalFile(bytes, copy is null ? file.ContentType : "image/" + (copy.Format == "jpg" ? "jpeg" : copy.Format), file.ModifiedUtc, new EntityTagHeaderValue($"\"{hash}\""), enableRangeProcessing: true);
    }

    // A question about a copy already there, or the rest of a file begun, is no new download.
    private static bool IsWholeFetch(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Headers.IfNoneMatch.Count == 0 && request.Headers.IfModifiedSince.Count == 0
        && (request.Headers.Range.Count == 0 || request.Headers.Range.ToString().StartsWith("bytes=0-", StringComparison.Ordinal));

    private void Headers(MediaKind kind, MediaFileRow file, bool named)
    {
        var headers = Response.Headers;
        // A shared cache must not hand to anybody what was served to somebody.
        var audience = User.Identity?.IsAuthenticated == true ? "private" : "public";
        // A picture of a child leaves the site when its agreement ends: nobody keeps it without asking again.
        headers.CacheControl = file.Recognisable == true ? "private, no-cache" : named ? $"{audience}, max-age=31536000, immutable" : $"{audience}, max-age=3600";
        headers.XContentTypeOptions = "nosniff";
        if (kind.IsActive) headers.ContentSecurityPolicy = Sandbox;
        var disposition = new ContentDispositionHeaderValue(kind.Inline ? DispositionTypeNames.Inline : DispositionTypeNames.Attachment);
        disposition.SetHttpFileName(Path.GetFileName(file.Path));
        headers.ContentDisposition = disposition.ToString();
    }
}
