using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Reseau50.Testing;

/// <summary>A recipe of as many pages as wanted, for what must hold at size.</summary>
public static class GeneratedRecipe
{
    /// <summary>The steps before the content: one type with a title, an address and a Markdown body.</summary>
    public const string Definition = """
        { "name": "feature", "enable": [ "OrchardCore.Title", "OrchardCore.Autoroute", "OrchardCore.Markdown" ] },
        { "name": "ContentDefinition", "ContentTypes": [ { "Name": "Note", "DisplayName": "Note", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true } },
          "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "AutoroutePart", "Name": "AutoroutePart" }, { "PartName": "MarkdownBodyPart", "Name": "MarkdownBodyPart" } ] } ] }
        """;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the recipe; <paramref name="count"/> items in one content step, each of so many paragraphs of 250 characters.</summary>
    public static void Write(string path, int count, int paragraphs = 6)
    {
        var body = string.Join("\n\n", Enumerable.Range(1, paragraphs).Select(n => $"Paragraphe {n}. " + string.Concat(Enumerable.Repeat("L’enfant explore à son rythme, l’adulte observe. ", 5))));
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false));
        file.Write("{ \"name\": \"Genere\", \"steps\": [\n" + Definition + ",\n{ \"name\": \"content\", \"data\": [\n");
        for (var n = 1; n <= count; n++) file.Write(Item(n, body) + (n < count ? ",\n" : "\n"));
        file.Write("] } ] }\n");
    }

    private static string Item(int n, string body) => JsonSerializer.Serialize(new
    {
        ContentItemId = $"note-{n:000000}",
        ContentItemVersionId = $"note-{n:000000}.1",
        ContentType = "Note",
        DisplayText = $"Note {n}",
        Latest = true,
        Published = true,
        CreatedUtc = "2026-01-01T08:00:00Z",
        ModifiedUtc = "2026-01-01T08:00:00Z",
        PublishedUtc = new DateTime(2020, 1, 1, 8, 0, 0, DateTimeKind.Utc).AddMinutes(n),
        Owner = "essai",
        Author = "Essai",
        TitlePart = new { Title = $"Note {n}" },
        AutoroutePart = new { Path = $"notes/{n}" },
        MarkdownBodyPart = new { Markdown = body },
    }, Json);
}
