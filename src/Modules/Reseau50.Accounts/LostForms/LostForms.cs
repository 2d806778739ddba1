using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Limits;
using Reseau50.Accounts.Sessions;
using Reseau50.Accounts.SignIn;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Security;
using Reseau50.Cms.Text;

namespace Reseau50.Accounts.LostForms;

/// <summary>What was sent by a session that had ended, sealed. The cookie holds the key; its hash is the id.</summary>
internal sealed class KeptForm
{
    public string Id { get; set; } = "";
    public byte[] Sealed { get; set; } = [];
    public DateTime ExpiresUtc { get; set; }
}

/// <summary>A form given back: where it goes and what it says. <see cref="Token"/> says for whom it was made.</summary>
internal sealed record FoundForm(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields, string Token);

/// <summary>
/// A form that arrives after its session ended is kept an hour and given back after signing in, to the same account only: the form's own antiforgery token was made by this site for
/// one account in one browser, so whoever it is valid for is whoever was writing. Another site cannot make one. Files and passwords are not kept.
/// </summary>
internal sealed class LostForms(SiteDb db, CurrentViewer viewer, SessionCookie sessions, AskingLimits limits, IDataProtectionProvider protection, TimeProvider clock, IAntiforgery? antiforgery = null)
{
    public const string Cookie = "r50-texte";
    public const int Most = 400_000;
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private const string TokenField = "__RequestVerificationToken", TokenHeader = "RequestVerificationToken";
    private static readonly string[] Secret = ["password", "motdepasse", "encore", "credential", "code", "jeton"];
    private readonly IDataProtector _protector = protection.CreateProtector("Reseau50.Accounts.LostForm");

    /// <summary>Keeps the form of this POST and leads to sign in (true), when somebody whose session ended sent one that needs an account.</summary>
    public async Task<bool> KeepAsync(HttpContext context)
    {
        var request = context.Request;
        if (viewer.Value.AccountId is not null || !request.HasFormContentType || request.ContentLength is null or > Most) return false;
        if (context.GetEndpoint()?.Metadata is not { } wants || wants.GetMetadata<IAuthorizeData>() is null && wants.GetMetadata<AdminGateAttribute>() is null) return false;
        // Somebody who never had a session has nothing to find again.
        if (sessions.IdOf(context) is null || !limits.MayKeep(context.Connection.RemoteIpAddress)) return false;
        var form = await request.ReadFormAsync(context.RequestAborted);
        if (form[TokenField].ToString() is not { Length: > 0 } token) return false;
        var fields = form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal) && !Secret.Any(s => f.Key.Contains(s, StringComparison.OrdinalIgnoreCase)))
            .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))).ToList();
        if (fields.Count == 0) return false;
        var key = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        var kept = new FoundForm(request.Path + request.QueryString, fields, token);
        db.Add(new KeptForm { Id = SessionStore.IdOf(key), Sealed = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(kept)), ExpiresUtc = clock.GetUtcNow().UtcDateTime + Life });
        await db.SaveChangesAsync(context.RequestAborted);
        context.Response.Cookies.Append(Cookie, key, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = request.IsHttps, MaxAge = Life, IsEssential = true });
        context.Response.Headers.CacheControl = "no-cache, no-store";
        context.Response.Redirect(QueryHelpers.AddQueryString(SignInController.Path, "retour", LostFormController.Path));
        return true;
    }

    /// <summary>The form this browser lost, if it was made for whoever is signed in now.</summary>
    public async Task<FoundForm?> FindAsync(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } key) return null;
        var (id, now) = (SessionStore.IdOf(key), clock.GetUtcNow().UtcDateTime);
        if (await db.Set<KeptForm>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == id && f.ExpiresUtc > now, context.RequestAborted) is not { } kept) return null;
        var found = JsonSerializer.Deserialize<FoundForm>(_protector.Unprotect(kept.Sealed))!;
        try
        {
            context.Request.Headers[TokenHeader] = found.Token;
            await antiforgery!.ValidateRequestAsync(context);
            return found;
        }
        catch (AntiforgeryValidationException)
        {
            return null;
        }
    }

    public async Task ForgetAsync(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } key) return;
        var id = SessionStore.IdOf(key);
        await db.Set<KeptForm>().Where(f => f.Id == id).ExecuteDeleteAsync(context.RequestAborted);
        context.Response.Cookies.Delete(Cookie);
    }
}

/// <summary>Takes away the forms nobody came back for.</summary>
internal sealed class LostFormsForgetting(SiteDb db, SiteTime time) : IRecurringJob, IRetentionRule
{
    public string Kind => "accounts.lost-forms";
    public TimeSpan Every => TimeSpan.FromHours(1);
    public string Name => "Formulaires envoyés après la fin d’une session";
    public string Duration => $"{LostForms.Life.TotalHours:0} h";
    public string Effect => "la copie, scellée, est effacée";

    public async Task<RetentionPreview> PreviewAsync(int most, CancellationToken ct)
    {
        var due = await Due.OrderBy(f => f.ExpiresUtc).ThenBy(f => f.Id).Take(most).Select(f => new { f.Id, f.ExpiresUtc }).ToListAsync(ct);
        return new(await Due.CountAsync(ct), [.. due.Select(f => new RetentionLine(f.Id, "Copie scellée, finie le " + FrenchDate.Moment(time.ToLocal(f.ExpiresUtc))))]);
    }

    public Task RunAsync(CancellationToken ct) => Due.ExecuteDeleteAsync(ct);

    private IQueryable<KeptForm> Due
    {
        get
        {
            var now = time.UtcNow;
            return db.Set<KeptForm>().Where(f => f.ExpiresUtc <= now);
        }
    }
}
