using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Access;
using Reseau50.Accounts.Manage;
using Reseau50.Accounts.Manage.People;
using Reseau50.Accounts.Sessions;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.Impersonation;

/// <summary>
/// Support sees the site as somebody else, to understand what that person sees: one session, an hour at most, and nothing can be changed meanwhile, so that nothing is ever done in
/// another's name. Begin and end are in the journal under the real name.
/// </summary>
internal sealed class Impersonation(SiteDb db, SiteWork work, AccountViewer viewers, CurrentViewer current, AuditTrail audit, TimeProvider clock, IModelMetadataProvider? metadata = null)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>Who that account is for the site, if <paramref name="me"/> may see as it: neither its rights nor what it sees go beyond one's own.</summary>
    public async Task<Viewer?> MayAsync(Viewer me, string id, CancellationToken ct) =>
        me.SeenBy is null && me.May(AccountPermissions.Impersonate) && id != me.AccountId && await viewers.OfAsync(id, ct, isThere: false) is { } other && me.Covers(other.Permissions)
            && (me.SeesEverything || other.Audiences.All(me.Audiences.Contains)) ? other : null;

    public Task<bool> BeginAsync(Viewer me, string sessionId, string id, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (await MayAsync(me, id, ct) is null) return false;
        DateTime? until = clock.GetUtcNow().UtcDateTime + Life;
        if (await db.Set<AccountSession>().Where(s => s.Id == sessionId && s.AccountId == me.AccountId).ExecuteUpdateAsync(s => s.SetProperty(x => x.ActsAsId, id).SetProperty(x => x.ActsAsUntilUtc, until), ct) == 0) return false;
        audit.Add("impersonation.begun", "Compte", id, "A commencé à voir le site comme cette personne, sans rien pouvoir changer.");
        return true;
    }, ct);

    /// <summary>False when the session was its owner's already.</summary>
    public Task<bool> EndAsync(string sessionId, string otherId, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (await db.Set<AccountSession>().Where(s => s.Id == sessionId && s.ActsAsId == otherId).ExecuteUpdateAsync(s => s.SetProperty(x => x.ActsAsId, (string?)null).SetProperty(x => x.ActsAsUntilUtc, (DateTime?)null), ct) == 0) return false;
        audit.Add("impersonation.ended", "Compte", otherId, "A cessé de voir le site comme cette personne.");
        return true;
    }, ct);

    /// <summary>In a session that sees as somebody: sets who looks, and answers itself (true) what would change something or is the person's alone.</summary>
    public async Task<bool> GateAsync(HttpContext context, Viewer me)
    {
        if (context.Items[typeof(AccountSession)] is not AccountSession { ActsAsId: { } id } session) return false;
        var other = session.ActsAsUntilUtc > clock.GetUtcNow().UtcDateTime ? await MayAsync(me, id, context.RequestAborted) : null;
        if (other is null)
        {
            await EndAsync(session.Id, id, context.RequestAborted);
            return false;
        }
        if (context.Request.Path == ImpersonationController.Back) return false;
        current.Value = other with { SeenBy = me.Name };
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (reads && !context.Request.Path.StartsWithSegments("/mon-compte") && !context.Request.Path.StartsWithSegments("/connexion")) return false;
        await RefuseAsync(context);
        return true;
    }

    private Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.Headers.CacheControl = "no-cache, no-store";
        var page = new ViewResult { ViewName = "/Modules/Accounts/Impersonation/OnlyLooking.cshtml", ViewData = new ViewDataDictionary(metadata!, new ModelStateDictionary()) };
        page.ViewData[PageHead.Key] = new PageHead("Vous regardez seulement", "") { Kind = "account", Indexed = false };
        return page.ExecuteResultAsync(new ActionContext(context, new RouteData(), new ActionDescriptor()));
    }
}
