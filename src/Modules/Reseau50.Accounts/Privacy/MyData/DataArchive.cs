using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using Reseau50.Cms.Security;

namespace Reseau50.Accounts.Privacy.MyData;

/// <summary>Everything the site keeps about somebody, in one archive: one file for machines, one table for each kind, and a page that says what is what.</summary>
internal static class DataArchive
{
    public const string Json = "mes-donnees.json", ReadMe = "LISEZMOI.txt";

    public static async Task WriteAsync(Stream target, IReadOnlyList<(string Name, IReadOnlyList<PersonalTable> Tables)> parts, string readMe, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct);
        await using (var text = new StreamWriter(await zip.CreateEntry(ReadMe).OpenAsync(ct), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
            await text.WriteAsync(readMe);
        foreach (var table in parts.SelectMany(p => p.Tables))
        {
            await using var text = new StreamWriter(await zip.CreateEntry(table.Name + ".csv").OpenAsync(ct), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await using var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';', Injection = CsvInjection.Escape }, true);
            await csv.WriteRecordAsync([.. table.Columns], ct);
            foreach (var row in table.Rows) await csv.WriteRecordAsync([.. row.Select(v => v ?? "")], ct);
        }
        await using var file = await zip.CreateEntry(Json).OpenAsync(ct);
        await JsonAsync(file, parts, ct);
    }

    private static async Task JsonAsync(Stream file, IReadOnlyList<(string Name, IReadOnlyList<PersonalTable> Tables)> parts, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        foreach (var table in parts.SelectMany(p => p.Tables))
        {
            json.WriteStartArray(table.Name);
            foreach (var row in table.Rows)
            {
                json.WriteStartObject();
                for (var i = 0; i < table.Columns.Count; i++) json.WriteString(table.Columns[i], row[i]);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            await json.FlushAsync(ct);
        }
        json.WriteEndObject();
    }
}
