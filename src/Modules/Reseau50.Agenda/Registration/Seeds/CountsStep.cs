using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda.Registration.Seeds;

/// <summary>
/// <c>RegistrationCounts</c>: how many registered for dates of before the site, and came, by category and territory: for a demonstration, or out of an old spreadsheet. They come in as numbers, without names, as the
/// site itself keeps them once a date is long past. A date that has people is left as it is.
/// </summary>
internal sealed class CountsStep(SiteDb db, TermTable terms, TimeProvider clock) : IRecipeStepHandler
{
    private const string Signs = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int Most = 1000;

    public IReadOnlyList<string> Names => ["RegistrationCounts"];

    public async Task ExecuteAsync(RecipeStep step, CancellationToken ct)
    {
        var dates = (await db.VisibleTo<EvenementIndex>(Viewer.System).AsNoTracking().Where(e => e.Ordinal == 0).ToListAsync(ct)).ToDictionary(e => e.ContentItemId);
        var categories = (await terms.AllAsync(RuleReader.CategoryTaxonomy, ct)).Select(t => t.Id).ToHashSet();
        var places = (await terms.AllAsync(Territories.Taxonomy, ct)).ToDictionary(t => t.Id, t => t.Root.Id);
        foreach (var value in step.List("Dates").Values)
        {
            var given = value.As<GivenDate>();
            if (!dates.TryGetValue(given.EventId, out var date)) throw value.Fault("$.EventId", $"la date « {given.EventId} » n’est pas publiée.", "donnez l’identifiant d’un événement qu’une étape précédente apporte.");
            foreach (var line in given.Counts)
            {
                if (line.Category is { } category && !categories.Contains(category)) throw value.Fault("$.Counts", $"la catégorie « {category} » n’existe pas.", "prenez-la dans la taxonomie des catégories de public.");
                if (line.Territory is { } territory && !places.ContainsKey(territory)) throw value.Fault("$.Counts", $"le territoire « {territory} » n’existe pas.", "donnez une intercommunalité ou une commune, ou rien hors de la Manche.");
                if (line.Registered is < 1 or > Most || line.Present < 0 || line.Present > line.Registered) throw value.Fault("$.Counts", "ces nombres ne vont pas ensemble.", $"de 1 à {Most} inscrits, et pas plus de présents que d’inscrits.");
            }
            var there = await db.Set<Attendee>().AnyAsync(a => a.EventId == given.EventId, ct);
            step.Report.Add(there ? RecipeChange.Unchanged : RecipeChange.Created, $"inscriptions de « {given.EventId} », en nombres");
            if (there) continue;
            if (await db.Set<EventRegister>().FindAsync([given.EventId], ct) is not { } register) db.Add(register = new EventRegister { EventId = given.EventId, EndsUtc = date.EndUtc });
            foreach (var line in given.Counts) Add(line, date, line.Territory is { } place ? places[place] : null, register);
            await db.SaveChangesAsync(ct);
        }
    }

    // One booking holds them together; nobody can open its page, since nobody was written its secret.
    private void Add(GivenCount line, EvenementIndex date, string? epci, EventRegister register)
    {
        var booking = new Booking { EventId = date.ContentItemId, Secret = RandomNumberGenerator.GetString(Signs, 26), AskedUtc = date.StartUtc, Quiet = true, ForgottenUtc = clock.GetUtcNow().UtcDateTime };
        db.Add(booking);
        for (var i = 0; i < line.Registered; i++)
        {
            var person = new Attendee
            {
                BookingId = booking.Id,
                PartyId = Guid.CreateVersion7(),
                EventId = date.ContentItemId,
                Rank = i,
                Category = line.Category,
                Epci = epci,
                State = RegistrationState.Confirmed,
                Position = ++register.LastPosition,
                SinceUtc = date.StartUtc,
                Ticket = RandomNumberGenerator.GetString(Signs, 10),
            };
            db.Add(person);
            if (i < line.Present) db.Add(new Attendance { AttendeeId = person.Id, EventId = date.ContentItemId, Mark = Mark.Present, TappedUtc = date.StartUtc, OperationId = Guid.CreateVersion7() });
        }
    }

    private sealed class GivenDate
    {
        public string EventId { get; set; } = "";
        public List<GivenCount> Counts { get; set; } = [];
    }

    private sealed class GivenCount
    {
        public string? Category { get; set; }
        public string? Territory { get; set; }
        public int Registered { get; set; }
        public int Present { get; set; }
    }
}
