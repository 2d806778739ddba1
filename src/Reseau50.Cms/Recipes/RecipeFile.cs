using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Reseau50.Cms.Recipes;

/// <summary>
/// A recipe's bytes and the way from any value back to its line. The file is checked whole when opened, then read step by step and item by
/// item: memory holds the bytes and one item.
/// </summary>
public sealed class RecipeFile
{
    /// <summary>The largest recipe accepted, in bytes; media belong in files beside it.</summary>
    public const long MaxBytes = 64 * 1024 * 1024;

    private static readonly string[] RootKeys =
    [
        "$schema", "name", "displayName", "description", "author", "website", "version", "issetuprecipe", "categories", "tags", "requireNewScope", "exportUtc", "variables", "steps",
    ];

    private readonly byte[] _bytes;

    // Places are asked for each item: they must not cost a walk from the start of the file.
    private readonly Lazy<List<int>> _lineStarts;

    private RecipeFile(string path, byte[] bytes) => (Path, _bytes, _lineStarts) = (path, bytes, new(() => LineStarts(bytes)));

    public string Path { get; }
    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
    public string Name { get; private set; } = "";

    /// <summary>What people call it; its name when it says nothing else.</summary>
    public string Title { get; private set; } = "";
    public string? Description { get; private set; }

    /// <summary>True when it makes a whole site.</summary>
    public bool IsSetup { get; private set; }
    public JsonObject Variables { get; private set; } = [];
    public JsonSpan VariablesSpan { get; private set; }
    public IReadOnlyList<JsonSpan> Steps { get; private set; } = [];

    /// <summary>Reads and checks the file: encoding, syntax, doubled keys, root keys. Throws <see cref="RecipeFaultException"/>.</summary>
    public static RecipeFile Open(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists) throw new RecipeFaultException(new RecipePlace(path, 1, 1), "ce fichier n’existe pas.", "vérifiez le chemin donné à la commande.");
        if (info.Length > MaxBytes)
            throw new RecipeFaultException(new RecipePlace(path, 1, 1), $"le fichier pèse {info.Length / 1024 / 1024} Mo ; une recette en compte {MaxBytes / 1024 / 1024} au plus.",
                "partagez-la en plusieurs recettes réunies par une étape « recipes », et sortez les images dans une étape « media ».");
        var file = new RecipeFile(path, File.ReadAllBytes(path));
        file.CheckEncoding();
        file.CheckSyntax();
        file.ReadRoot();
        return file;
    }

    /// <summary>The JSON of a span.</summary>
    public JsonNode? Parse(JsonSpan span) => JsonNode.Parse(_bytes.AsSpan(span.Start, span.Length), null,
        new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = JsonSpans.MaxDepth });

    public IReadOnlyList<(string Name, JsonSpan Value)> Properties(JsonSpan span) => JsonSpans.Properties(_bytes, span);
    public IReadOnlyList<JsonSpan> Elements(JsonSpan span) => JsonSpans.Elements(_bytes, span);
    public bool IsArray(JsonSpan span) => span.Length > 0 && _bytes[span.Start] == (byte)'[';
    public bool IsObject(JsonSpan span) => span.Length > 0 && _bytes[span.Start] == (byte)'{';

    /// <summary>The place of a byte.</summary>
    public RecipePlace At(int offset, int? step = null, string? stepName = null)
    {
        var end = Math.Min(offset, _bytes.Length);
        var found = _lineStarts.Value.BinarySearch(end);
        var line = found >= 0 ? found : ~found - 1;
        return new RecipePlace(Path, line + 1, Encoding.UTF8.GetCharCount(_bytes.AsSpan(_lineStarts.Value[line]..end)) + 1, step, stepName);
    }

    /// <summary>The place of a value below <paramref name="span"/>, found by its path (<c>$.TitlePart.Title</c>).</summary>
    public RecipePlace At(JsonSpan span, string path, int? step = null, string? stepName = null) => At(JsonSpans.Find(_bytes, span, path), step, stepName);

    private void CheckEncoding()
    {
        if (_bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble)) "   "u8.CopyTo(_bytes);
        if (Utf8.IsValid(_bytes)) return;
        var good = 0;
        for (var bad = _bytes.Length; good < bad;)
        {
            var middle = (good + bad + 1) / 2;
            // A cut inside a character is no fault: allow for the three bytes that may follow.
            if (Enumerable.Range(0, 4).Any(back => middle - back >= 0 && Utf8.IsValid(_bytes.AsSpan(0, middle - back)))) good = middle;
            else bad = middle - 1;
        }
        while (good > 0 && !Utf8.IsValid(_bytes.AsSpan(0, good))) good--;
        throw new RecipeFaultException(At(good), "le fichier n’est pas en UTF-8 : cet octet ne forme aucun caractère.", "enregistrez la recette en UTF-8 dans votre éditeur.");
    }

    private void CheckSyntax()
    {
        try
        {
            if (JsonSpans.FindDoubledKey(_bytes) is var (offset, key) && key is not null)
                throw new RecipeFaultException(At(offset), $"la clé « {key} » est écrite deux fois dans le même objet.", "gardez une seule des deux.");
        }
        catch (JsonException e)
        {
            var line = (int)(e.LineNumber ?? 0);
            var start = 0;
            for (var n = 0; n < line; n++) start += _bytes.AsSpan(start).IndexOf((byte)'\n') + 1;
            throw new RecipeFaultException(At(start + (int)(e.BytePositionInLine ?? 0)), "le JSON est mal formé ici.",
                "cherchez juste avant cet endroit une virgule, un guillemet ou une accolade qui manque ou qui est de trop.");
        }
    }

    private void ReadRoot()
    {
        var root = JsonSpans.Root(_bytes);
        if (!IsObject(root)) throw new RecipeFaultException(At(root.Start), "une recette est un objet JSON.", "commencez le fichier par une accolade.");
        var seenSteps = false;
        foreach (var (key, value) in Properties(root))
        {
            if (!RootKeys.Contains(key))
                throw new RecipeFaultException(At(value.Start), $"la clé « {key} » est inconnue à la racine d’une recette.", Suggest(key));
            if (key == "name") Name = Parse(value)?.ToString() ?? "";
            if (key == "displayName") Title = Parse(value)?.ToString() ?? "";
            if (key == "description") Description = Parse(value)?.ToString();
            if (key == "issetuprecipe") IsSetup = Parse(value) is JsonValue flag && flag.GetValueKind() == JsonValueKind.True;
            if (key == "variables")
            {
                if (seenSteps) throw new RecipeFaultException(At(value.Start), "« variables » vient après « steps » : Orchard ne la lirait pas.", "placez « variables » avant « steps ».");
                if (Parse(value) is not JsonObject variables) throw new RecipeFaultException(At(value.Start), "« variables » doit être un objet.", "écrivez { \"nom\": \"valeur\" }.");
                (Variables, VariablesSpan) = (variables, value);
            }
            if (key != "steps") continue;
            if (!IsArray(value)) throw new RecipeFaultException(At(value.Start), "« steps » doit être une liste d’étapes.", "écrivez \"steps\": [ { \"name\": … } ].");
            (Steps, seenSteps) = (Elements(value), true);
        }
        if (!seenSteps) throw new RecipeFaultException(At(root.Start), "la recette n’a pas de « steps » : elle ne ferait rien.", "ajoutez une liste \"steps\".");
        if (Name.Length == 0) Name = System.IO.Path.GetFileName(Path).Replace(".recipe.json", "", StringComparison.OrdinalIgnoreCase);
        if (Title.Length == 0) Title = Name;
    }

    private static List<int> LineStarts(byte[] bytes)
    {
        var starts = new List<int> { 0 };
        for (var at = 0; bytes.AsSpan(at).IndexOf((byte)'\n') is var next and >= 0; at += next + 1) starts.Add(at + next + 1);
        return starts;
    }

    private static string Suggest(string key) =>
        RootKeys.FirstOrDefault(k => k.Equals(key, StringComparison.OrdinalIgnoreCase)) is { } near
            ? $"écrivez « {near} » : à la racine, la casse compte." : "clés connues : " + string.Join(", ", RootKeys) + ".";
}
