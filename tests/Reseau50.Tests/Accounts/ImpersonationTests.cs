using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Access;
using Reseau50.Accounts.Impersonation;
using Reseau50.Accounts.Sessions;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Accounts;

/// <summary>Support that looks through somebody's eyes: who may, whom, how long, and what the journal keeps.</summary>
public sealed class ImpersonationTests
{
    private const string Boss = "demo-admin", Childminder = "demo-assmat-mam";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OneSessionSeesAsAnother_UntilItComesBack_AndTheJournalSaysSo(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        await SessionAsync(lab, "s1", Boss);
        await SessionAsync(lab, "s2", Boss);
        Assert.True(await BeginAsync(lab, Boss, "s1", Childminder));
        Assert.Equal((Childminder, "2026-11-21T10:00"), await ActsAsync(lab, "s1"));
        Assert.Equal((null, null), await ActsAsync(lab, "s2"));
        Assert.True(await lab.AsAsync(Boss, s => s.GetRequiredService<Impersonation>().EndAsync("s1", Childminder, default)));
        Assert.False(await lab.AsAsync(Boss, s => s.GetRequiredService<Impersonation>().EndAsync("s1", Childminder, default)));
        Assert.Equal((null, null), await ActsAsync(lab, "s1"));
        Assert.Equal((Boss, Childminder), (Assert.Single(await lab.AuditAsync("impersonation.begun")).Actor, Assert.Single(await lab.AuditAsync("impersonation.ended")).SubjectId));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task NobodyGainsByIt(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        await lab.Recipes.RunStepsAsync("""{ "name": "Roles", "Roles": [ { "Name": "Support", "Permissions": ["AccessAdminPanel", "ManageUsers", "ImpersonateUsers"] }, { "Name": "SupportLarge", "Permissions": ["AccessAdminPanel", "ManageUsers", "ImpersonateUsers", "EditContent"] } ] }""");
        await lab.JoinAsync("aide", "aide@ecole.example", "Support");
        await lab.JoinAsync("aide-large", "aide-large@ecole.example", "SupportLarge");
        await lab.JoinAsync("simple", "simple@ecole.example");
        foreach (var id in (string[])["aide", "aide-large", "demo-coordinatrice", Boss]) await SessionAsync(lab, "s-" + id, id);
        // No right to it at all.
        Assert.False(await BeginAsync(lab, "demo-coordinatrice", "s-demo-coordinatrice", Childminder));
        // More rights than one's own, a network one is not of, oneself, nobody, a closed account.
        foreach (var id in (string[])[Boss, "demo-coordinatrice", Childminder, "aide", "aucun"]) Assert.False(await BeginAsync(lab, "aide", "s-aide", id));
        Assert.True(await BeginAsync(lab, "aide-large", "s-aide-large", Childminder));
        Assert.False(await BeginAsync(lab, "aide-large", "s-aide-large", Boss));
        Assert.True(await BeginAsync(lab, "aide", "s-aide", "simple"));
        await lab.ChangeAsync(Childminder, a => a.IsEnabled = false);
        Assert.False(await BeginAsync(lab, Boss, "s-" + Boss, Childminder));
        // Somebody else's session.
        Assert.False(await BeginAsync(lab, Boss, "s-aide", "simple"));
        Assert.Equal((null, null), await ActsAsync(lab, "s-" + Boss));
        Assert.Equal(2, (await lab.AuditAsync("impersonation.begun")).Count);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhileItLasts_NothingElseBegins(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        Assert.Null(await lab.Site.InScopeAsync(async s =>
        {
            var me = (await s.GetRequiredService<AccountViewer>().OfAsync(Boss, default))!;
            return await s.GetRequiredService<Impersonation>().MayAsync(me with { SeenBy = "Quelqu’un" }, Childminder, default);
        }));
    }

    private static Task<bool> BeginAsync(AccountLab lab, string who, string session, string id) =>
        lab.AsAsync(who, s => s.GetRequiredService<Impersonation>().BeginAsync(s.GetRequiredService<CurrentViewer>().Value, session, id, default));

    private static Task SessionAsync(AccountLab lab, string id, string account) => lab.Site.InScopeAsync(async s =>
    {
        var now = lab.Site.Clock.GetUtcNow().UtcDateTime;
        s.GetRequiredService<SiteDb>().Add(new AccountSession { Id = id, AccountId = account, CreatedUtc = now, LastSeenUtc = now, ExpiresUtc = now.AddDays(1), Device = "Firefox" });
        await s.GetRequiredService<SiteDb>().SaveChangesAsync();
    });

    private static Task<(string?, string?)> ActsAsync(AccountLab lab, string id) => lab.Site.InScopeAsync(async s =>
        (await s.GetRequiredService<SiteDb>().Set<AccountSession>().AsNoTracking().SingleAsync(x => x.Id == id)) is var x ? (x.ActsAsId, x.ActsAsUntilUtc?.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture)) : default);
}
