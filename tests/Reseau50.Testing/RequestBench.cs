using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;

namespace Reseau50.Testing;

/// <summary>What a request got.</summary>
public sealed record Answer(int Status, string Body, IHeaderDictionary Headers);

/// <summary>The site asked as a browser would, without a web server or a page cache: routes, features, controllers, views in the theme.</summary>
public sealed class RequestBench : IAsyncDisposable
{
    private readonly ViewBench _views;
    private readonly RequestDelegate _pipeline;

    private RequestBench(ViewBench views, RequestDelegate pipeline) => (_views, _pipeline) = (views, pipeline);

    public TestSite Site => _views.Site;

    public static async Task<RequestBench> CreateAsync(Database database, Action<IApplicationBuilder>? more = null)
    {
        var views = await ViewBench.CreateAsync(database);
        await views.Site.InScopeAsync(s => s.GetRequiredService<SiteWork>().RunAsync(() => s.GetRequiredService<SiteDocuments>().WriteAsync(new ThemeChoice { Site = "Reseau50.Theme" })));
        var app = new ApplicationBuilder(views.Site.Services);
        app.UseSecurityHeaders();
        app.UseStatusCodePagesWithReExecute("/erreur/{0}");
        more?.Invoke(app);
        app.UseRouting();
        app.UseEndpoints(routes => routes.MapControllers());
        return new RequestBench(views, app.Build());
    }

    public async Task<Answer> GetAsync(string path)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        await using var body = new MemoryStream();
        var response = new Response();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature { Method = "GET", Scheme = "https", Path = PathString.FromUriComponent(path.Split('?')[0]).Value!, QueryString = path.Contains('?') ? path[path.IndexOf('?')..] : "" });
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        var http = new DefaultHttpContext(features) { RequestServices = scope.ServiceProvider };
        http.Request.Host = new HostString("site.example");
        await _pipeline(http);
        await response.StartAsync();
        return new Answer(http.Response.StatusCode, System.Text.Encoding.UTF8.GetString(body.ToArray()), http.Response.Headers);
    }

    /// <summary>The HTML of an item.</summary>
    public Task<string> DrawAsync(ContentItem item) => _views.ItemAsync(item);

    /// <summary>Switches a feature off or on again, as a recipe would.</summary>
    public Task SwitchAsync(string feature, bool on) => Site.InScopeAsync(async s =>
    {
        var documents = s.GetRequiredService<SiteDocuments>();
        var state = await documents.EditAsync<FeatureState>();
        state.Enabled.Remove(feature);
        if (on) state.Enabled.Add(feature);
        await s.GetRequiredService<SiteWork>().RunAsync(() => documents.WriteAsync(state));
    });

    public ValueTask DisposeAsync() => _views.DisposeAsync();

    /// <summary>A response that keeps what is to be done before its headers leave.</summary>
    private sealed class Response : HttpResponseFeature
    {
        private readonly Stack<Func<Task>> _before = [];

        public override void OnStarting(Func<object, Task> callback, object state) => _before.Push(() => callback(state));

        public async Task StartAsync()
        {
            while (_before.TryPop(out var before)) await before();
        }
    }
}
