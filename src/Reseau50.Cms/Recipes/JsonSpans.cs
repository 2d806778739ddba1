using System.Text.Json;
using System.Text.RegularExpressions;

namespace Reseau50.Cms.Recipes;

/// <summary>Where a JSON value lies in a file, in bytes.</summary>
public readonly record struct JsonSpan(int Start, int Length);

/// <summary>Walks JSON bytes without building anything.</summary>
internal static partial class JsonSpans
{
    public const int MaxDepth = 128;
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxDepth };

    public static JsonSpan Root(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes, Options);
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return new JsonSpan(start, (int)reader.BytesConsumed - start);
    }

    public static IReadOnlyList<(string, JsonSpan)> Properties(byte[] bytes, JsonSpan span)
    {
        var reader = new Utf8JsonReader(bytes.AsSpan(span.Start, span.Length), Options);
        reader.Read();
        var found = new List<(string, JsonSpan)>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            found.Add((name, Here(ref reader, span.Start)));
        }
        return found;
    }

    public static IReadOnlyList<JsonSpan> Elements(byte[] bytes, JsonSpan span)
    {
        var reader = new Utf8JsonReader(bytes.AsSpan(span.Start, span.Length), Options);
        reader.Read();
        var found = new List<JsonSpan>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) found.Add(Here(ref reader, span.Start));
        return found;
    }

    /// <summary>The offset of the value at a <c>JsonNode.GetPath()</c> path; of the deepest one found when the path leads nowhere.</summary>
    public static int Find(byte[] bytes, JsonSpan span, string path)
    {
        foreach (Match step in Step().Matches(path))
        {
            if (step.Groups["index"].Success)
            {
                if (bytes[span.Start] != '[') break;
                var elements = Elements(bytes, span);
                var index = int.Parse(step.Groups["index"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
                if (index >= elements.Count) break;
                span = elements[index];
                continue;
            }
            if (bytes[span.Start] != '{') break;
            var name = step.Groups["quoted"].Success ? step.Groups["quoted"].Value : step.Groups["name"].Value;
            var next = Properties(bytes, span).FirstOrDefault(p => p.Item1 == name);
            if (next.Item1 is null) break;
            span = next.Item2;
        }
        return span.Start;
    }

    /// <summary>Reads everything (throws on bad syntax) and finds the first key written twice in one object.</summary>
    public static (int Offset, string? Key) FindDoubledKey(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes, Options);
        var open = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject) open.Push([]);
            else if (reader.TokenType == JsonTokenType.EndObject) open.Pop();
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.GetString() is var key && !open.Peek().Add(key!)) return ((int)reader.TokenStartIndex, key);
        }
        return (0, null);
    }

    private static JsonSpan Here(ref Utf8JsonReader reader, int origin)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return new JsonSpan(origin + start, (int)reader.BytesConsumed - start);
    }

    [GeneratedRegex(@"\.(?<name>[^.\[\]]+)|\[(?<index>\d+)\]|\['(?<quoted>[^']*)'\]")]
    private static partial Regex Step();
}
