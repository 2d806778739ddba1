using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Reseau50.Cms.Site;

/// <summary>
/// The headers of every response. Scripts and styles come from our own files only. A page that truly needs an inline one asks for
/// <see cref="CspNonce"/>; a cached page never does, since a nonce that is served twice protects nothing.
/// </summary>
public static class SecurityHeaders
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            var (http, nonce) = ((HttpContext, CspNonce))state;
            var headers = http.Response.Headers;
            var framing = http.Features.Get<Framing>();
            var extra = nonce.Used is { } value ? $" 'nonce-{value}'" : "";
            headers.TryAdd("Content-Security-Policy", $"default-src 'none'; script-src 'self'{extra}; style-src 'self'{extra}; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
                + "media-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; " + (framing?.Frames == true ? "frame-src 'self'; " : "") + $"frame-ancestors '{(framing?.Framed == true ? "self" : "none")}'");
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()");
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
            return Task.CompletedTask;
        }, (context, context.RequestServices.GetRequiredService<CspNonce>()));
        return next(context);
    });
}

/// <summary>Set among the request's features by a page that shows another page of the site in a frame, or is shown in one.</summary>
public sealed record Framing(bool Frames = false, bool Framed = false);

/// <summary>The request's nonce, made when first asked for.</summary>
public sealed class CspNonce
{
    public string? Used { get; private set; }

    public string Value => Used ??= Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
}
