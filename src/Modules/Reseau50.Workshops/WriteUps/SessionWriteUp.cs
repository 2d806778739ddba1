using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Security;
using Reseau50.Workshops.Listing;

namespace Reseau50.Workshops.WriteUps;

/// <summary>The write-up of one session, for those who were there.</summary>
internal sealed class SessionWriteUp(ContentReader reader, WorkshopTable workshops, WriteUpTable writeUps) : ISessionWriteUp
{
    public async Task<string?> FindAsync(string workshopId, DateTime first, DateTime last, Viewer viewer, CancellationToken ct = default)
    {
        if (await reader.PublishedAsync(workshopId, viewer, ct) is not { ContentType: Workshop.Type } item) return null;
        var all = await writeUps.OfAsync(await workshops.OfAsync(item, viewer, ct), viewer, ct);
        return all.FirstOrDefault(w => w.SessionDay is { } day && day.Date >= first.Date && day.Date <= last.Date)?.Path;
    }
}
