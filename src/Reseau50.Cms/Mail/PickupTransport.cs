using System.Net.Mail;
using Reseau50.Cms.Data;

namespace Reseau50.Cms.Mail;

/// <summary>Without a mail server: one <c>.eml</c> file per message in the data folder, named by its id, for developers and demonstrations.</summary>
internal sealed class PickupTransport(DatabaseOptions database, MailOptions options) : IMailTransport
{
    public static string FileOf(DatabaseOptions database, Guid mail) => Path.Combine(database.Folder, "mails", mail.ToString("N") + ".eml");

    public async Task<MailOutcome> SendAsync(MailRow mail, CancellationToken ct)
    {
        var folder = Path.Combine(database.Folder, "mails");
        var work = Directory.CreateDirectory(Path.Combine(folder, ".tmp-" + Guid.NewGuid().ToString("N"))).FullName;
        try
        {
            using var message = MailLetter.Compose(mail, options);
            using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = work };
            await client.SendMailAsync(message, ct);
            File.Move(Directory.GetFiles(work).Single(), FileOf(database, mail.Id), overwrite: true);
            return MailOutcome.Sent;
        }
        catch (IOException e)
        {
            // The file bears the message's id: writing it again is not sending it twice.
            return new MailOutcome(MailResult.Later, $"Le fichier du message n’a pas pu être écrit ({e.GetType().Name}) : vérifiez la place et les droits du dossier « mails ».");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }
}
