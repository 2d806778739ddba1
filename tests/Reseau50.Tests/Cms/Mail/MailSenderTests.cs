using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Mail;
using Reseau50.Tests.Cms.Jobs;

namespace Reseau50.Tests.Cms.Mail;

public sealed class MailSenderTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Smtp_SendsTextAndHtml_WithTheHeadersOfAutomaticMail(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await using var server = new SmtpStub();
        await site.QueueAsync("k", html: "<p>Bonjour, à bientôt.</p>");
        Assert.Equal(1, await site.Sender(MailFixture.Smtp(server.Port)).SendDueAsync(CancellationToken.None));
        var letter = Assert.Single(server.Messages);
        var mail = await site.MailAsync("k");
        Assert.NotNull(mail.SentUtc);
        Assert.Contains($"Message-ID: <{mail.Id:N}@exemple.fr>", letter, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Auto-Submitted: auto-generated", letter, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("multipart/alternative", letter, StringComparison.Ordinal);
        Assert.True(letter.IndexOf("text/plain", StringComparison.Ordinal) < letter.IndexOf("text/html", StringComparison.Ordinal));
        Assert.Contains("=C3=A0 bient=C3=B4t", letter, StringComparison.Ordinal);
        Assert.Equal("Réunion d’été : c’est confirmé", Subject(letter));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ServerThatIsDown_IsTriedAgain_ThenGivenUpWithTheReason(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await site.QueueAsync("k");
        var sender = site.Sender(MailFixture.Smtp(ClosedPort()));
        Assert.Equal(1, await sender.SendDueAsync(CancellationToken.None));
        var mail = await site.MailAsync("k");
        Assert.Equal((1, site.Clock.Now.UtcDateTime.AddMinutes(1), (string?)null), (mail.Attempts, mail.DueUtc, mail.LeasedBy));
        Assert.Contains("ne répond pas", mail.Failure, StringComparison.Ordinal);
        for (var day = 0; day < 12; day++)
        {
            site.Clock.Advance(TimeSpan.FromDays(1));
            await sender.SendDueAsync(CancellationToken.None);
        }
        mail = await site.MailAsync("k");
        Assert.Equal(8, mail.Attempts);
        Assert.NotNull(mail.GivenUpUtc);
        Assert.Null(mail.SentUtc);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task BusyMailbox_IsTriedAgain_AndThenSentOnce(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await using var server = new SmtpStub { ToRecipient = "450 Busy" };
        await site.QueueAsync("k");
        var sender = site.Sender(MailFixture.Smtp(server.Port));
        await sender.SendDueAsync(CancellationToken.None);
        Assert.Contains("450", (await site.MailAsync("k")).Failure, StringComparison.Ordinal);
        server.ToRecipient = "250 OK";
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await sender.SendDueAsync(CancellationToken.None);
        Assert.Single(server.Messages);
        Assert.Null((await site.MailAsync("k")).Failure);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task UnknownMailbox_IsGivenUpAtOnce_AndTheReasonHoldsNoAddress(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await using var server = new SmtpStub { ToRecipient = "550 No such user" };
        await site.QueueAsync("k");
        await site.Sender(MailFixture.Smtp(server.Port)).SendDueAsync(CancellationToken.None);
        var mail = await site.MailAsync("k");
        Assert.NotNull(mail.GivenUpUtc);
        Assert.DoesNotContain("awa", mail.Failure, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task LineThatBreaksAfterTheMessage_NeverSendsItTwice(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await using var server = new SmtpStub { DiesAfterData = true };
        await site.QueueAsync("k");
        var sender = site.Sender(MailFixture.Smtp(server.Port));
        await sender.SendDueAsync(CancellationToken.None);
        server.DiesAfterData = false;
        site.Clock.Advance(TimeSpan.FromDays(7));
        await sender.SendDueAsync(CancellationToken.None);
        Assert.Single(server.Messages);
        Assert.Contains("peut-être parti", (await site.MailAsync("k")).Failure, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task NodeThatDiesWhileSending_NeverSendsItTwice(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        var transport = new HeldTransport();
        await site.QueueAsync("k");
        var dying = site.Sender(transport).SendDueAsync(CancellationToken.None);
        await JobLeaseTests.UntilAsync(() => transport.Calls == 1);

        site.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await site.Sender(transport).SendDueAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(1, transport.Calls);
        Assert.NotNull((await site.MailAsync("k")).GivenUpUtc);

        // It was only slow after all: what it knows is what is kept.
        transport.End.SetResult(MailOutcome.Sent);
        await dying;
        var mail = await site.MailAsync("k");
        Assert.NotNull(mail.SentUtc);
        Assert.Null(mail.GivenUpUtc);
        Assert.Null(mail.Failure);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ManyMessages_ManySenders_EachLeavesOnce(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        for (var i = 0; i < 100; i++) await site.QueueAsync($"k{i}");
        var transport = new MeetingTransport(site.Services.GetRequiredService<IMailTransport>());
        var tried = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => site.Sender(transport).SendDueAsync(CancellationToken.None))));
        Assert.Equal(100, tried.Sum());
        Assert.Equal(100, transport.Calls);
        Assert.Equal(100, site.Letters().Length);
    }

    /// <summary>The first letter leaves only once another sender has come with one: they do work at the same time.</summary>
    private sealed class MeetingTransport(IMailTransport inner) : IMailTransport
    {
        private readonly TaskCompletionSource _met = new();
        public int Calls;

        public async Task<MailOutcome> SendAsync(MailRow mail, CancellationToken ct)
        {
            if (Interlocked.Increment(ref Calls) == 1) await _met.Task.WaitAsync(TimeSpan.FromMinutes(1), ct);
            else _met.TrySetResult();
            return await inner.SendAsync(mail, ct);
        }
    }

    private sealed class HeldTransport : IMailTransport
    {
        public int Calls;
        public TaskCompletionSource<MailOutcome> End { get; } = new();

        public Task<MailOutcome> SendAsync(MailRow mail, CancellationToken ct)
        {
            Interlocked.Increment(ref Calls);
            return End.Task;
        }
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // RFC 2047: one or more encoded words, folded.
    private static string Subject(string letter)
    {
        var raw = letter.Split("\n", StringSplitOptions.TrimEntries).SkipWhile(l => !l.StartsWith("Subject:", StringComparison.OrdinalIgnoreCase)).ToList();
        var words = raw.TakeWhile((l, i) => i == 0 || l.StartsWith("=?", StringComparison.Ordinal)).SelectMany(l => l.Replace("Subject:", "", StringComparison.OrdinalIgnoreCase).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return Encoding.UTF8.GetString([.. words.SelectMany(Decode)]);
    }

    private static byte[] Decode(string word)
    {
        var parts = word.Split('?');
        Assert.Equal("utf-8", parts[1]);
        if (parts[2] == "B") return Convert.FromBase64String(parts[3]);
        return [.. System.Text.RegularExpressions.Regex.Matches(parts[3].Replace('_', ' '), "=([0-9A-F]{2})|.").Select(m => m.Groups[1].Success ? Convert.ToByte(m.Groups[1].Value, 16) : (byte)m.Value[0])];
    }
}
