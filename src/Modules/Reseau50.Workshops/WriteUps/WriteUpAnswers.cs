using Reseau50.Cms.Security;
using Reseau50.Workshops.Contracts;

namespace Reseau50.Workshops.WriteUps;

/// <inheritdoc cref="IWriteUps"/>
internal sealed class WriteUpAnswers(WriteUpTable writeUps) : IWriteUps
{
    public async Task<WriteUpSummary?> SummaryAsync(string writeUpId, Viewer viewer, CancellationToken ct = default) =>
        await writeUps.FindAsync(writeUpId, viewer, ct) is { } found ? Summary(found) : null;

    public async Task<IReadOnlyList<WriteUpSummary>> SummariesAsync(DateTime sinceUtc, int count, Viewer viewer, CancellationToken ct = default) =>
        [.. (await writeUps.LatestAsync(null, count, viewer, ct)).Where(w => w.Item.PublishedUtc >= sinceUtc).Select(Summary)];

    public async Task<IReadOnlyList<WriteUpSummary>> FromAsync(string epciId, int count, Viewer viewer, CancellationToken ct = default) =>
        [.. (await writeUps.LatestAsync(null, int.MaxValue, viewer, ct)).Where(w => w.Session?.EpciId == epciId).Take(count).Select(Summary)];

    private static WriteUpSummary Summary(WriteUp w) => new(w.Item.ContentItemId, w.Workshop.Id, w.Workshop.Title, w.Item.DisplayText, w.Path, w.SessionDay, w.Attendance, WriteUp.SummaryOf(w.Item), w.Item.PublishedUtc!.Value);
}
