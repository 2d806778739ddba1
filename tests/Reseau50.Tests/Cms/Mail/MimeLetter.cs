using System.Text;
using System.Text.RegularExpressions;

namespace Reseau50.Tests.Cms.Mail;

/// <summary>A message as a mailbox reads it: headers decoded, parts by type.</summary>
internal sealed partial class MimeLetter
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    public string this[string header] => _headers.GetValueOrDefault(header) ?? throw new InvalidOperationException($"No header {header}.");

    /// <summary>The text of each part, in order.</summary>
    public List<(string Type, string Text)> Parts { get; } = [];

    /// <param name="raw">The bytes as they came, one character each.</param>
    public static MimeLetter Parse(string raw)
    {
        var letter = new MimeLetter();
        var (headers, body) = Split(raw);
        foreach (var (name, value) in headers) letter._headers[name] = Words().Replace(Between().Replace(value, "?==?"), Decode).Trim();
        letter.Take(headers, body);
        return letter;
    }

    private void Take(Dictionary<string, string> headers, string body)
    {
        var type = headers.GetValueOrDefault("Content-Type", "text/plain");
        if (Boundary().Match(type) is { Success: true } boundary)
        {
            foreach (var part in body.Split("--" + boundary.Groups[1].Value)[1..^1])
            {
                var (inner, text) = Split(part[2..]);
                Take(inner, text);
            }
            return;
        }
        var bytes = headers.GetValueOrDefault("Content-Transfer-Encoding", "7bit").Trim().ToLowerInvariant() switch
        {
            "quoted-printable" => Quoted(body),
            "base64" => Convert.FromBase64String(body),
            _ => Encoding.Latin1.GetBytes(body),
        };
        Parts.Add((type.Split(';')[0].Trim(), Encoding.UTF8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n')));
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string raw)
    {
        var end = raw.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = raw[..end].Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", " ", StringComparison.Ordinal).Split("\r\n");
        return (lines.Select(l => l.Split(':', 2)).ToDictionary(h => h[0], h => h[1].Trim(), StringComparer.OrdinalIgnoreCase), raw[(end + 4)..]);
    }

    private static byte[] Quoted(string text) => Encoding.Latin1.GetBytes(Escape().Replace(text.Replace("=\r\n", "", StringComparison.Ordinal), m => ((char)Convert.ToByte(m.Groups[1].Value, 16)).ToString()));

    private static string Decode(Match word) => Encoding.UTF8.GetString(word.Groups[1].Value is "B" or "b" ? Convert.FromBase64String(word.Groups[2].Value) : Quoted(word.Groups[2].Value.Replace('_', ' ')));

    // Blanks between two encoded words are not text.
    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex Between();

    [GeneratedRegex(@"=\?utf-8\?([BQ])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    [GeneratedRegex("boundary=\"?([^\";]+)")]
    private static partial Regex Boundary();

    [GeneratedRegex("=([0-9A-Fa-f]{2})")]
    private static partial Regex Escape();
}
