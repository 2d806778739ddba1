using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Reseau50.Tests.Cms.Mail;

/// <summary>A mail server on loopback that keeps what it accepts, or misbehaves at the point a test asks for.</summary>
internal sealed class SmtpStub : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public SmtpStub()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _loop = AcceptAsync();
    }

    public int Port { get; }
    public ConcurrentQueue<string> Messages { get; } = [];

    /// <summary>The answer to <c>RCPT TO</c>.</summary>
    public string ToRecipient { get; set; } = "250 OK";

    /// <summary>The answer to <c>DATA</c>.</summary>
    public string ToData { get; set; } = "354 Go on";

    /// <summary>The server accepts the message, then the line breaks before it says so.</summary>
    public bool DiesAfterData { get; set; }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        using (var reader = new StreamReader(client.GetStream(), Encoding.UTF8))
        await using (var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true })
        {
            await writer.WriteLineAsync("220 stub");
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase)) await writer.WriteLineAsync(ToRecipient);
                else if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
                {
                    await writer.WriteLineAsync(ToData);
                    if (!ToData.StartsWith("354", StringComparison.Ordinal)) continue;
                    var text = new StringBuilder();
                    while (await reader.ReadLineAsync() is { } body && body != ".") text.AppendLine(body);
                    Messages.Enqueue(text.ToString());
                    if (DiesAfterData) return;
                    await writer.WriteLineAsync("250 Taken");
                }
                else if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase)) return;
                else await writer.WriteLineAsync("250 OK");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _listener.Dispose();
        _stop.Dispose();
    }
}
