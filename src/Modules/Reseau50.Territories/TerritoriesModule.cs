using Microsoft.Extensions.Configuration;
using Reseau50.Accounts.Contracts;
using Reseau50.Cms;
using Reseau50.Cms.Features;
using Reseau50.Cms.Security;
using Reseau50.Territories.Directory;
using Reseau50.Territories.Places;

namespace Reseau50.Territories;

/// <summary>The EPCI and their communes, and the directory of structures.</summary>
public sealed class TerritoriesModule : ReseauModule
{
    public override string Name => "Territoires et structures";
    public override IReadOnlyList<string> Needs => ["Reseau50.Networks", "Reseau50.Accounts", "Reseau50.Agenda", "Reseau50.Library"];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<StructureTable>().AddScoped<IMemberPlaces, MemberPlaces>().AddScoped<IAudienceSource, TerritoryAudiences>();
        services.AddSingleton<IProcessings, DirectoryProcessings>();
        services.AddPage<StructurePage>("Structure").AddPage<TerritoryPage>("Taxonomy");
        services.AddListPage(this, "/structures", "Structures").AddListPage(this, "/territoires", "Territoires");
    }
}
