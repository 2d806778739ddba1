using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Access;
using Reseau50.Accounts.People;
using Reseau50.Accounts.SignIn;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Mail;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Accounts;

/// <summary>A site with accounts whose passwords cost nothing to check, and what a browser would do with them.</summary>
internal sealed class AccountLab : IAsyncDisposable
{
    public const string Password = "une phrase assez longue";
    public const string Email = "ada@ecole.example";
    public static readonly IPAddress Home = IPAddress.Parse("192.0.2.10");

    private AccountLab(RecipeLab recipes) => Recipes = recipes;

    public RecipeLab Recipes { get; }
    public TestSite Site => Recipes.Site;

    public static async Task<AccountLab> CreateAsync(Database database, Action<IServiceCollection>? more = null)
    {
        var lab = new AccountLab(await RecipeLab.CreateAsync(database, services =>
        {
            services.AddScoped<CurrentViewer>();
            more?.Invoke(services);
        }));
        await lab.Recipes.RunStepsAsync("""{ "name": "settings", "SiteName": "Réseau50", "BaseUrl": "https://reseau.example" }, { "name": "Roles", "Roles": [ { "Name": "Redaction", "Description": "Écrit", "Permissions": ["EditContent"] }, { "Name": "Lecture", "Description": "Lit", "Permissions": ["ViewUsers"] } ] }""");
        return lab;
    }

    /// <summary>With the whole demonstration: its cast, its rules of networks.</summary>
    public static async Task<AccountLab> DemoAsync(Database database, Action<IServiceCollection>? more = null)
    {
        var lab = await CreateAsync(database, more);
        await lab.Recipes.RunAsync(Path.Combine(SourceTree.Recipes, "demo.recipe.json"));
        return lab;
    }

    /// <summary>Runs <paramref name="work"/> in a request of somebody who has an account, with the rights it gives.</summary>
    public Task<T> AsAsync<T>(string id, Func<IServiceProvider, Task<T>> work) => Site.InScopeAsync(async s =>
    {
        s.GetRequiredService<CurrentViewer>().Value = (await s.GetRequiredService<AccountViewer>().OfAsync(id, default))!;
        s.GetRequiredService<AuditTrail>().Actor = id;
        return await work(s);
    });

    /// <summary>A <c>Users</c> step of one account; <paramref name="more"/> goes into its object.</summary>
    public static string User(string id, string email = Email, string more = "") =>
        $$"""{ "name": "Users", "Users": [ { "UserId": "{{id}}", "UserName": "{{id}}", "Email": "{{email}}", "EmailConfirmed": true{{more}} } ] }""";

    /// <summary>An account that can sign in.</summary>
    public async Task<string> JoinAsync(string id = "ada", string email = Email, params string[] roles)
    {
        var hash = new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1 })).HashPassword(new Account(), Password);
        await Recipes.RunStepsAsync(User(id, email, $$""", "PasswordHash": "{{hash}}", "RoleNames": [{{string.Join(", ", roles.Select(r => $"\"{r}\""))}}]"""));
        return id;
    }

    public Task<Account> ReadAsync(string id) => Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Account>().AsNoTracking().Include(a => a.Roles).SingleAsync(a => a.Id == id));

    public Task ChangeAsync(string id, Action<Account> change) => Site.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<SiteDb>();
        change(await db.Set<Account>().Include(a => a.Roles).SingleAsync(a => a.Id == id));
        await db.SaveChangesAsync();
    });

    public Task<int> SessionsAsync() => Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Reseau50.Accounts.Sessions.AccountSession>().CountAsync());

    /// <summary>Signs in as a browser at <paramref name="from"/> would; returns the answer and the cookies set.</summary>
    public Task<(SignInAnswer Answer, string Cookie)> SignInAsync(string password = Password, string email = Email, IPAddress? from = null) => Site.InScopeAsync(async s =>
    {
        var http = new DefaultHttpContext { RequestServices = s };
        http.Request.Headers.UserAgent = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";
        s.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
        var answer = await s.GetRequiredService<SignInService>().TryAsync(email, password, stay: true, from ?? Home);
        return (answer, http.Response.Headers.SetCookie.ToString());
    });

    /// <summary>Asks a service as a request would.</summary>
    public Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask) where TService : notnull => Site.InScopeAsync(s => ask(s.GetRequiredService<TService>()));

    /// <summary>The mails queued so far, in the order they were asked for.</summary>
    public Task<List<MailRow>> MailsAsync() => Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<MailRow>().AsNoTracking().OrderBy(m => m.Id).ToListAsync());

    /// <summary>Who the secret link of a mail is for, and its secret.</summary>
    public static (string Id, string Token) Link(MailRow mail)
    {
        var match = System.Text.RegularExpressions.Regex.Match(mail.Text, @"https://reseau\.example/\S+[?&]id=([^&\s]+)&jeton=(\S+)");
        Assert.True(match.Success, mail.Text);
        return (Uri.UnescapeDataString(match.Groups[1].Value), Uri.UnescapeDataString(match.Groups[2].Value));
    }

    public Task<List<AuditLine>> AuditAsync(string action) => Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AuditLine>().AsNoTracking().Where(a => a.Action == action).OrderBy(a => a.Id).ToListAsync());

    public ValueTask DisposeAsync() => Recipes.DisposeAsync();
}
