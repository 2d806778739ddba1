using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Reseau50.Cms.Mail;

/// <summary>The message as it goes on the wire: text first, HTML as its alternative.</summary>
internal static class MailLetter
{
    public static MailMessage Compose(MailRow mail, MailOptions options)
    {
        var from = new MailAddress(options.From);
        var message = new MailMessage(from, new MailAddress(mail.Recipient))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        // The same identifier whatever happens: a mailbox that gets a copy can tell.
        message.Headers.Add("Message-ID", $"<{mail.Id:N}@{from.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        if (mail.Unsubscribe is { } end)
        {
            message.Headers.Add("List-Unsubscribe", $"<{end}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        if (mail.Html is not null) message.AlternateViews.Add(View(mail.Html, new ContentType(MediaTypeNames.Text.Html)));
        if (mail.Calendar is { } calendar) AddCalendar(message, calendar);
        return message;
    }

    // Twice: programs with a calendar act upon the alternative, the others offer the attached file to be opened.
    private static void AddCalendar(MailMessage message, string calendar)
    {
        var kind = new ContentType("text/calendar") { Parameters = { ["method"] = MethodOf(calendar), ["component"] = "VEVENT" } };
        message.AlternateViews.Add(View(calendar, kind));
        message.Attachments.Add(new Attachment(new MemoryStream(Encoding.UTF8.GetBytes(calendar)), new ContentType("text/calendar") { CharSet = "utf-8", Name = "rendez-vous.ics" }) { TransferEncoding = TransferEncoding.Base64 });
    }

    private static AlternateView View(string content, ContentType kind)
    {
        kind.CharSet = "utf-8";
        return new AlternateView(new MemoryStream(Encoding.UTF8.GetBytes(content)), kind) { TransferEncoding = TransferEncoding.QuotedPrintable };
    }

    private static string MethodOf(string calendar)
    {
        const string name = "METHOD:";
        var start = calendar.IndexOf(name, StringComparison.Ordinal) + name.Length;
        return start < name.Length ? "PUBLISH" : calendar[start..calendar.IndexOfAny(['\r', '\n'], start)];
    }
}
