using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Registration.Asking;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Agenda.Registration.Seats;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda.Registration.Manage.Reaching;

/// <summary>A category of which few registered: how many come or wait, how many are invited and silent, and the networks where to look for them.</summary>
internal sealed record MissingCategory(string Name, int Registered, int Invited, IReadOnlyList<Reseau> Networks);

/// <summary>A reserve that still has seats.</summary>
internal sealed record OpenReserve(string Name, int Taken, int Size);

internal sealed record ReachView(EventRules Rules, int Threshold, IReadOnlyList<MissingCategory> Missing, IReadOnlyList<OpenReserve> Reserves, int? Left, string Word);

/// <summary>Who is missing from a date, and a word to those who could come. The same queries whatever is found.</summary>
internal sealed class ReachOut(SiteDb db, TermTable terms, ReseauTable networks, Availability availability, SiteTime time)
{
    private const int MostNamed = 4;

    /// <summary>Categories of which fewer than <paramref name="threshold"/> come or wait.</summary>
    public async Task<ReachView> OfAsync(EventRules rules, int threshold, Viewer viewer, CancellationToken ct)
    {
        var people = await db.Set<Attendee>().Where(a => a.EventId == rules.EventId && a.State < RegistrationState.NotComing).GroupBy(a => new { a.Category, a.Epci, a.Online, a.State }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var (all, seats) = (await networks.AllAsync(viewer, ct), await availability.OfAsync(rules, ct));
        var missing = (await terms.AllAsync(RuleReader.CategoryTaxonomy, ct)).Select(t => new MissingCategory(t.Name,
                people.Where(p => p.Key.Category == t.Id && p.Key.State != RegistrationState.Invited).Sum(p => p.Count), people.Where(p => p.Key.Category == t.Id && p.Key.State == RegistrationState.Invited).Sum(p => p.Count),
                [.. all.Where(n => t.Item.Field<ContentPickerField>("Categorie", "Reseaux").ContentItemIds.Contains(n.Id))]))
            .Where(m => m.Registered < threshold).ToList();
        var reserves = rules.Seats.Where(r => r.IsReserve && r.HoldsAt(time.UtcNow))
            .Select(r => new OpenReserve(r.Name, people.Where(p => p.Key.State.HasSeat() && r.Fits(new Profile(p.Key.Category, p.Key.Epci, p.Key.Online))).Sum(p => p.Count), r.Size)).Where(r => r.Taken < r.Size).ToList();
        int? left = seats.Size is { } size ? Math.Max(0, size - seats.Taken) : null;
        return new ReachView(rules, threshold, missing, reserves, left, Word(missing, left));
    }

    private static string Word(List<MissingCategory> missing, int? left)
    {
        var who = missing.Count is > 0 and <= MostNamed ? $"Ces publics sont encore peu représentés : {string.Join(", ", missing.Select(m => char.ToLower(m.Name[0], SiteTime.French) + m.Name[1..]))}." : missing.Count > 0 ? "Plusieurs publics sont encore peu représentés." : "";
        var seats = left switch { null => "", 0 => "C’est complet pour le moment : en répondant, vous entrez dans la liste d’attente.", 1 => "Il reste une place.", _ => $"Il reste {left} places." };
        return string.Join(' ', new[] { who, "Votre regard compte : venez, ou faites suivre cette invitation autour de vous.", seats }.Where(s => s.Length > 0));
    }
}
