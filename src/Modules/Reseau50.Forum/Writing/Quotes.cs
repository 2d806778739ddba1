namespace Reseau50.Forum.Writing;

/// <summary>A post quoted in another: its words and the way back to it. Who wrote them is read there: a name copied into somebody else's text would stay when its owner leaves.</summary>
internal static class Quotes
{
    private const int MostLines = 12;

    public static string Of(int number, string path, string text)
    {
        // What was quoted in it is left out: a thread quoted whole is read by nobody.
        var lines = text.Split('\n').Where(l => !l.StartsWith('>')).SkipWhile(string.IsNullOrWhiteSpace).ToList();
        var kept = lines.Take(MostLines).Select(l => "> " + l).ToList();
        if (lines.Count > MostLines) kept.Add("> …");
        return $"> [Message n° {number}]({path}) :\n>\n{string.Join('\n', kept)}\n\n";
    }
}
