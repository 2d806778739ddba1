using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Contact.Messages;

namespace Reseau50.Contact.Queue;

/// <summary>How many messages of a kind a year brought, and what was decided.</summary>
internal sealed record YearLine(int Year, bool IsReport, string Subject, string Decision, int Total);

/// <summary>Messages in numbers: those that are kept, and those that are erased. Two queries.</summary>
internal sealed class YearCounts(SiteDb db)
{
    public async Task<IReadOnlyList<YearLine>> AllAsync(CancellationToken ct)
    {
        var kept = await db.Set<ContactMessage>().GroupBy(m => new { m.AskedUtc.Year, m.IsReport, m.Subject, Decision = m.Decision ?? "" })
            .Select(g => new YearLine(g.Key.Year, g.Key.IsReport, g.Key.Subject, g.Key.Decision, g.Count())).ToListAsync(ct);
        var erased = await db.Set<ContactCount>().Select(c => new YearLine(c.Year, c.IsReport, c.Subject, c.Decision, c.Total)).ToListAsync(ct);
        return [.. kept.Concat(erased).GroupBy(l => l with { Total = 0 }).Select(g => g.Key with { Total = g.Sum(l => l.Total) })
            .OrderByDescending(l => l.Year).ThenBy(l => l.IsReport).ThenBy(l => l.Subject, StringComparer.Ordinal).ThenBy(l => l.Decision, StringComparer.Ordinal)];
    }
}
