using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Seasons;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda.Listing;

/// <summary>The choices of the list, the month, the year and the feeds: one reading of the address for all of them.</summary>
internal sealed class AgendaFilters(EventTable events, SeasonTable seasons, ReseauTable networks, TermTable terms)
{
    public async Task<AgendaChoices> ChoicesAsync(Viewer viewer, CancellationToken ct) => new(await networks.AllAsync(viewer, ct), await terms.AllAsync(Evenement.KindTaxonomy, ct),
        [.. (await terms.AllAsync(Evenement.TerritoryTaxonomy, ct)).Where(t => t.Depth == 0).OrderBy(t => t.Name, StringComparer.Create(SiteTime.French, ignoreCase: true))],
        await seasons.AllAsync(viewer, ct));

    /// <summary>The dates of the chosen network, kind and territory.</summary>
    public async Task<IQueryable<EvenementIndex>> NarrowAsync(IQueryable<EvenementIndex> query, AgendaFilter filter, CancellationToken ct)
    {
        if (filter.Kind?.Id is { } kind) query = query.Where(e => e.Kind == kind);
        if (filter.Network is { } network) query = events.OfNetwork(query, network.Id);
        return filter.Epci is { } epci ? await events.OnTerritoryAsync(query, epci.Id, ct) : query;
    }
}

/// <summary>What the filters offer.</summary>
internal sealed record AgendaChoices(IReadOnlyList<Reseau> Networks, IReadOnlyList<Term> Kinds, IReadOnlyList<Term> Territories, IReadOnlyList<Season> Seasons)
{
    /// <summary>The season under way, or the next one.</summary>
    public Season? Current(DateOnly today) => Seasons.FirstOrDefault(s => s.Has(today)) ?? Seasons.LastOrDefault(s => s.From > today);

    /// <summary>The season whose plan is worth a look: the one to come once this one nears its end.</summary>
    public Season? Coming(DateOnly today) => Current(today.AddMonths(2)) ?? Current(today);

    /// <summary>What an address asks; what nobody knows is left out.</summary>
    public AgendaFilter Read(AgendaRequest request)
    {
        var season = Seasons.FirstOrDefault(s => s.Slug == request.Season);
        var view = request.View == AgendaFilter.PastValue ? AgendaView.Past : season is not null ? AgendaView.Season : AgendaView.Upcoming;
        return new AgendaFilter(view, Networks.FirstOrDefault(n => n.Slug == request.Network), Kinds.FirstOrDefault(k => k.Id == request.Kind),
            Territories.FirstOrDefault(t => AgendaFilter.SlugOf(t) == request.Territory), season);
    }

    /// <summary>The same, or null when the address names something nobody knows: a subscription must not widen of itself.</summary>
    public AgendaFilter? ReadStrictly(AgendaRequest request)
    {
        var filter = Read(request);
        return Lost(request.Network, filter.Network) || Lost(request.Kind, filter.Kind) || Lost(request.Territory, filter.Epci) ? null : filter;

        static bool Lost(string? asked, object? found) => !string.IsNullOrEmpty(asked) && found is null;
    }
}
