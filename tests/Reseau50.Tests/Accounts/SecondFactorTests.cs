using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Access;
using Reseau50.Accounts.People;
using Reseau50.Accounts.SecondFactor;
using Reseau50.Accounts.SignIn;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Accounts;

/// <summary>The second step: its codes, its recovery codes, and the day from which an administrator must have it.</summary>
public sealed class SecondFactorTests
{
    [Fact]
    public void TheCodesOfTheTests_AreThoseOfTheStandard() => Assert.Equal("287082", Totp.Code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTimeOffset.FromUnixTimeSeconds(59)));

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ACode_IsTakenOnce_AndAWrongOneNever(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var key = await SwitchOnAsync(lab);
        var code = Totp.Code(key, DateTimeOffset.UtcNow);
        Assert.False(await TakeAsync(lab, Totp.Code(key, DateTimeOffset.UtcNow.AddHours(-1))));
        Assert.False(await TakeAsync(lab, "12 34"));
        Assert.False(await TakeAsync(lab, ""));
        Assert.True(await TakeAsync(lab, code[..3] + " " + code[3..]));
        Assert.False(await TakeAsync(lab, code));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ACodeBroughtByManyAtOnce_IsTakenByOne_AndNotAgainAfterAnother(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var key = await SwitchOnAsync(lab);
        var code = Totp.Code(key, DateTimeOffset.UtcNow);
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => TakeAsync(lab, code))));
        Assert.Equal(1, taken.Count(t => t));
        Assert.True(await TakeAsync(lab, Totp.Code(key, DateTimeOffset.UtcNow.AddSeconds(30))));
        Assert.False(await TakeAsync(lab, code));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ThePasswordAlone_OpensNothing_OnceTheSecondStepIsOn(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var key = await SwitchOnAsync(lab);
        Assert.Equal(SignInAnswer.Code, (await lab.SignInAsync()).Answer);
        Assert.Equal(0, await lab.SessionsAsync());
        Assert.Equal(SignInAnswer.Wrong, await BothAsync(lab, "000000"));
        Assert.Equal(0, await lab.SessionsAsync());
        Assert.Equal(SignInAnswer.Welcome, await BothAsync(lab, Totp.Code(key, DateTimeOffset.UtcNow)));
        Assert.Equal(1, await lab.SessionsAsync());
        Assert.Equal(0, (await lab.ReadAsync("ada")).AccessFailedCount);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ARecoveryCode_OpensOnce(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await SwitchOnAsync(lab);
        var codes = await WithAsync(lab, async (accounts, me) => (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(me, 2))!.ToList());
        Assert.Equal(SignInAnswer.Welcome, await BothAsync(lab, " " + codes[0].ToLowerInvariant() + " "));
        Assert.Equal(SignInAnswer.Wrong, await BothAsync(lab, codes[0]));
        Assert.Equal(1, await WithAsync(lab, (accounts, me) => accounts.CountRecoveryCodesAsync(me)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TenWrongCodes_LockTheAccount(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var key = await SwitchOnAsync(lab);
        for (var i = 1; i <= SignInLimits.Tries; i++) Assert.Equal(SignInAnswer.Wrong, await BothAsync(lab, "000000", "203.0.113." + i));
        Assert.Equal(SignInAnswer.Wrong, await BothAsync(lab, Totp.Code(key, DateTimeOffset.UtcNow), "198.51.100.9"));
        Assert.Equal(0, await lab.SessionsAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoAdministers_HasSevenDays_ThenTheRightsWait_UntilTheSecondStep(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.Recipes.RunStepsAsync("""{ "name": "Roles", "Roles": [ { "Name": "Coordination", "Permissions": ["AccessAdminPanel", "EditContent"] } ] }""");
        await lab.JoinAsync(roles: "Coordination");
        var start = lab.Site.Clock.GetUtcNow().UtcDateTime;
        var viewer = await ViewerAsync(lab);
        Assert.Equal(start.AddDays(7), viewer.SecondStepDueUtc);
        Assert.True(viewer.May("EditContent") && viewer.SeesEverything);
        lab.Site.Clock.Advance(TimeSpan.FromDays(7));
        viewer = await ViewerAsync(lab);
        Assert.Equal((start.AddDays(7), false, false), (viewer.SecondStepDueUtc, viewer.SeesEverything, viewer.May("AccessAdminPanel")));
        Assert.Equal(["membre"], viewer.Audiences);
        await SwitchOnAsync(lab, joined: true);
        viewer = await ViewerAsync(lab);
        Assert.True(viewer is { SecondStepDueUtc: null, SeesEverything: true } && viewer.May("AccessAdminPanel"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoDoesNotAdminister_IsAskedForNothing(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync(roles: "Lecture");
        lab.Site.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Null((await ViewerAsync(lab)).SecondStepDueUtc);
        Assert.Null((await lab.ReadAsync("ada")).SecondFactorDueUtc);
    }

    [Theory, InlineData("0", null), InlineData("30", 30), InlineData("null", 7)]
    public async Task TheSetting_GivesTheDays(string value, int? days)
    {
        await using var lab = await AccountLab.CreateAsync(Database.Sqlite);
        await lab.Recipes.RunAsync(Path.Combine(SourceTree.Recipes, "types.recipe.json"));
        await lab.Recipes.RunStepsAsync($$"""
            { "name": "Roles", "Roles": [ { "Name": "Coordination", "Permissions": ["AccessAdminPanel"] } ] },
            { "name": "custom-settings", "ReglagesComptes": { "ContentItemId": "r", "ContentItemVersionId": "r.1", "ContentType": "ReglagesComptes", "DisplayText": "Réglages", "Latest": true, "Published": true, "ReglagesComptes": { "DelaiDeuxEtapes": { "Value": {{value}} } } } }
            """);
        await lab.JoinAsync(roles: "Coordination");
        Assert.Equal(days is { } d ? lab.Site.Clock.GetUtcNow().UtcDateTime.AddDays(d) : null, (await ViewerAsync(lab)).SecondStepDueUtc);
    }

    [Fact]
    public void TheKey_IsReadableByHand_AndNamesSiteAndAccount()
    {
        Assert.Equal("ABCD EFGH IJ", AuthenticatorKey.Grouped("abcdefghij"));
        Assert.Equal("otpauth://totp/R%C3%A9seau50:ada%40ecole.example?secret=ABCD&issuer=R%C3%A9seau50&digits=6", AuthenticatorKey.Address("ABCD", "Réseau50", "ada@ecole.example"));
        var picture = AuthenticatorKey.Picture("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "Réseau50", "ada@ecole.example");
        // Four empty modules around, then the corner of the first square.
        Assert.StartsWith("M4 4h1v1h-1zM5 4h1v1h-1z", picture.Path);
        Assert.True(picture.Size >= 45);
    }

    private static async Task<string> SwitchOnAsync(AccountLab lab, bool joined = false)
    {
        if (!joined) await lab.JoinAsync();
        return await WithAsync(lab, async (accounts, me) =>
        {
            await accounts.ResetAuthenticatorKeyAsync(me);
            await accounts.SetTwoFactorEnabledAsync(me, true);
            return (await accounts.GetAuthenticatorKeyAsync(me))!;
        });
    }

    private static Task<T> WithAsync<T>(AccountLab lab, Func<UserManager<Account>, Account, Task<T>> work) => lab.Site.InScopeAsync(async s =>
    {
        var accounts = s.GetRequiredService<UserManager<Account>>();
        return await work(accounts, (await accounts.FindByIdAsync("ada"))!);
    });

    private static Task<bool> TakeAsync(AccountLab lab, string code) => lab.Site.InScopeAsync(async s =>
        await s.GetRequiredService<SecondFactorCodes>().TakeAsync((await s.GetRequiredService<UserManager<Account>>().FindByIdAsync("ada"))!, code));

    /// <summary>Password, then the code, the cookie of the first brought to the second.</summary>
    private static async Task<SignInAnswer> BothAsync(AccountLab lab, string code, string from = "192.0.2.10")
    {
        var address = System.Net.IPAddress.Parse(from);
        var (answer, cookie) = await lab.SignInAsync(from: address);
        return answer != SignInAnswer.Code ? answer : await lab.Site.InScopeAsync(async s =>
        {
            var http = new DefaultHttpContext { RequestServices = s };
            http.Request.Headers.Cookie = cookie.Split(';')[0];
            s.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
            return await s.GetRequiredService<SignInService>().TryCodeAsync(code, stay: false, address);
        });
    }

    private static async Task<Viewer> ViewerAsync(AccountLab lab) => (await lab.Site.InScopeAsync(s => s.GetRequiredService<AccountViewer>().OfAsync("ada", default)))!;
}
