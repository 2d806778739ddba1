using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Reseau50.Cms.Data;

namespace Reseau50.Cms.Mail;

/// <summary>Empties the outbox. Any number of nodes may do so on one database; the log names messages by their id only.</summary>
internal sealed class MailSender(IServiceScopeFactory scopes, IMailTransport transport, MailOptions options, ILogger<MailSender> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await SiteReady.WaitAsync(scopes, stoppingToken);
        using var timer = new PeriodicTimer(options.Pace);
        do
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning("The outbox could not be worked through ({Fault}); it will be tried again.", e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Sends everything due now and says how many attempts that took.</summary>
    internal async Task<int> SendDueAsync(CancellationToken ct)
    {
        for (var tried = 0; ; tried++)
        {
            ct.ThrowIfCancellationRequested();
            if (await InTableAsync(table => table.TakeAsync(ct)) is not { } mail) return tried;
            await SendAsync(mail);
        }
    }

    // Not cancelled when the host stops: half a message is worse than a few seconds.
    private async Task SendAsync(MailRow mail)
    {
        var outcome = await AttemptAsync(mail);
        await InTableAsync(async table => { await table.SettleAsync(mail, outcome); return true; });
        if (outcome.Result == MailResult.Sent) log.LogInformation("Mail {Id} sent.", mail.Id);
        else log.LogWarning("Mail {Id} not sent, attempt {Attempt}: {Result}. The table Mails keeps the reason.", mail.Id, mail.Attempts, outcome.Result);
    }

    private async Task<MailOutcome> AttemptAsync(MailRow mail)
    {
        try
        {
            return await transport.SendAsync(mail, CancellationToken.None);
        }
#pragma warning disable CA1031 // One message that cannot be made must not stop the others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new MailOutcome(MailResult.Unknown, $"L’envoi a échoué ({e.GetType().Name}) : vérifiez les réglages « Mail » et la place sur le disque.");
        }
    }

    private async Task<T> InTableAsync<T>(Func<MailTable, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<MailTable>());
    }
}
