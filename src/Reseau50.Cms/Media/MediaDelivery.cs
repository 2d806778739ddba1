using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Reseau50.Cms.Media;

/// <summary>What an address asks of a file: nothing for the file itself, a width and a format or a profile for a copy, and the version it was made for. See <see cref="MediaUrl"/>.</summary>
public sealed record MediaAsk(int? W, string? F, string? P, string? V)
{
    internal bool Original => W is null && F is null && P is null;
    internal bool Fits(MediaVariant copy) => P is null ? copy.Profile is null && copy.Width == W && copy.Format == F : copy.Profile == P;
}

/// <summary>Hands over the bytes of a file to somebody who may read it. Who that is and who keeps a copy on the way is the caller's to say.</summary>
public sealed class MediaDelivery(MediaStore store, ILogger<MediaDelivery> log)
{
    private const string Sandbox = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox";

    /// <summary>The answer, or null when there is no such copy. <c>Named</c>: the address bears the version of these very bytes, and never means anything else.</summary>
    public (IActionResult Result, bool Named)? Of(MediaFileRow file, MediaAsk ask, HttpResponse response)
    {
        var copy = ask.Original ? null : file.AllVariants.FirstOrDefault(ask.Fits);
        if (MediaKind.Of(file.Path) is not { } kind || (copy is null && !ask.Original)) return null;
        var hash = copy?.Hash ?? file.Hash;
        if (store.FileOf(hash) is not { } bytes)
        {
            log.LogError("The bytes {Hash} of the media file {Path} are missing from the data folder.", hash, file.Path);
            return null;
        }
        response.Headers.XContentTypeOptions = "nosniff";
        if (kind.IsActive) response.Headers.ContentSecurityPolicy = Sandbox;
        var disposition = new ContentDispositionHeaderValue(kind.Inline ? DispositionTypeNames.Inline : DispositionTypeNames.Attachment);
        disposition.SetHttpFileName(Path.GetFileName(file.Path));
        response.Headers.ContentDisposition = disposition.ToString();
        var type = copy is null ? file.ContentType : "image/" + (copy.Format == "jpg" ? "jpeg" : copy.Format);
        var result = new PhysicalFileResult(bytes, type) { LastModified = file.ModifiedUtc, EntityTag = new EntityTagHeaderValue($"\"{hash}\""), EnableRangeProcessing = true };
        return (result, ask.V == MediaUrl.Version(hash));
    }
}
