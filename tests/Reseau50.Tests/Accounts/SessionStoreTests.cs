using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Sessions;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Accounts;

public sealed class SessionStoreTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ASession_IsFoundByItsKeyAlone_UntilItIsClosed(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var key = await OpenAsync(lab);
        var store = Store(lab);
        Assert.Equal("ada", (await store.RetrieveAsync(key))!.Principal.FindFirstValue(ClaimTypes.NameIdentifier));
        Assert.Null(await store.RetrieveAsync(SessionStore.IdOf(key)));
        Assert.Null(await store.RetrieveAsync(key + "x"));
        await store.RemoveAsync(key);
        Assert.Null(await store.RetrieveAsync(key));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ASession_EndsAtItsTime(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var key = await OpenAsync(lab, TimeSpan.FromDays(30));
        lab.Site.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1));
        Assert.NotNull(await Store(lab).RetrieveAsync(key));
        lab.Site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await Store(lab).RetrieveAsync(key));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhenItWasLastSeen_IsKnownToTheHourOnly(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var key = await OpenAsync(lab, TimeSpan.FromDays(30));
        lab.Site.Clock.Advance(TimeSpan.FromHours(5.5));
        await Store(lab).RetrieveAsync(key);
        var seen = (await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AccountSession>().AsNoTracking().SingleAsync())).LastSeenUtc;
        var now = lab.Site.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal(new DateTime(now.Year, now.Month, now.Day, now.Hour, 0, 0), seen);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OverSessions_AreForgotten(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await OpenAsync(lab, TimeSpan.FromDays(1));
        var kept = await OpenAsync(lab, TimeSpan.FromDays(30), joined: true);
        lab.Site.Clock.Advance(TimeSpan.FromDays(2));
        await lab.Site.InScopeAsync(s => ActivatorUtilities.CreateInstance<SessionForgetting>(s).RunAsync(default));
        var left = await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AccountSession>().AsNoTracking().SingleAsync());
        Assert.Equal(SessionStore.IdOf(kept), left.Id);
    }

    private static async Task<string> OpenAsync(AccountLab lab, TimeSpan? life = null, bool joined = false)
    {
        if (!joined) await lab.JoinAsync();
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "ada")], "test");
        return await Store(lab).StoreAsync(new AuthenticationTicket(new ClaimsPrincipal(identity), new AuthenticationProperties { ExpiresUtc = lab.Site.Clock.GetUtcNow() + (life ?? TimeSpan.FromDays(1)) }, "test"));
    }

    private static SessionStore Store(AccountLab lab) => lab.Site.Services.GetRequiredService<SessionStore>();
}
