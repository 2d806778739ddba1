using Microsoft.EntityFrameworkCore;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Statistics;

namespace Reseau50.Agenda.Registration.Totals;

/// <summary>A date of the table.</summary>
internal sealed record TotalsDate(string Id, string Title, string Path, EventSpan Span);

/// <summary>Confirmed seats by category and date. No total is stored or typed: every one is a sum of the cells. A hidden number is null for whoever reads.</summary>
internal sealed record TotalsGrid(Season Season, DateTime AtLocal, IReadOnlyList<TotalsDate> Dates, IReadOnlyList<string> Categories, int[,] Counts, bool[,]? Hidden)
{
    public int? Cell(int row, int column) => Hidden?[row, column] == true ? null : Counts[row, column];
    public int? OfCategory(int row) => Hidden?[row, Dates.Count] == true ? null : Enumerable.Range(0, Dates.Count).Sum(c => Counts[row, c]);
    public int OfDate(int column) => Enumerable.Range(0, Categories.Count).Sum(r => Counts[r, column]);
    public int Total => Enumerable.Range(0, Dates.Count).Sum(OfDate);

    /// <summary>The same lines on the screen and in the file.</summary>
    public IEnumerable<(string Name, IReadOnlyList<int?> Numbers)> Lines => Enumerable.Range(0, Categories.Count).Select(r => (Categories[r], (IReadOnlyList<int?>)[.. Enumerable.Range(0, Dates.Count).Select(c => Cell(r, c)), OfCategory(r)]));

    public IReadOnlyList<int> Sums => [.. Enumerable.Range(0, Dates.Count).Select(OfDate), Total];
}

/// <summary>The table of a season: the dates whoever looks may see and where one registers, in their order. The same queries for one date and for many.</summary>
internal sealed class TotalsTable(SiteDb db, EventTable events, ContentReader reader, RuleReader rules, TermTable terms, SiteTime time)
{
    private const string Uncategorised = "Sans catégorie";

    public async Task<TotalsGrid> OfAsync(Season season, Viewer viewer, bool small, CancellationToken ct)
    {
        var (from, to) = (time.ToUtc(season.From.ToDateTime(TimeOnly.MinValue)), time.ToUtc(season.To.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        var ids = await events.Visible(viewer).Where(e => e.Ordinal == 0 && e.Precision != EventPrecision.Month && e.StartUtc >= from && e.StartUtc < to).OrderBy(e => e.SortUtc).ThenBy(e => e.ContentItemId).Select(e => e.ContentItemId).ToListAsync(ct);
        var dates = new List<TotalsDate>();
        foreach (var item in await reader.PublishedAsync(ids, viewer, ct))
            if (await rules.OfAsync(item, ct) is { Mode: not RegistrationMode.None } one) dates.Add(new TotalsDate(one.EventId, one.Title, one.Path, one.Span));
        var shown = dates.ConvertAll(d => d.Id);
        var found = await db.Set<Attendee>().Where(a => shown.Contains(a.EventId) && a.State == RegistrationState.Confirmed).GroupBy(a => new { a.EventId, a.Category }).Select(g => new { g.Key.EventId, g.Key.Category, Count = g.Count() }).ToListAsync(ct);
        var categories = (await terms.AllAsync(RuleReader.CategoryTaxonomy, ct)).Select(t => (t.Id, t.Name)).ToList();
        var counts = new int[categories.Count + 1, dates.Count];
        foreach (var cell in found)
        {
            var row = categories.FindIndex(c => c.Id == cell.Category);
            counts[row < 0 ? categories.Count : row, shown.IndexOf(cell.EventId)] += cell.Count;
        }
        return new TotalsGrid(season, time.Now, dates, [.. categories.Select(c => c.Name), Uncategorised], counts, small ? null : SmallCells.Hidden(counts));
    }
}
