using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Seats;
using Reseau50.Agenda.Repeating;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda.Registration.Rules;

/// <summary>Reads the rules of an event from its published version.</summary>
internal sealed class RuleReader(SiteDb db, TermTable terms, SiteTime time)
{
    public const string Part = "Inscription", QuotaType = "QuotaInscription", Quotas = "Quotas", CategoryTaxonomy = "tax-categories";
    private static readonly TimeSpan UsualOffer = TimeSpan.FromHours(48);

    /// <summary>As it stands in the database now, not in memory: what is decided under the event's lock is decided on this.</summary>
    public async Task<EventRules?> ReadAsync(string eventId, CancellationToken ct) =>
        await db.VisibleTo(Viewer.System).AsNoTracking().FirstOrDefaultAsync(x => x.ContentItemId == eventId && x.ContentType == Evenement.Type, ct) is { } row ? await OfAsync(row.ToItem(), ct) : null;

    /// <summary>The rules of an item at hand; null for one without a day to come to.</summary>
    public async Task<EventRules?> OfAsync(ContentItem item, CancellationToken ct)
    {
        if (EventSpan.Of(item, time) is not { Precision: not EventPrecision.Month } span || item.Part<AutoroutePart>().Path is not { Length: > 0 } path) return null;
        var (room, afar) = (Number(item, Evenement.Type, "Places"), Number(item, Part, "PlacesEnLigne"));
        var presence = Text(item, "Presence") switch { "les-deux" => Attending.Both, "en-ligne" => Attending.Online, "sur-place" => Attending.InRoom, _ => item.Field<BooleanField>(Evenement.Type, "EnLigne").Value ? Attending.Online : Attending.InRoom };
        return new EventRules(item.ContentItemId, item.DisplayText, "/" + path, span)
        {
            // One registers for a day: what comes back every week has none of its own.
            Mode = Series.Of(item) is not null ? RegistrationMode.None : Text(item, "Mode") switch { "ouverte" => RegistrationMode.Open, "approbation" => RegistrationMode.Approval, "invitation" => RegistrationMode.Invitation, _ => RegistrationMode.None },
            WithoutAccount = item.Field<BooleanField>(Evenement.Type, "SansCompte").Value,
            IsCancelled = Evenement.StateOf(item) == EventState.Cancelled,
            OpensUtc = Utc(item, "Ouverture"),
            ClosesUtc = Utc(item, "Cloture"),
            Presence = presence,
            Room = room,
            // Where everybody is afar, the event's seats are there.
            Afar = presence == Attending.Online ? afar ?? room : afar,
            Seats = await SeatsAsync(item, span, presence, ct),
            QueueSize = Number(item, Part, "ListeAttente"),
            Promotion = Text(item, "Promotion") switch { "directe" => Promotion.Direct, "manuelle" => Promotion.Manual, _ => Promotion.Offer },
            OfferLasts = Number(item, Part, "OffreHeures") is { } hours ? TimeSpan.FromHours(hours) : UsualOffer,
            Companions = Number(item, Part, "Accompagnants") ?? 0,
            Together = Math.Max(1, Number(item, Part, "Collegues") ?? 1),
            FormId = Picked(item, "Formulaire"),
            EvaluationId = Picked(item, "Evaluation"),
            WorkshopId = Evenement.WorkshopOf(item),
            VideoLink = Text(item, "LienVisio"),
            Place = item.Text(Evenement.Type, "Lieu"),
            Address = item.Text(Evenement.Type, "Adresse"),
            Sessions = Sessions(item, span),
        };
    }

    private async Task<IReadOnlyList<SeatRule>> SeatsAsync(ContentItem item, EventSpan span, Attending presence, CancellationToken ct)
    {
        var rules = new List<SeatRule>();
        foreach (var quota in item.Part<BagPart>(Quotas).Items)
        {
            var released = Number(quota, QuotaType, "JusquaJours") is { } days ? time.ToUtc(span.Start.Date.AddDays(-days)) : (DateTime?)null;
            var rule = new SeatRule(quota.DisplayText, Number(quota, QuotaType, "Places") ?? 0, quota.Text(QuotaType, "Genre") == "reserve")
            {
                Categories = await CategoriesAsync(quota, ct),
                Epcis = await EpcisAsync(quota, ct),
                Online = presence != Attending.Both ? presence == Attending.Online : quota.Text(QuotaType, "Presence") switch { "sur-place" => false, "en-ligne" => true, _ => null },
            };
            if (rule.IsReserve) rule = rule with { ReleasedUtc = released };
            if (!quota.Field<BooleanField>(QuotaType, "ChaqueEpci").Value) rules.Add(rule);
            else rules.AddRange((await terms.EpcisAsync(ct)).Where(e => rule.Epcis is null || rule.Epcis.Contains(e.Id)).Select(e => rule with { Name = $"{rule.Name} – {e.Name}", Epcis = new HashSet<string> { e.Id } }));
        }
        return rules;
    }

    /// <summary>The categories a rule names, and those of the networks it names; null when it names neither.</summary>
    private async Task<IReadOnlySet<string>?> CategoriesAsync(ContentItem quota, CancellationToken ct)
    {
        var (named, networks) = (quota.Field<TaxonomyField>(QuotaType, "Categories").TermContentItemIds, quota.Field<ContentPickerField>(QuotaType, "Reseaux").ContentItemIds);
        if (named.Count == 0 && networks.Count == 0) return null;
        var set = named.ToHashSet();
        foreach (var term in await terms.AllAsync(CategoryTaxonomy, ct))
            if (term.Item.Field<ContentPickerField>("Categorie", "Reseaux").ContentItemIds.Any(networks.Contains)) set.Add(term.Id);
        return set;
    }

    private async Task<IReadOnlySet<string>?> EpcisAsync(ContentItem quota, CancellationToken ct)
    {
        var named = await terms.FindAsync(Territories.Taxonomy, quota.Field<TaxonomyField>(QuotaType, "Territoires").TermContentItemIds, ct);
        return named.Count == 0 ? null : named.Select(t => t.Root.Id).ToHashSet();
    }

    // A door one registers for says how many it takes.
    private IReadOnlyList<SessionRules> Sessions(ContentItem item, EventSpan span) =>
        [.. item.Part<BagPart>("PortesOuvertes").Items.Where(d => Number(d, "PorteOuverte", "Places") is not null).Select(door =>
        {
            var day = DateOnly.FromDateTime(door.Field<DateField>("PorteOuverte", "Jour").Value ?? span.Start);
            var hours = door.Text("PorteOuverte", "Horaire");
            return new SessionRules(door.ContentItemId, door.DisplayText, time.ToUtc(day.ToDateTime(TimeOnly.MinValue)), Number(door, "PorteOuverte", "Places"), SpanWords.Days(day, day) + (hours is null ? "" : ", " + hours));
        })];

    private static string? Text(ContentItem item, string field) => item.Text(Part, field);
    private static int? Number(ContentItem item, string part, string field) => (int?)item.Field<NumericField>(part, field).Value;
    private static DateTime? Utc(ContentItem item, string field) => item.Field<DateTimeField>(Part, field).Value is { } at ? DateTime.SpecifyKind(at, DateTimeKind.Utc) : null;
    private static string? Picked(ContentItem item, string field) => item.Field<ContentPickerField>(Part, field).ContentItemIds.FirstOrDefault();
}
