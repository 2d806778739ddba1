using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Reseau50.Cms.Mail;

/// <summary>Sends by SMTP, one connection per message, and tells what is certainly not sent from what may have been.</summary>
internal sealed class SmtpTransport(MailOptions options) : IMailTransport
{
    public async Task<MailOutcome> SendAsync(MailRow mail, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Timeout);
        try
        {
            using var message = MailLetter.Compose(mail, options);
            using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.StartTls };
            if (options.User is { Length: > 0 }) client.Credentials = new NetworkCredential(options.User, options.Password);
            await client.SendMailAsync(message, limit.Token);
            return MailOutcome.Sent;
        }
        catch (SmtpFailedRecipientException e)
        {
            return e.StatusCode is >= (SmtpStatusCode)500
                ? new(MailResult.Refused, $"Le serveur de messagerie refuse ce destinataire (code {(int)e.StatusCode}) : vérifiez l’adresse.")
                : new(MailResult.Later, $"La boîte du destinataire n’est pas disponible pour le moment (code {(int)e.StatusCode}).");
        }
        catch (SmtpException e) when ((int)e.StatusCode >= 400)
        {
            return new(MailResult.Later, $"Le serveur de messagerie a refusé le message (code {(int)e.StatusCode}) : vérifiez les réglages « Mail ».");
        }
        catch (SmtpException e) when (NeverReached(e))
        {
            return new(MailResult.Later, $"Le serveur de messagerie {options.Host}:{options.Port} ne répond pas : vérifiez les réglages « Mail ».");
        }
        catch (Exception e) when (e is SmtpException or OperationCanceledException)
        {
            return new(MailResult.Unknown, "La liaison avec le serveur s’est rompue pendant l’envoi : le message est peut-être parti, il n’est pas renvoyé.");
        }
    }

    // No connection, or no trust in it: not one byte of the message has left.
    private static bool NeverReached(Exception e)
    {
        for (var cause = e.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException) return true;
            if (cause is SocketException
                {
                    SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain
                    or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.AddressNotAvailable,
                }) return true;
        }
        return false;
    }
}
