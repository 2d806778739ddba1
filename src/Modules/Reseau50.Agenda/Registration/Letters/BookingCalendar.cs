using System.Net.Mail;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Feeds;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Display;
using Reseau50.Cms.Mail;
using Reseau50.Cms.Text;

namespace Reseau50.Agenda.Registration.Letters;

/// <summary>
/// The calendar entry of a booking: one UID for its whole life, a SEQUENCE that grows with each change of the booking and of the event, so that a new file takes the place of the one before. No name of
/// anybody is in it; the address of its recipient only in the file that is sent to it.
/// </summary>
internal sealed class BookingCalendar(MailOptions options, SiteTime time)
{
    /// <summary>The file; <paramref name="method"/> is <c>REQUEST</c>, <c>CANCEL</c>, or <c>PUBLISH</c> for one that is fetched.</summary>
    public string Of(EventRules rules, EventRegister register, Booking booking, string site, string method)
    {
        var session = rules.Session(booking.SessionId);
        var allDay = session is not null || rules.Span.Precision == EventPrecision.Day;
        var start = session is null ? rules.Span.Start : time.ToLocal(session.StartsUtc);
        var end = session is null ? rules.Span.HasEnd ? rules.Span.End : (DateTime?)null : start.AddDays(1);
        var title = session is null ? rules.Title : $"{rules.Title} – {session.Title}";
        var entry = new IcsEvent($"inscription-{booking.Id}@agenda.reseau50", (method == "CANCEL" ? "Annulé : " + title : title).Fr(), allDay ? start : time.ToUtc(start), end is { } e ? allDay ? e : time.ToUtc(e) : null, allDay,
            method == "CANCEL" ? "CANCELLED" : "CONFIRMED", register.Sequence + booking.Changes, time.UtcNow)
        {
            Description = string.Join("\n\n", new[] { session?.When, rules.VideoLink is { } link && rules.Presence != Attending.InRoom ? "Pour vous connecter : " + link : null, site + rules.Path }.OfType<string>()).Fr(),
            Location = rules.Presence == Attending.Online ? "En ligne" : string.Join(", ", new[] { rules.Place, rules.Address }.OfType<string>()).Fr(),
            Url = site + rules.Path,
            Invitation = method == "PUBLISH" ? null : (new MailAddress(options.From).Address, booking.Email),
        };
        return IcsWriter.Write(title.Fr(), [entry], method);
    }
}
