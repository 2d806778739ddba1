using Microsoft.Extensions.Configuration;
using Reseau50.Cms;
using Reseau50.Cms.Features;
using Reseau50.Library.Contracts;
using Reseau50.Library.Tools;
using Reseau50.Networks.Contracts;

namespace Reseau50.Library;

/// <summary>The shared tools: sheets with files, made by workshops and structures.</summary>
public sealed class LibraryModule : ReseauModule
{
    public override string Name => "Ressources";
    public override IReadOnlyList<string> Needs => ["Reseau50.Networks"];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ToolLines>().AddScoped<IToolbox, Toolbox>().AddScoped<IFigureSource, ToolFigures>().AddScoped<IFeedSource, ToolFeed>();
        services.AddPage<ToolPage>(ToolLines.Type);
        services.AddWidget<LatestToolsWidget>();
        services.AddListPage(this, "/ressources", "Ressources");
    }
}
