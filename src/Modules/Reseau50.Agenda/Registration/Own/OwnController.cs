using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Mine;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Registration.Own;

/// <summary>One registration of whoever is signed in: what, when, where it stands, and the page where it is changed.</summary>
internal sealed record OwnLine(string Title, string? When, string States, string Path, DateTime? EndsUtc);

/// <summary>The bookings of an account: those made with it, and those made with its proven address. The same queries for one and for many.</summary>
internal sealed class OwnBookings(SiteDb db, ContentReader reader, RuleReader rules, ISitePeople? people = null)
{
    public async Task<IReadOnlyList<OwnLine>> OfAsync(Viewer viewer, CancellationToken ct)
    {
        if (viewer.AccountId is not { } id || people is null || await people.FindAsync(id, ct) is not { } me) return [];
        var mailbox = Mailboxes.Fold(me.Email);
        var own = await (from b in db.Set<Booking>()
                         join a in db.Set<Attendee>() on b.Id equals a.BookingId
                         where b.ForgottenUtc == null && b.ProvenUtc != null && (b.AccountId == id || db.Set<Attendee>().Any(m => m.BookingId == b.Id && m.Mailbox == mailbox))
                         orderby b.AskedUtc descending, a.Rank
                         select new { b.Id, b.EventId, b.SessionId, b.Secret, a.Name, a.State }).AsNoTracking().ToListAsync(ct);
        var found = new Dictionary<string, EventRules>();
        foreach (var item in await reader.PublishedAsync([.. own.Select(o => o.EventId).Distinct()], viewer, ct))
            if (await rules.OfAsync(item, ct) is { } one) found[one.EventId] = one;
        return [.. own.GroupBy(o => o.Id).Select(g => Line(found.GetValueOrDefault(g.First().EventId), g.First().SessionId, g.First().Secret, [.. g.Select(o => (o.Name, o.State))]))];
    }

    // A date that is no longer shown keeps its name to itself.
    private static OwnLine Line(EventRules? rules, string sessionId, string secret, List<(string Name, RegistrationState State)> people)
    {
        var session = rules?.Session(sessionId);
        var states = people.Count == 1 ? Words.Of(people[0].State) : string.Join(" ; ", people.Select(p => $"{p.Name} : {Words.Of(p.State)}"));
        return new OwnLine(rules is null ? "Une date qui n’est plus publiée" : session is null ? rules.Title : $"{rules.Title} – {session.Title}", rules is null ? null : session?.When ?? SpanWords.Full(rules.Span), states, MinePaths.Of(secret), rules?.EndsUtc);
    }
}

/// <summary>« Mes inscriptions ».</summary>
[Authorize, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class OwnController(OwnBookings bookings, CurrentViewer viewer, SiteTime time) : Controller
{
    public const string Path = "/mon-compte/inscriptions";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken ct)
    {
        var all = await bookings.OfAsync(viewer.Value, ct);
        ViewData[PageHead.Key] = new PageHead("Mes inscriptions", "Les dates auxquelles vous êtes inscrit·e.") { Kind = "own", Indexed = false, Crumbs = [new Crumb("Mon compte", "/mon-compte")] };
        return View("OwnRegistrations", new OwnView([.. all.Where(l => l.EndsUtc > time.UtcNow).OrderBy(l => l.EndsUtc)], [.. all.Where(l => !(l.EndsUtc > time.UtcNow)).OrderByDescending(l => l.EndsUtc)]));
    }
}

internal sealed record OwnView(IReadOnlyList<OwnLine> Coming, IReadOnlyList<OwnLine> Past);

internal sealed class OwnEntry : IAccountEntry
{
    public (string Title, string Text, string Path) Link => ("Vos inscriptions", "Voir les dates auxquelles vous êtes inscrit·e", OwnController.Path);
}
