using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;

namespace Reseau50.Admin.Journal;

/// <summary>The journal, newest first.</summary>
internal sealed class JournalTable(SiteDb db, SiteTime time, IEnumerable<IActorNames> names)
{
    /// <summary>Lines of an export at most.</summary>
    public const int MostExported = 50_000;

    public async Task<(IReadOnlyList<JournalLine> Lines, int Total)> PageAsync(JournalFilter filter, int size, CancellationToken ct)
    {
        var query = (await QueryAsync(filter, ct)).OrderByDescending(x => x.AtUtc).ThenByDescending(x => x.Id);
        var rows = await query.Skip((filter.Page - 1) * size).Take(size).ToListAsync(ct);
        return (await NamedAsync(rows, ct), await query.TotalAsync(ct));
    }

    /// <summary>All of it, by pages of one thousand: memory stays flat.</summary>
    public async IAsyncEnumerable<JournalLine> AllAsync(JournalFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        const int size = 1_000;
        var query = (await QueryAsync(filter, ct)).OrderByDescending(x => x.AtUtc).ThenByDescending(x => x.Id);
        for (var from = 0; from < MostExported; from += size)
        {
            var rows = await query.Skip(from).Take(size).ToListAsync(ct);
            foreach (var line in await NamedAsync(rows, ct)) yield return line;
            if (rows.Count < size) yield break;
        }
    }

    private async Task<IQueryable<AuditLine>> QueryAsync(JournalFilter filter, CancellationToken ct)
    {
        var lines = db.Set<AuditLine>().AsNoTracking();
        if (filter.Quoi is { Length: > 0 } family && JournalFilter.Families.Any(f => f.Value == family)) lines = lines.Where(x => x.Action.StartsWith(family));
        if (filter.Du is { } from && time.ToUtc(from.ToDateTime(TimeOnly.MinValue)) is var start) lines = lines.Where(x => x.AtUtc >= start);
        if (filter.Au is { } to && time.ToUtc(to.AddDays(1).ToDateTime(TimeOnly.MinValue)) is var end) lines = lines.Where(x => x.AtUtc < end);
        if (filter.Qui?.Trim() is { Length: > 0 } who)
        {
            var ids = new List<string> { who };
            foreach (var source in names) ids.AddRange(await source.FindAsync(who, ct));
            lines = lines.Where(x => ids.Contains(x.Actor));
        }
        if (filter.Q?.Trim() is { Length: > 0 } words)
        {
            var folded = words.ToLower(CultureInfo.InvariantCulture);
#pragma warning disable CA1304, CA1311, CA1862 // The database folds, not the culture of this process.
            lines = lines.Where(x => x.Summary.ToLower().Contains(folded) || x.Summary.Contains(words) || x.SubjectId == words);
#pragma warning restore CA1304, CA1311, CA1862
        }
        return lines;
    }

    private async Task<IReadOnlyList<JournalLine>> NamedAsync(List<AuditLine> rows, CancellationToken ct)
    {
        var (ids, known) = (rows.Select(r => r.Actor).Distinct().ToList(), new Dictionary<string, string>());
        foreach (var source in names)
            foreach (var (id, name) in await source.OfAsync(ids, ct)) known[id] = name;
        return [.. rows.Select(r => new JournalLine(r.AtUtc, known.GetValueOrDefault(r.Actor, r.Actor), r.Action, r.SubjectType, r.SubjectId, r.Summary))];
    }
}
