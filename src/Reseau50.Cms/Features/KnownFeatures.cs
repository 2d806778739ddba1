namespace Reseau50.Cms.Features;

/// <summary>The features a recipe may name: our modules and themes, and Orchard's that the kernel answers for.</summary>
public static class KnownFeatures
{
    private static readonly string[] Kernel =
    [
        "OrchardCore.Admin", "OrchardCore.Alias", "OrchardCore.ArchiveLater", "OrchardCore.AuditTrail", "OrchardCore.Autoroute", "OrchardCore.ContentFields", "OrchardCore.ContentPreview",
        "OrchardCore.Contents", "OrchardCore.ContentTypes", "OrchardCore.CustomSettings", "OrchardCore.Features", "OrchardCore.Feeds", "OrchardCore.Flows", "OrchardCore.Forms", "OrchardCore.HomeRoute",
        "OrchardCore.Html", "OrchardCore.Layers", "OrchardCore.Liquid", "OrchardCore.Lists", "OrchardCore.Markdown", "OrchardCore.Media", "OrchardCore.Menu", "OrchardCore.Navigation",
        "OrchardCore.PublishLater", "OrchardCore.Queries", "OrchardCore.Recipes", "OrchardCore.Recipes.Core", "OrchardCore.Resources", "OrchardCore.Roles", "OrchardCore.Rules",
        "OrchardCore.Security", "OrchardCore.Settings", "OrchardCore.Sitemaps", "OrchardCore.Spatial", "OrchardCore.Taxonomies", "OrchardCore.Themes", "OrchardCore.Title", "OrchardCore.Users", "OrchardCore.Widgets",
        "OrchardCore.Email", "OrchardCore.BackgroundTasks",
    ];

    public static IEnumerable<string> All(ModuleCatalog modules) => Kernel.Concat(modules.All.Skip(1).Select(m => m.Id)).Concat(modules.Themes).Order(StringComparer.Ordinal);

    public static bool IsKnown(string id, ModuleCatalog modules) => Kernel.Contains(id) || modules.Themes.Contains(id) || modules.All.Skip(1).Any(m => m.Id == id);
}
