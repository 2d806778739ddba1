using Microsoft.EntityFrameworkCore;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Site;
using Reseau50.Contact.Messages;

namespace Reseau50.Contact.Queue;

/// <summary>What the list of messages is asked; the words are those of its address. Without a state: those that are open.</summary>
internal sealed record MessageFilter(string? Q = null, string? Etat = null, string? Genre = null, int Page = 1)
{
    public const string Message = "message", Report = "signalement";

    public static readonly IReadOnlyList<(string Value, string Text)> Kinds = [(Message, "Messages"), (Report, "Signalements")];
}

/// <summary>A message of the list.</summary>
internal sealed record MessageLine(string Id, string Reference, bool IsReport, string Subject, string? Page, string Start, DateTime AskedUtc, string State, string? AssignedTo, string? AssignedName, bool IsOpen)
{
    /// <summary>From this age on an open message is late, in days.</summary>
    public const int Late = 3;

    public string Title => $"{(IsReport ? "Signalement" : "Message")} {Reference} : {Subjects.Words(IsReport, Subject)}";

    public bool IsLate(DateTime nowUtc) => IsOpen && nowUtc - AskedUtc > TimeSpan.FromDays(Late);

    public static string Age(DateTime askedUtc, DateTime nowUtc) => (int)(nowUtc - askedUtc).TotalDays switch { <= 0 => "depuis moins d’un jour", 1 => "depuis 1 jour", var days => $"depuis {Pager.Words(days)} jours" };
}

/// <summary>Messages and notices, the oldest first while they are open. Three queries, however many there are.</summary>
internal sealed class MessageList(SiteDb db, IEnumerable<IActorNames> names)
{
    private const int Start = 180;

    public async Task<(IReadOnlyList<MessageLine> Lines, int Total)> PageAsync(MessageFilter filter, int size, CancellationToken ct)
    {
        var found = Found(filter);
        var closed = filter.Etat is MessageState.Done or MessageState.Filed;
        var sorted = closed ? found.OrderByDescending(m => m.ClosedUtc).ThenBy(m => m.Id) : found.OrderBy(m => m.AskedUtc).ThenBy(m => m.Id);
        var rows = await sorted.Skip((filter.Page - 1) * size).Take(size)
            .Select(m => new { m.Id, m.Reference, m.IsReport, m.Subject, m.Page, Text = m.Text.Substring(0, Start + 1), m.AskedUtc, m.State, m.AssignedTo, IsOpen = m.ClosedUtc == null }).ToListAsync(ct);
        var who = await NamesAsync([.. rows.Select(r => r.AssignedTo).OfType<string>().Distinct()], ct);
        return ([.. rows.Select(r => new MessageLine(r.Id, r.Reference, r.IsReport, r.Subject, r.Page, r.Text.Length > Start ? string.Concat(r.Text.AsSpan(0, Start), "…") : r.Text, r.AskedUtc, r.State, r.AssignedTo, r.AssignedTo is { } by ? who.GetValueOrDefault(by, by) : null, r.IsOpen))],
            await sorted.TotalAsync(ct));
    }

    /// <summary>The names of those who act; asked even of nobody, so that a page costs the same whatever is on it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var known = new Dictionary<string, string>();
        foreach (var source in names)
            foreach (var (id, name) in await source.OfAsync(ids, ct)) known[id] = name;
        return known;
    }

    private IQueryable<ContactMessage> Found(MessageFilter filter)
    {
        var found = db.Set<ContactMessage>().AsNoTracking();
        found = MessageState.All.Any(s => s.Value == filter.Etat) ? found.Where(m => m.State == filter.Etat) : found.Where(m => m.ClosedUtc == null);
        if (filter.Genre == MessageFilter.Message) found = found.Where(m => !m.IsReport);
        if (filter.Genre == MessageFilter.Report) found = found.Where(m => m.IsReport);
        if (filter.Q?.Trim() is not { Length: > 0 } words) return found;
        var (lower, upper) = (words.ToLowerInvariant(), words.ToUpperInvariant());
        // SQLite folds only plain letters: what was typed is tried too.
#pragma warning disable CA1304, CA1311, CA1862 // The database folds, not the culture of this process.
        return found.Where(m => m.Reference.Contains(upper) || m.Text.Contains(words) || m.Text.ToLower().Contains(lower) || m.Email!.ToLower().Contains(lower) || m.Name!.ToLower().Contains(lower) || m.Name!.Contains(words) || m.Page!.ToLower().Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862
    }
}
