using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Reseau50.Cms.Display;

/// <summary>
/// Finds a controller's view beside it: a controller of <c>Reseau50.Agenda.Calendar</c> has its views in <c>/Modules/Agenda/Calendar/</c>. A theme
/// overrides one with the same path under <c>/Themes/{theme}</c>; layouts and shared partials are the theme's own.
/// </summary>
internal sealed class ModuleViews(CurrentTheme theme) : IViewLocationExpander
{
    private const string Theme = "theme";
    private const string Slice = "slice";
    private readonly ConcurrentDictionary<Type, string> _slices = new();

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        // The theme is in memory but for the first request after a change: the wait is one indexed read.
        context.Values[Theme] = theme.NameAsync().AsTask().GetAwaiter().GetResult() ?? "";
        context.Values[Slice] = context.ActionContext.ActionDescriptor is ControllerActionDescriptor action ? _slices.GetOrAdd(action.ControllerTypeInfo, SliceOf) : "";
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        var own = context.Values[Theme] is { Length: > 0 } name ? "/Themes/" + name : null;
        var slice = context.Values[Slice];
        if (own is not null) yield return own + slice + "/{0}.cshtml";
        if (slice is { Length: > 0 }) yield return slice + "/{0}.cshtml";
        if (own is not null) yield return own + "/Shared/{0}.cshtml";
        yield return "/Cms/Shared/{0}.cshtml";
    }

    private static string SliceOf(Type controller)
    {
        var words = controller.Namespace!.Split('.').Skip(1).ToList();
        var root = controller.Assembly.GetName().Name switch { "Reseau50.Cms" or "Reseau50.Web" => "", _ => "/Modules" };
        return root + "/" + string.Join('/', words);
    }
}
