using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Settings;

namespace Reseau50.Cms.Display;

/// <summary>
/// Where each template is: the theme's if it has one of that name, else the one of the module or kernel. Built once from the compiled views;
/// a name nobody has is an error that says which names were tried.
/// </summary>
public sealed class TemplateTable
{
    private const string ThemeRoot = "/Themes/";
    private readonly Dictionary<string, Dictionary<string, string>> _themes = [];
    private readonly Dictionary<string, string> _modules = [];

    public TemplateTable(ApplicationPartManager parts)
    {
        var feature = new ViewsFeature();
        parts.PopulateFeature(feature);
        foreach (var path in feature.ViewDescriptors.Select(v => v.RelativePath).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (name.StartsWith('_')) continue;
            if (path.StartsWith(ThemeRoot, StringComparison.Ordinal)) Theme(path.Split('/')[2])[name] = path;
            else if (!_modules.TryAdd(name, path)) Clashes.Add($"{name}: {_modules[name]}, {path}");
        }
    }

    /// <summary>Names that two modules give to two templates: a fault, checked by a test.</summary>
    public List<string> Clashes { get; } = [];
    public IEnumerable<string> ThemeNames => _themes.Keys;
    public IReadOnlyDictionary<string, string> Modules => _modules;

    /// <summary>The path of the first of <paramref name="names"/> that exists, theme before module for each.</summary>
    public string? Find(string? theme, params ReadOnlySpan<string> names)
    {
        var own = theme is null ? null : _themes.GetValueOrDefault(theme);
        foreach (var name in names)
            if ((own?.TryGetValue(name, out var path) ?? false) || _modules.TryGetValue(name, out path)) return path;
        return null;
    }

    private Dictionary<string, string> Theme(string name) => _themes.TryGetValue(name, out var own) ? own : _themes[name] = [];
}

/// <summary>The theme in use, read once for each generation of the site.</summary>
public sealed class CurrentTheme(SiteCache cache, IServiceScopeFactory scopes)
{
    public async ValueTask<string?> NameAsync() => (await cache.GetAsync("theme", async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SiteDocuments>().ReadAsync<ThemeChoice>();
    })).Site;
}
