using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Reseau50.Benchmarks;

/// <summary>
/// One GET over and over on a fixed number of loopback connections. Plain sockets: an HTTP client would spend on itself most of the machine that
/// the server needs. Every answer must be a 200 of the length of the first.
/// </summary>
internal sealed class LoadGenerator(string url, params string[] headers)
{
    private const int Connections = 32;
    private readonly Uri _url = new(url);

    /// <summary>Answers a second over <paramref name="time"/>.</summary>
    public async Task<double> RunAsync(TimeSpan time)
    {
        using var stop = new CancellationTokenSource();
        var watch = Stopwatch.StartNew();
        var clients = Enumerable.Range(0, Connections).Select(_ => Task.Run(() => ClientAsync(stop.Token))).ToList();
        await Task.WhenAny(Task.Delay(time), Task.WhenAny(clients));
        await stop.CancelAsync();
        var counts = await Task.WhenAll(clients);
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    private async Task<long> ClientAsync(CancellationToken stop)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, _url.Port, CancellationToken.None);
        var request = Encoding.ASCII.GetBytes($"GET {_url.PathAndQuery} HTTP/1.1\r\nHost: {_url.Authority}\r\n{string.Concat(headers.Select(h => h + "\r\n"))}\r\n");
        var buffer = new byte[64 * 1024];
        var expected = -1;
        for (long count = 0; ; count++)
        {
            if (stop.IsCancellationRequested) return count;
            await socket.SendAsync(request, SocketFlags.None, CancellationToken.None);
            var length = await AnswerAsync(socket, buffer);
            if (expected < 0) expected = length;
            // A page compressed anew each time may differ by what a clock or a token writes: not by much.
            if (Math.Abs(length - expected) > 64) throw new InvalidOperationException($"{_url}: {length} bytes after {expected}.");
        }
    }

    // Returns the length of the body, whether it is announced or comes in chunks.
    private async Task<int> AnswerAsync(Socket socket, byte[] buffer)
    {
        var filled = 0;
        int head;
        while ((head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0) filled += await ReceiveAsync(socket, buffer.AsMemory(filled));
        if (!buffer.AsSpan(0, filled).StartsWith("HTTP/1.1 200"u8)) throw new InvalidOperationException($"{_url}: {Encoding.ASCII.GetString(buffer, 0, head)}");
        if (Announced(buffer.AsSpan(0, head)) is not { } length)
        {
            while (!buffer.AsSpan(0, filled).EndsWith("\r\n0\r\n\r\n"u8)) filled += await ReceiveAsync(socket, buffer.AsMemory(filled));
            return filled - head;
        }
        for (var left = length - (filled - head - 4); left > 0;) left -= await ReceiveAsync(socket, buffer.AsMemory(0, Math.Min(left, buffer.Length)));
        return length;
    }

    private static int? Announced(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0) return null;
        var value = head[(at + 16)..];
        var end = value.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? value : value[..end], NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private async Task<int> ReceiveAsync(Socket socket, Memory<byte> into) =>
        await socket.ReceiveAsync(into, SocketFlags.None, CancellationToken.None) is var read and > 0 ? read : throw new InvalidOperationException($"{_url}: the connection was closed.");
}
