using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Agenda.Registration.Totals;
using Reseau50.Agenda.Seasons;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda.Figures;

/// <summary>Who registers and comes, by where each comes from; what takes place, by where it does. Three queries, however many dates and people there are.</summary>
internal sealed class AgendaFigures(SiteDb db, SeasonTable seasons, TermTable terms, SiteTime time) : IFigureSource
{
    private const string NoCategory = "Sans catégorie", NoKind = "Sans genre";

    private sealed record Date(string Id, DateTime StartUtc, string? Kind, string? TerritoryId, bool IsSession);

    public int Position => 10;

    public async Task<IReadOnlyList<Figure>> OfAsync(IReadOnlyCollection<int> years, Viewer viewer, CancellationToken ct = default)
    {
        var query = Dates(years);
        var dates = await query.Select(e => new Date(e.ContentItemId, e.StartUtc, e.Kind, e.TerritoryId, e.WorkshopId != null)).ToListAsync(ct);
        var registered = await SeatsAsync(query, came: false, ct);
        var present = await SeatsAsync(query, came: true, ct);
        var months = dates.ToDictionary(d => d.Id, d => time.ToLocal(d.StartUtc));
        var categories = await NamesAsync(RuleReader.CategoryTaxonomy, ct);
        var kinds = await NamesAsync(Evenement.KindTaxonomy, ct);
        var places = (await terms.AllAsync(Territories.Taxonomy, ct)).ToDictionary(t => t.Id, t => t.Root.Id);
        IReadOnlyList<string> byCategory = [.. categories.Values, NoCategory];
        var plan = await seasons.AllAsync(viewer, ct);
        return
        [
            new Figure("inscriptions", "Inscriptions", "Places confirmées sur des dates publiées et non annulées, au mois où la date commence, dans l’intercommunalité de la commune que la personne a donnée. Qui vient à trois dates compte trois fois.",
                byCategory, People(registered)) { People = true, Link = (_, year) => SharedTotalsController.MayRead(viewer) && SeasonOf(year) is { } s ? new("Les inscriptions par catégorie et par date", SharedTotalsController.PathOf(s)) : null },
            new Figure("presences", "Présences", "Parmi ces inscriptions, les personnes notées présentes à une demi-journée au moins. Quand personne n’a noté les présences d’une date, elle n’en compte aucune.",
                byCategory, People(present)) { People = true },
            new Figure("rencontres", "Rencontres", "Dates publiées et non annulées, sans les séances d’atelier, là où elles ont lieu. Une série compte une fois, à sa première date.",
                [.. kinds.Values, NoKind], Held(session: false)) { Link = Agenda },
            new Figure("seances", "Séances d’atelier", "Séances publiées et non annulées, là où elles ont lieu.", [], Held(session: true)) { Link = Agenda },
        ];

        IReadOnlyList<FigureCount> People(List<Seats> seats) =>
            [.. seats.Select(s => new FigureCount(s.Epci, months[s.EventId].Year, months[s.EventId].Month, s.Category is { } c ? categories.GetValueOrDefault(c, NoCategory) : NoCategory, s.Count))];

        IReadOnlyList<FigureCount> Held(bool session) =>
            [.. dates.Where(d => d.IsSession == session).Select(d => new FigureCount(d.TerritoryId is { } t ? places.GetValueOrDefault(t) : null, months[d.Id].Year, months[d.Id].Month,
                session ? null : d.Kind is { } k ? kinds.GetValueOrDefault(k, NoKind) : NoKind, 1))];

        Season? SeasonOf(int year) => plan.FirstOrDefault(s => s.Has(new DateOnly(year, 7, 1)));

        FigureLink Agenda(Term? epci, int year) => new("Les dates de l’année", (SeasonOf(year) is { } s ? "/agenda?saison=" + Uri.EscapeDataString(s.Slug) + (epci is null ? "" : "&") : $"/agenda/{year}" + (epci is null ? "" : "?")) + (epci is null ? "" : "territoire=" + epci.Slug()));
    }

    // A series once, by its first date that is not cancelled.
    private IQueryable<EvenementIndex> Dates(IReadOnlyCollection<int> years)
    {
        var (from, to) = (time.ToUtc(new DateTime(years.Min(), 1, 1)), time.ToUtc(new DateTime(years.Max() + 1, 1, 1)));
        var kept = db.VisibleTo<EvenementIndex>(Viewer.System).AsNoTracking().Where(e => e.State != EventState.Cancelled);
        return kept.Where(e => e.StartUtc >= from && e.StartUtc < to && !kept.Any(o => o.VersionId == e.VersionId && o.Ordinal < e.Ordinal));
    }

    private sealed record Seats(string EventId, string? Category, string? Epci, int Count);

    private Task<List<Seats>> SeatsAsync(IQueryable<EvenementIndex> dates, bool came, CancellationToken ct) =>
        (from a in db.Set<Attendee>().AsNoTracking()
         where a.State == RegistrationState.Confirmed && dates.Any(d => d.ContentItemId == a.EventId) && (!came || db.Set<Attendance>().Any(r => r.AttendeeId == a.Id && r.Mark == Mark.Present))
         group a by new { a.EventId, a.Category, a.Epci } into g
         select new Seats(g.Key.EventId, g.Key.Category, g.Key.Epci, g.Count())).ToListAsync(ct);

    private async Task<Dictionary<string, string>> NamesAsync(string taxonomy, CancellationToken ct) => (await terms.AllAsync(taxonomy, ct)).ToDictionary(t => t.Id, t => t.Name);
}
