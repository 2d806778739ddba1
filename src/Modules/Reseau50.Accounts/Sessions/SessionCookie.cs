using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Reseau50.Accounts.Sessions;

/// <summary>Which session a request comes from.</summary>
internal sealed class SessionCookie(IOptionsMonitor<CookieAuthenticationOptions> options)
{
    // The cookie handler's own claim for the key of a session store.
    private const string KeyClaim = "Microsoft.AspNetCore.Authentication.Cookies-SessionId";

    /// <summary>The id of the session, or null.</summary>
    public string? IdOf(HttpContext context)
    {
        var cookies = options.Get(IdentityConstants.ApplicationScheme);
        var cookie = cookies.CookieManager.GetRequestCookie(context, cookies.Cookie.Name!);
        return cookie is not null && cookies.TicketDataFormat.Unprotect(cookie)?.Principal.FindFirstValue(KeyClaim) is { } key ? SessionStore.IdOf(key) : null;
    }
}
