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
        if (mail.Html is not null)
        {
            var html = AlternateView.CreateAlternateViewFromString(mail.Html, Encoding.UTF8, MediaTypeNames.Text.Html);
            html.TransferEncoding = TransferEncoding.QuotedPrintable;
            message.AlternateViews.Add(html);
        }
        return message;
    }
}
