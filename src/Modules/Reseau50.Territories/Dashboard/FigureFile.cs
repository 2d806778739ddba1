using System.Globalization;
using System.Text;
using CsvHelper;
using Reseau50.Cms.Statistics;

namespace Reseau50.Territories.Dashboard;

/// <summary>The tables for a spreadsheet, one after the other: what the screen says, cell by cell.</summary>
internal static class FigureFile
{
    public const string Type = "text/csv; charset=utf-8";

    public static async Task<byte[]> OfAsync(DashboardView view, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        await using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';', Injection = CsvInjection.Escape }, true))
        {
            await csv.WriteRecordAsync([$"État au {view.AtLocal:dd/MM/yyyy}", view.Epci is null ? "Territoire" : "Catégorie", .. FigureTable.Months, view.Year.ToString(CultureInfo.InvariantCulture), (view.Year - 1).ToString(CultureInfo.InvariantCulture)], ct);
            foreach (var table in view.Tables)
                foreach (var line in table.All) await csv.WriteRecordAsync([table.Figure.Title, line.Name, .. Cells(table, line)], ct);
        }
        return bytes.ToArray();
    }

    // What stands today has no month and no year before: these cells are empty.
    private static IEnumerable<string> Cells(FigureTable table, FigureLine line) =>
        table.Figure.Today ? [.. Enumerable.Repeat("", 12), Word(line.Total), ""] : [.. line.Months.Select(Word), Word(line.Total), Word(line.Before)];

    public static string Word(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? Bar.Hidden;
}
