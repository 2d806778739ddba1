using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Contact.Letters;
using Reseau50.Contact.Messages;
using Reseau50.Forms.Contracts;

namespace Reseau50.Contact.Queue;

/// <summary>What was added to a message, with the name of who did.</summary>
internal sealed record EntryLine(ContactEntry Entry, string Who);

/// <summary>One message as it is read. <see cref="Author"/>: the name of the content's author, when the site knows one it can write to.</summary>
internal sealed record SheetView(ContactMessage Message, IReadOnlyList<EntryLine> Entries, IReadOnlyList<FormAnswer> Answers, string? AssignedName, string? Author);

/// <summary>One message, all that was added to it, the oldest first.</summary>
internal sealed class MessageSheet(SiteDb db, MessageList list, ContactLetters letters, IFormAnswers answers)
{
    public async Task<SheetView?> OfAsync(string id, CancellationToken ct)
    {
        if (await db.Set<ContactMessage>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, ct) is not { } message) return null;
        var entries = await db.Set<ContactEntry>().AsNoTracking().Where(e => e.MessageId == id).OrderBy(e => e.AtUtc).ThenBy(e => e.Id).ToListAsync(ct);
        var names = await list.NamesAsync([.. entries.Select(e => e.ByWhom).Append(message.AssignedTo).OfType<string>().Distinct()], ct);
        return new SheetView(message, [.. entries.Select(e => new EntryLine(e, names.GetValueOrDefault(e.ByWhom, e.ByWhom)))], (await answers.OfAsync([message.Answers], ct)).GetValueOrDefault(message.Answers, []),
            message.AssignedTo is { } by ? names.GetValueOrDefault(by, by) : null, (await letters.AuthorAsync(message, ct))?.Name);
    }
}
