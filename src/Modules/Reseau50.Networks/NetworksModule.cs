using Microsoft.Extensions.Configuration;
using Reseau50.Cms;
using Reseau50.Cms.Features;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;
using Reseau50.Networks.Home;
using Reseau50.Networks.Hub;
using Reseau50.Networks.Mam;
using Reseau50.Networks.News;
using Reseau50.Networks.Pages;
using Reseau50.Networks.Shared;

namespace Reseau50.Networks;

/// <summary>The networks themselves, and the pages that belong to all of them: home, news, the project holders' path, reference pages.</summary>
public sealed class NetworksModule : ReseauModule
{
    public override string Name => "Réseaux, actualités et pages";

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ReseauTable>().AddScoped<SiteIdentity>().AddScoped<IAudienceSource, NetworkAudiences>();
        services.AddPage<HomePage>("Accueil").AddPage<HubPage>("Reseau").AddPage<NewsPage>("Actualite").AddPage<MamPathPage>("ParcoursMam").AddPage<PlainPage>("Page");
        services.AddWidget<NetworkCardsWidget>().AddWidget<LatestNewsWidget>().AddWidget<ParagraphWidget>().AddWidget<LegalIdentityWidget>().AddWidget<SiteMapWidget>();
        services.AddScoped<SubjectFeeds>().AddScoped<IFeedSource, NewsFeed>();
        services.AddListPage(this, "/actualites", "Actualités");
    }
}
