using System.Text;
using CsvHelper;
using Reseau50.Agenda.Registration.Asking;

namespace Reseau50.Agenda.Registration.Manage.Sheets;

/// <summary>One line of a list of people, as it was typed; <see cref="Number"/> is its line in the text.</summary>
internal sealed record SheetLine(long Number, string Raw, string? Name, string? Email, string? Category, string? Commune, string? Structure, string? Attending, string? Session);

/// <summary>What was read; or, beyond repair, where and why.</summary>
internal sealed record SheetRead(string? Header, IReadOnlyList<SheetLine> Lines, string? Problem);

/// <summary>Reads people out of a spreadsheet's text: semicolons, commas or tabs, with a line of titles or without.</summary>
internal static class PeopleSheet
{
    public const int Most = 500, MostBytes = 1_000_000;

    private static readonly string[] Names = ["Nom", "Prénom et nom", "Nom et prénom", "Nom prénom"], Emails = ["Courriel", "Adresse électronique", "E-mail", "Email", "Mail", "Courriel du contact"], Sessions = ["Séance", "Porte ouverte"];

    /// <summary>The text of a file: UTF-8 or UTF-16 when its marks or its bytes say so, else what French spreadsheets write, Windows-1252.</summary>
    public static string Decode(byte[] bytes)
    {
        var (start, known) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (3, (Encoding)new UTF8Encoding()),
            [0xFF, 0xFE, ..] => (2, Encoding.Unicode),
            [0xFE, 0xFF, ..] => (2, Encoding.BigEndianUnicode),
            _ => (0, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)),
        };
        try
        {
            return known.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }

    public static SheetRead Read(string text)
    {
        var first = text.Split('\n').FirstOrDefault(l => !string.IsNullOrWhiteSpace(l)) ?? "";
        // Titles name columns; a line of data has an address in it.
        var titled = !first.Contains('@', StringComparison.Ordinal) && first.Split(';', ',', '\t').Any(f => Is(f.Trim('"'), Names) || Is(f.Trim('"'), Emails));
        var lines = new List<SheetLine>();
        try
        {
            using var csv = CsvReader.FromText(text, new CsvReaderOptions { HasHeader = titled, Separator = titled ? null : BareSeparator(text), TrackLineNumbers = true, NormalizeHeaderName = Communes.Fold, MalformedData = CsvMalformedDataHandling.Throw });
            while (csv.Read())
            {
                var line = titled ? Titled(csv) : Bare(csv);
                if (line is { Name: null, Email: null, Category: null, Commune: null, Structure: null }) continue;
                if (lines.Count == Most) return new SheetRead(null, [], $"Cette liste compte plus de {Most} personnes : partagez-la en plusieurs.");
                lines.Add(line);
            }
        }
        catch (CsvFormatException e)
        {
            return new SheetRead(null, [], e.LineNumber is > 0 and var at ? $"Ligne {at} : un guillemet s’ouvre et ne se ferme pas, ou se ferme trop tôt. Corrigez cette ligne." : "Un guillemet s’ouvre et ne se ferme pas : corrigez la liste.");
        }
        return new SheetRead(titled ? first.TrimEnd('\r') : null, lines, lines.Count == 0 ? "Il n’y a personne dans cette liste : collez des lignes, ou choisissez un fichier." : null);
    }

    // Pasted lines differ from each other: addresses alone, names beside some.
    private static char BareSeparator(string text) => text.Contains(';', StringComparison.Ordinal) ? ';' : text.Contains('\t', StringComparison.Ordinal) ? '\t' : ',';

    private static SheetLine Titled(CsvReader csv)
    {
        var (name, given) = (Of(csv, Names), Of(csv, ["Prénom"]));
        return new SheetLine(csv.LineNumber, Raw(csv), AskForm.Line($"{given} {name}"), Of(csv, Emails), Of(csv, ["Catégorie"]), Of(csv, ["Commune"]), Of(csv, ["Structure"]), Of(csv, ["Participation"]), Of(csv, Sessions));
    }

    // Without titles: the address is what looks like one; before or after it the name, then the category.
    private static SheetLine Bare(CsvReader csv)
    {
        var fields = Enumerable.Range(0, csv.FieldCount).Select(i => AskForm.Line(csv.GetString(i))).OfType<string>().ToList();
        var email = fields.FirstOrDefault(f => f.Contains('@', StringComparison.Ordinal));
        var others = fields.Where(f => f != email).ToList();
        return new SheetLine(csv.LineNumber, Raw(csv), others.ElementAtOrDefault(0), email, others.ElementAtOrDefault(1), others.ElementAtOrDefault(2), others.ElementAtOrDefault(3), null, null);
    }

    private static string? Of(CsvReader csv, string[] titles)
    {
        foreach (var title in titles)
            if (csv.TryGetFieldIndex(title, out var index)) return AskForm.Line(csv.GetString(index));
        return null;
    }

    private static string Raw(CsvReader csv) => Encoding.UTF8.GetString(csv.RawRecord).TrimEnd('\r', '\n');

    private static bool Is(string title, string[] titles) => titles.Any(t => Communes.Fold(t) == Communes.Fold(title));
}
