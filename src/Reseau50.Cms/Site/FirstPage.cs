using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Reseau50.Cms.Data;

namespace Reseau50.Cms.Site;

/// <summary>Makes the home page once, for nobody, while the server opens its doors: the first visitor finds what it is made of in memory.</summary>
public static class FirstPage
{
    public static async Task RehearseAsync(IServiceProvider services, CancellationToken ct)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            // Before anything is kept: the watch over the site would find a number it never saw, and drop it all.
            services.GetRequiredService<SiteCache>().Advance(await SiteWork.GenerationAsync(scope.ServiceProvider.GetRequiredService<SiteDb>(), ct));
            var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = ct };
            http.Request.Method = HttpMethods.Get;
            http.Request.Scheme = Uri.UriSchemeHttp;
            http.Request.Host = new HostString("localhost");
            http.Request.Path = "/";
            var controller = ActivatorUtilities.CreateInstance<ItemController>(scope.ServiceProvider);
            controller.ControllerContext = new ControllerContext(new ActionContext(http, new RouteData(), new ControllerActionDescriptor { ControllerTypeInfo = typeof(ItemController).GetTypeInfo() }));
            var page = await controller.Home(ct);
            if (page is ViewResult) await page.ExecuteResultAsync(controller.ControllerContext);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FirstPage)).LogWarning(e, "The home page could not be made beforehand.");
        }
        catch (OperationCanceledException)
        {
        }
    }
}
