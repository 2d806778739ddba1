using Microsoft.Extensions.Configuration;
using Reseau50.Accounts.Contracts;
using Reseau50.Cms;
using Reseau50.Cms.Content;
using Reseau50.Cms.Features;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;
using Reseau50.Territories.Dashboard;
using Reseau50.Territories.Directory;
using Reseau50.Territories.Instances;
using Reseau50.Territories.Places;
using Reseau50.Territories.Report;

namespace Reseau50.Territories;

/// <summary>The EPCI and their communes, the directory of structures, what happens on each territory in figures, and the departmental bodies.</summary>
public sealed class TerritoriesModule : ReseauModule
{
    internal const string ViewOwn = "ViewTerritoryFigures", ViewDepartment = "ViewDepartmentFigures", ViewAll = "ViewAllFigures";

    public override string Name => "Territoires et structures";
    public override IReadOnlyList<string> Needs => ["Reseau50.Networks", "Reseau50.Accounts", "Reseau50.Agenda", "Reseau50.Library", "Reseau50.Workshops"];
    public override IReadOnlyList<Permission> Permissions =>
    [
        new(ViewOwn, "Lire le tableau de bord de son territoire, sans les petits nombres"),
        new(ViewDepartment, "Lire le tableau de bord du département, sans les petits nombres"),
        new(ViewAll, "Lire tous les tableaux de bord, petits nombres compris"),
    ];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<StructureTable>().AddScoped<IMemberPlaces, MemberPlaces>().AddScoped<IAudienceSource, TerritoryAudiences>();
        services.AddScoped<TerritoryFigures>().AddScoped<Bearings>().AddScoped<IFigureSource, StructureFigures>();
        services.AddSingleton<IProcessings, DirectoryProcessings>();
        services.AddPage<StructurePage>("Structure").AddPage<TerritoryPage>("Taxonomy").AddPage<InstancePage>(Instance.Type);
        services.AddScoped<InstanceTable>().AddSingleton<IPublishing, InstanceClosing>();
        services.AddListPage(this, "/structures", "Structures").AddListPage(this, "/territoires", "Territoires");
    }
}
