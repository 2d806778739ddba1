using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;

namespace Reseau50.Accounts.Sessions;

/// <summary>Sessions in the database: the cookie is a key, and closing a session takes its row away.</summary>
internal sealed class SessionStore(IServiceScopeFactory scopes, IHttpContextAccessor http, IDataProtectionProvider protection, TimeProvider clock) : ITicketStore
{
    private static readonly TimeSpan SeenGrain = TimeSpan.FromHours(1);
    private readonly IDataProtector _protector = protection.CreateProtector("Reseau50.Accounts.Session");

    /// <summary>What is stored of a cookie's key.</summary>
    public static string IdOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow().UtcDateTime;
        await InDbAsync(async db =>
        {
            db.Add(new AccountSession
            {
                Id = IdOf(key),
                AccountId = ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!,
                CreatedUtc = now,
                LastSeenUtc = Seen(now),
                ExpiresUtc = Expiry(ticket, now),
                Device = DeviceWords.Of(http.HttpContext?.Request.Headers.UserAgent),
                Ticket = Seal(ticket),
            });
            return await db.SaveChangesAsync();
        });
        return key;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var (id, now, sealedTicket) = (IdOf(key), clock.GetUtcNow().UtcDateTime, Seal(ticket));
        var (seen, expires) = (Seen(now), Expiry(ticket, now));
        return InDbAsync(db => db.Set<AccountSession>().Where(s => s.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Ticket, sealedTicket).SetProperty(x => x.LastSeenUtc, seen).SetProperty(x => x.ExpiresUtc, expires)));
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var (id, now) = (IdOf(key), clock.GetUtcNow().UtcDateTime);
        var session = await InDbAsync(db => db.Set<AccountSession>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.ExpiresUtc > now));
        if (session is null) return null;
        // Whoever comes next in this request need not ask again.
        if (http.HttpContext is { } context) context.Items[typeof(AccountSession)] = session;
        var seen = Seen(now);
        if (session.LastSeenUtc < seen) await InDbAsync(db => db.Set<AccountSession>().Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenUtc, seen)));
        try
        {
            return TicketSerializer.Default.Deserialize(_protector.Unprotect(session.Ticket));
        }
        catch (CryptographicException)
        {
            // The keys are gone, after a restore elsewhere: whoever this was signs in again.
            return null;
        }
    }

    public Task RemoveAsync(string key)
    {
        var id = IdOf(key);
        return InDbAsync(db => db.Set<AccountSession>().Where(s => s.Id == id).ExecuteDeleteAsync());
    }

    private static DateTime Seen(DateTime now) => new(now.Ticks / SeenGrain.Ticks * SeenGrain.Ticks, DateTimeKind.Utc);
    private static DateTime Expiry(AuthenticationTicket ticket, DateTime now) => ticket.Properties.ExpiresUtc?.UtcDateTime ?? now.AddHours(12);
    private byte[] Seal(AuthenticationTicket ticket) => _protector.Protect(TicketSerializer.Default.Serialize(ticket));

    private async Task<T> InDbAsync<T>(Func<SiteDb, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<SiteDb>());
    }
}
