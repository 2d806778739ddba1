using System.Diagnostics;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Reseau50.Cms;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;

namespace Reseau50.Testing;

/// <summary>A site with the compiled views of every module, drawn without a web server.</summary>
public sealed class ViewBench : IAsyncDisposable
{
    private ViewBench(TestSite site) => Site = site;

    public TestSite Site { get; }

    /// <summary>A site on <paramref name="database"/> whose content types are <paramref name="types"/>.</summary>
    public static async Task<ViewBench> CreateAsync(Database database, params TypeMaker[] types)
    {
        var site = await TestSite.CreateAsync(database, services =>
        {
            var listener = new DiagnosticListener("Reseau50.Tests");
            services.AddSingleton(listener).AddSingleton<DiagnosticSource>(listener);
            services.AddReseau50Web();
        }, new Host());
        var bench = new ViewBench(site);
        if (types.Length > 0) await bench.DefineAsync(types);
        return bench;
    }

    public Task DefineAsync(params TypeMaker[] types) => Site.InScopeAsync(s =>
        s.GetRequiredService<SiteWork>().RunAsync(() => s.GetRequiredService<SiteDocuments>().WriteAsync(TypeMaker.Definition(types))));

    /// <summary>The HTML of an item.</summary>
    public Task<string> ItemAsync(ContentItem item, string displayType = DisplayTypes.Detail) =>
        DrawAsync((html, _) => html.ItemAsync(item, displayType));

    /// <summary>The HTML of an item's editors, after a submit when there is a form.</summary>
    public Task<string> EditorAsync(ContentItem item, FormInput? form = null) => DrawAsync((html, _) => html.EditItemAsync(item, form));

    /// <summary>What a submit does: takes the form into the item, checks it, reports every problem on the form.</summary>
    public Task<FormInput> SubmitAsync(ContentItem item, params (string Name, string Value)[] values) => Site.InScopeAsync(async s =>
    {
        var form = Form(values);
        await s.GetRequiredService<ItemEditor>().UpdateAsync(item, form);
        var handlers = s.GetRequiredService<ContentHandlers>();
        await handlers.SavingAsync(item, default);
        form.Report(await handlers.ValidateAsync(item, default));
        return form;
    });

    public static FormInput Form(params (string Name, string Value)[] values) =>
        new(values.GroupBy(v => v.Name).ToDictionary(g => g.Key, g => new StringValues([.. g.Select(v => v.Value)])));

    public Task<string> DrawAsync(Func<IHtmlHelper, IServiceProvider, Task<IHtmlContent>> draw) => Site.InScopeAsync(async s =>
    {
        await using var writer = new StringWriter();
        var action = new ActionContext(new DefaultHttpContext { RequestServices = s }, new RouteData(), new ActionDescriptor());
        var view = new ViewContext(action, new NoView(), new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()),
            new TempDataDictionary(action.HttpContext, s.GetRequiredService<ITempDataProvider>()), writer, new HtmlHelperOptions());
        var html = s.GetRequiredService<IHtmlHelper>();
        ((IViewContextAware)html).Contextualize(view);
        (await draw(html, s)).WriteTo(writer, s.GetRequiredService<HtmlEncoder>());
        return writer.ToString();
    });

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private sealed class NoView : IView
    {
        public string Path => "";
        public Task RenderAsync(ViewContext context) => Task.CompletedTask;
    }

    private sealed class Host : IWebHostEnvironment
    {
        // MVC finds the modules' views from the assembly of that name.
        public string ApplicationName { get; set; } = "Reseau50.Web";
        public string EnvironmentName { get; set; } = "Test";
        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;
        public string WebRootPath { get; set; } = AppContext.BaseDirectory;
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
        public IFileProvider WebRootFileProvider { get; set; } = new NullFileProvider();
    }
}
