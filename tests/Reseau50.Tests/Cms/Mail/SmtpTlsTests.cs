using System.Net;
using System.Security.Cryptography.X509Certificates;
using Reseau50.Cms.Mail;

namespace Reseau50.Tests.Cms.Mail;

/// <summary>Sending to a real server: encrypted or not at all.</summary>
public sealed class SmtpTlsTests
{
    private const string Html = "<p>Bonjour,<br>à <strong>bientôt</strong> à Coutances.</p>";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AMessage_GoesEncrypted_WithItsPassword_AndIsReadAsItWasWritten(Database database)
    {
        await using var server = await TlsMailServer.StartAsync();
        using var trust = new Trust(server.Thumbprint);
        await using var site = await TestSite.CreateAsync(database);
        await site.QueueAsync("a", "awa.elodie@exemple.fr", Html);
        Assert.Equal(1, await site.Sender(Smtp(server)).SendDueAsync(default));
        var mail = await site.MailAsync("a");
        Assert.NotNull(mail.SentUtc);

        var taken = await server.TakenAsync();
        Assert.Equal((true, TlsMailServer.User, "reseau@exemple.fr", "awa.elodie@exemple.fr"), (taken.Secure, taken.User, taken.From, Assert.Single(taken.To)));
        var letter = MimeLetter.Parse(taken.Data);
        Assert.Equal("Réunion d’été : c’est confirmé", letter["Subject"]);
        Assert.Equal("Réseau des RAM <reseau@exemple.fr>", letter["From"].Replace("\"", "", StringComparison.Ordinal));
        Assert.Equal("awa.elodie@exemple.fr", letter["To"]);
        Assert.Equal($"<{mail.Id:N}@exemple.fr>", letter["Message-ID"]);
        Assert.Equal("auto-generated", letter["Auto-Submitted"]);
        Assert.Equal([("text/plain", "Bonjour,\nà bientôt à Coutances."), ("text/html", Html)], letter.Parts);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AServerNobodyVouchesFor_GetsNothing_AndTheMessageWaits(Database database)
    {
        await using var server = await TlsMailServer.StartAsync();
        await using var site = await TestSite.CreateAsync(database);
        await site.QueueAsync("a");
        await site.Sender(Smtp(server)).SendDueAsync(default);
        var mail = await site.MailAsync("a");
        Assert.Equal((null, null, 1), (mail.SentUtc, mail.GivenUpUtc, mail.Attempts));
        Assert.True(mail.DueUtc > site.Clock.GetUtcNow().UtcDateTime);
        Assert.True(await server.TookNothingAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AWrongPassword_IsAFaultOfTheSettings_AndTheMessageWaits(Database database)
    {
        await using var server = await TlsMailServer.StartAsync();
        using var trust = new Trust(server.Thumbprint);
        await using var site = await TestSite.CreateAsync(database);
        await site.QueueAsync("a");
        await site.Sender(Smtp(server, "autre chose")).SendDueAsync(default);
        var mail = await site.MailAsync("a");
        Assert.Equal((null, null), (mail.SentUtc, mail.GivenUpUtc));
        Assert.Contains("vérifiez les réglages « Mail »", mail.Failure, StringComparison.Ordinal);
        Assert.DoesNotContain("autre chose", mail.Failure, StringComparison.Ordinal);
        Assert.True(await server.TookNothingAsync());
    }

    private static SmtpTransport Smtp(TlsMailServer server, string password = TlsMailServer.Password) => new(new MailOptions
    {
        Host = "localhost",
        Port = server.Port,
        User = TlsMailServer.User,
        Password = password,
        From = "Réseau des RAM <reseau@exemple.fr>",
        Timeout = TimeSpan.FromSeconds(20),
    });

    /// <summary>Vouches for one certificate, as the machine's store would for a real one.</summary>
    private sealed class Trust : IDisposable
    {
#pragma warning disable SYSLIB0014 // The library's mail client asks nobody else.
        public Trust(string thumbprint) => ServicePointManager.ServerCertificateValidationCallback = (_, certificate, _, _) => (certificate as X509Certificate2)?.Thumbprint == thumbprint;

        public void Dispose() => ServicePointManager.ServerCertificateValidationCallback = null;
#pragma warning restore SYSLIB0014
    }
}
