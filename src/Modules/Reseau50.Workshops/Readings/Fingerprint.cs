using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.Parts;

namespace Reseau50.Workshops.Readings;

/// <summary>
/// What a write-up says, in 64 letters: the same as long as a reader would read the same. Saving without a change, setting its hour or publishing it changes nothing in it; a draft
/// keeps its version id from save to save, so the id cannot tell.
/// </summary>
internal static class Fingerprint
{
    // The link from a production to its sheet is written by the publication itself.
    private static readonly HashSet<string> NotRead = [.. ContentJson.Metadata, nameof(PublishLaterPart), nameof(ArchiveLaterPart), "Outil"];

    public static string Of(ContentItem item)
    {
        var text = new StringBuilder();
        Write(item.Parts, text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // What is empty, false or not there reads the same, as in ContentJson.SaysTheSame.
    private static bool Write(JsonNode? node, StringBuilder text)
    {
        var start = text.Length;
        switch (node)
        {
            case JsonObject o:
                foreach (var (name, value) in o.Where(p => !NotRead.Contains(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    var at = text.Length;
                    text.Append('\u0001').Append(name).Append('\u0002');
                    if (!Write(value, text)) text.Length = at;
                }
                break;
            case JsonArray list:
                foreach (var one in list)
                {
                    text.Append('\u0003');
                    Write(one, text);
                }
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String: text.Append(value.GetValue<string>().Replace("\r\n", "\n", StringComparison.Ordinal).Trim()); break;
            case JsonValue value when value.GetValueKind() is not (JsonValueKind.False or JsonValueKind.Null): text.Append(value.ToJsonString()); break;
        }
        return text.Length > start;
    }
}
