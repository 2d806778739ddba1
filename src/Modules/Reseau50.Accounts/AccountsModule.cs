using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Reseau50.Accounts.Access;
using Reseau50.Accounts.Approval;
using Reseau50.Accounts.Contracts;
using Reseau50.Accounts.EmailChange;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.Letters;
using Reseau50.Accounts.Limits;
using Reseau50.Accounts.Manage;
using Reseau50.Accounts.Manage.Admission;
using Reseau50.Accounts.Manage.MailTexts;
using Reseau50.Accounts.Manage.People;
using Reseau50.Accounts.Manage.Requests;
using Reseau50.Accounts.Manage.Roles;
using Reseau50.Accounts.Membership;
using Reseau50.Accounts.MyAccount;
using Reseau50.Accounts.Password;
using Reseau50.Accounts.People;
using Reseau50.Accounts.Privacy;
using Reseau50.Accounts.Privacy.Closing;
using Reseau50.Accounts.Privacy.Consents;
using Reseau50.Accounts.Privacy.MyData;
using Reseau50.Accounts.Privacy.Register;
using Reseau50.Accounts.Privacy.Requests;
using Reseau50.Accounts.Privacy.Retention;
using Reseau50.Accounts.SecondFactor;
using Reseau50.Accounts.Seeds;
using Reseau50.Accounts.Sessions;
using Reseau50.Accounts.SignIn;
using Reseau50.Admin.Contracts;
using Reseau50.Cms;
using Reseau50.Cms.Features;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Mail.Texts;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;

namespace Reseau50.Accounts;

/// <summary>People: signing in, sessions, roles of each, and who looks at a page.</summary>
public sealed class AccountsModule : ReseauModule
{
    public override string Name => "Comptes";
    public override IReadOnlyList<string> Needs => ["Reseau50.Admin", "Reseau50.Networks"];
    public override IReadOnlyList<Permission> Permissions => [.. AccountPermissions.All, .. PrivacyPermissions.All];

    public override void Model(ModelBuilder model) => AccountTables.Map(model);

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddIdentityCore<Account>(o =>
        {
            o.User.RequireUniqueEmail = true;
            o.Lockout.MaxFailedAccessAttempts = SignInLimits.Tries;
            o.Lockout.DefaultLockoutTimeSpan = SignInLimits.Wait;
            // A long sentence is better than a short riddle.
            (o.Password.RequiredLength, o.Password.RequireDigit, o.Password.RequireLowercase, o.Password.RequireUppercase, o.Password.RequireNonAlphanumeric) = (12, false, false, false, false);
            (o.Tokens.PasswordResetTokenProvider, o.Tokens.EmailConfirmationTokenProvider) = (LinkTokens.Provider, LinkTokens.Provider);
        }).AddUserStore<AccountStore>().AddSignInManager().AddDefaultTokenProviders().AddTokenProvider<LinkTokens>(LinkTokens.Provider);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SessionStore>((o, sessions) =>
        {
            o.SessionStore = sessions;
            (o.LoginPath, o.ReturnUrlParameter, o.AccessDeniedPath) = (SignInController.Path, "retour", "/erreur/403");
            o.Events.OnRedirectToLogin = SignInController.LeadThere;
            (o.ExpireTimeSpan, o.SlidingExpiration) = (TimeSpan.FromDays(30), true);
            (o.Cookie.Name, o.Cookie.HttpOnly, o.Cookie.SameSite, o.Cookie.SecurePolicy) = ("r50", true, SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        });
        services.Configure<IdentityPasskeyOptions>(o => (o.UserVerificationRequirement, o.ResidentKeyRequirement) = ("required", "required"));
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, o => (o.Cookie.Name, o.ExpireTimeSpan) = ("r50-etape", TimeSpan.FromMinutes(10)));
        services.AddHttpContextAccessor().AddAuthorization();
        services.AddRetention<SessionForgetting>();
        services.AddSingleton<SessionStore>().AddSingleton<SignInLimits>().AddSingleton<SessionCookie>();
        services.AddScoped<SignInService>().AddScoped<AccountViewer>().AddScoped<IActorNames, ActorNames>().AddScoped<NetworkRules>().AddScoped<Memberships>().AddScoped<IFigureSource, MemberFigures>().AddScoped<SecondFactorRule>().AddScoped<SecondFactorCodes>().AddScoped<IRecipeStepHandler, UsersStep>().AddScoped<IAdministrators, Administrators>().AddScoped<IAccountNames, AccountNames>().AddScoped<ISitePeople, SitePeople>();
        services.AddSingleton<IMastheadEntry, AccountEntry>();
        services.AddMailTexts(AccountTexts.All).AddMailVariables(AccountTexts.Variables).AddSingleton<AskingLimits>().AddScoped<AccountLetters>().AddScoped<ForgottenPassword>();
        services.AddScoped<TextVersions>().AddScoped<JoinService>().AddScoped<JoinConfirmation>();
        services.AddScoped<AddressChanges>().AddScoped<MembershipDecisions>().AddScoped<IMembershipRequests, MembershipRequests>().AddRetention<RequestForgetting>();
        services.AddSingleton<IAdminMenu, PeopleMenu>().AddScoped<IAdminPanel, RequestsPanel>();
        services.AddScoped<RequestList>().AddScoped<RequestDeciders>().AddScoped<MailTextBook>().AddScoped<AdmissionBook>();
        services.AddScoped<PeopleList>().AddScoped<AccountSheet>().AddScoped<AccountActs>().AddScoped<RoleBook>().AddScoped<Invitations>().AddScoped<PermissionGroups>().AddScoped<RoleActs>();
        PrivacyServices(services);
        services.AddScoped<Impersonation.Impersonation>().AddScoped<LostForms.LostForms>().AddRetention<LostForms.LostFormsForgetting>();
    }

    private static void PrivacyServices(IServiceCollection services) => services
        .AddPersonalData<AccountData>().AddMailTexts(PrivacyTexts.All).AddMailVariables(PrivacyTexts.Variables)
        .AddScoped<InactiveAccounts>().AddRetention<InactiveWarning>().AddRetention<InactiveClosing>().AddRetention<JournalForgetting>().AddRetention<LogForgetting>()
        .AddSingleton<IAdminMenu, PrivacyMenu>().AddSingleton<IProcessings, AccountProcessings>().AddScoped<RequestLog>()
        .AddScoped<ConsentHistory>().AddScoped<AccountClosing>().AddScoped<DataExport>().AddScoped<OwnProof>();

    public override void Gate(IApplicationBuilder app)
    {
        // Without a cookie there is nobody to recognise, and most pages ask for nobody: a fifth of the time of a kept page would go into finding that out.
        app.UseWhen(context => context.Request.Headers.Cookie.Count > 0, known =>
        {
            known.UseAuthentication();
            known.Use(AccountViewer.GateAsync);
        });
        app.UseWhen(context => context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null, guarded => guarded.UseAuthorization());
        // Told that both are there, the host does not put them before everything by itself.
        (app.Properties["__AuthenticationMiddlewareSet"], app.Properties["__AuthorizationMiddlewareSet"]) = (true, true);
    }
}
