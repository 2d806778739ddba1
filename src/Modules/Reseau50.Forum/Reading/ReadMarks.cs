using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Reading;

/// <summary>How far each person read. It only goes forward: an old page opened again changes nothing.</summary>
internal sealed class ReadMarks(SiteDb db, SiteWork work, TimeProvider clock)
{
    public async Task<int> OfAsync(long topic, Viewer viewer, CancellationToken ct) =>
        viewer.AccountId is { } me ? await db.Set<ReadMark>().Where(r => r.AccountId == me && r.TopicId == topic).Select(r => r.Number).FirstOrDefaultAsync(ct) : 0;

    /// <summary>Whoever sees the site as somebody else reads nothing for them.</summary>
    public async Task MarkAsync(long topic, int number, Viewer viewer, CancellationToken ct)
    {
        if (viewer.AccountId is not { } me || viewer.SeenBy is not null) return;
        try
        {
            await work.RunAsync(async () =>
            {
                var mark = await db.Set<ReadMark>().FirstOrDefaultAsync(r => r.AccountId == me && r.TopicId == topic, ct);
                if (mark is null) db.Add(mark = new ReadMark { AccountId = me, TopicId = topic });
                (mark.Number, mark.AtUtc) = (Math.Max(mark.Number, number), clock.GetUtcNow().UtcDateTime);
            }, ct);
        }
        catch (DbUpdateException)
        {
            // Two tabs at once opened it for the first time: the other has said so.
        }
    }
}
