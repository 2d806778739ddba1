using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Reseau50.Cms.Media;

/// <summary>Serves the library: <c>/media/{path}</c>. What is not in the table does not exist, whatever lies on the disk.</summary>
[AllowAnonymous]
public sealed class MediaController(MediaStore store, MediaDelivery delivery, IEnumerable<IMediaGate> gates, MediaDownloads downloads) : ControllerBase
{
    [HttpGet("/media/{**path}")]
    public async Task<IActionResult> Get(string? path, MediaAsk ask, CancellationToken ct)
    {
        if (path is null || await store.FindAsync(path, ct) is not { } file) return NotFound();
        foreach (var gate in gates)
            if (!await gate.MayReadAsync(file, User, ct)) return NotFound();
        if (delivery.Of(file, ask, Response) is not ({ } result, var named)) return NotFound();

        // A shared cache must not hand to anybody what was served to somebody.
        var audience = User.Identity?.IsAuthenticated == true ? "private" : "public";
        // A picture of a child leaves the site when its agreement ends: nobody keeps it without asking again.
        Response.Headers.CacheControl = file.Recognisable == true ? "private, no-cache" : named ? $"{audience}, max-age=31536000, immutable" : $"{audience}, max-age=3600";
        if (MediaKind.Of(file.Path)!.IsDocument && IsWholeFetch(Request)) downloads.Note(file.Path);
        return result;
    }

    // A question about a copy already there, or the rest of a file begun, is no new download.
    private static bool IsWholeFetch(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Headers.IfNoneMatch.Count == 0 && request.Headers.IfModifiedSince.Count == 0
        && (request.Headers.Range.Count == 0 || request.Headers.Range.ToString().StartsWith("bytes=0-", StringComparison.Ordinal));
}
