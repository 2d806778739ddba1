using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Holidays;
using Reseau50.Agenda.Registration.Asking;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Page;

/// <summary>The page of one event. Whatever it points to is read in one go, and shown only to those who may see it.</summary>
internal sealed class EventPage(EventTable events, ContentReader reader, TermTable terms, SiteDocuments documents, SchoolHolidays holidays, RegistrationBoxes registrations) : IContentPage
{
    public string ContentType => Evenement.Type;

    public async Task<PageView?> BuildAsync(ContentItem item, string? containedId, Viewer viewer, CancellationToken ct)
    {
        if (containedId is not null) return null;
        var e = (await events.EventsAsync([item], viewer, ct))[0];
        var pointed = e.ValorisedIds.Append(e.WorkshopId).Concat(e.OpenDoors.Select(OpenDoor.StructureId)).OfType<string>().Distinct().ToList();
        var linked = (await reader.PublishedAsync(pointed, viewer, ct)).ToDictionary(x => x.ContentItemId);
        var view = new EventView(e, e.WorkshopId is { } id ? linked.GetValueOrDefault(id) : null,
            [.. e.ValorisedIds.Select(v => linked.GetValueOrDefault(v)).OfType<ContentItem>()], OpenDay.Group(e.OpenDoors, linked,
                await terms.FindAsync(Evenement.TerritoryTaxonomy, e.OpenDoors.Select(OpenDoor.TerritoryId).OfType<string>().Distinct(), ct)));
        view = view with { Registration = await registrations.OfAsync(item, viewer, ct) };
        if (e.Dates.Count > 0) view = view with { Series = SeriesView.Of(e, await holidays.AllAsync(ct), events.Now) };
        return new PageView("Event", view, new PageHead(e.Dates.Count == 0 && e.Span is { } span ? $"{e.Title}, {SpanWords.MonthYear(span.FirstDay)}" : e.Title, e.Summary ?? e.Title)
        {
            Kind = "event",
            // Seats are counted for each reader.
            Live = view.Registration is not null,
            Section = "/agenda",
            Crumbs = [new Crumb("Agenda", "/agenda")],
            JsonLd = EventJsonLd.Write(e, (await documents.ReadAsync<SiteSettings>(ct)).BaseUrl?.TrimEnd('/') ?? ""),
        });
    }
}

/// <summary>What the page shows.</summary>
internal sealed record EventView(Evenement Event, ContentItem? Workshop, IReadOnlyList<ContentItem> Valorised, IReadOnlyList<OpenDay> OpenDays)
{
    public RegistrationBox? Registration { get; init; }

    /// <summary>How it comes back, for a series.</summary>
    public SeriesView? Series { get; init; }
}

/// <summary>One structure that opens its door.</summary>
internal sealed record OpenDoor(string? Name, string? Path, string? Hours, string? Note)
{
    internal static string? StructureId(ContentItem door) => door.Field<ContentPickerField>("PorteOuverte", "Structure").ContentItemIds.FirstOrDefault();
    internal static string? TerritoryId(ContentItem door) => door.Field<TaxonomyField>("PorteOuverte", "Territoire").TermContentItemIds.FirstOrDefault();
}

/// <summary>The doors of one commune on one day.</summary>
internal sealed record OpenCommune(string? Name, IReadOnlyList<OpenDoor> Doors);

/// <summary>The doors of one day, by commune.</summary>
internal sealed record OpenDay(DateTime? Day, IReadOnlyList<OpenCommune> Communes)
{
    public static IReadOnlyList<OpenDay> Group(IReadOnlyList<ContentItem> doors, IReadOnlyDictionary<string, ContentItem> structures, IReadOnlyList<Term> territories)
    {
        var names = territories.ToDictionary(t => t.Id, t => t.Name);
        return [.. doors.GroupBy(d => d.Field<DateField>("PorteOuverte", "Jour").Value?.Date).OrderBy(g => g.Key is null).ThenBy(g => g.Key)
            .Select(day => new OpenDay(day.Key, [.. day.GroupBy(d => OpenDoor.TerritoryId(d) is { } id ? names.GetValueOrDefault(id) : null)
                .Select(c => new OpenCommune(c.Key, [.. c.Select(Door).OrderBy(d => d.Hours is null)]))]))];

        OpenDoor Door(ContentItem door)
        {
            var (hours, note) = (door.Text("PorteOuverte", "Horaire"), door.Text("PorteOuverte", "Note"));
            if (OpenDoor.StructureId(door) is not { } id) return new OpenDoor(door.DisplayText, null, hours, note);
            return structures.TryGetValue(id, out var structure) ? new OpenDoor(structure.DisplayText, "/" + structure.Part<AutoroutePart>().Path, hours, note) : new OpenDoor(null, null, hours, note);
        }
    }
}
