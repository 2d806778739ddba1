using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Drafts;

/// <summary>Keeps what is being typed, for its author alone, until it is sent or thrown away.</summary>
internal sealed class PostDrafts(SiteDb db, SiteWork work, CategoryTable categories, ForumPlaces places, TimeProvider clock)
{
    /// <summary>Whoever sees the site as somebody else reads nothing of theirs.</summary>
    public async Task<PostDraft?> FindAsync(string place, Viewer viewer, CancellationToken ct) =>
        viewer is { AccountId: { } me, SeenBy: null } ? await db.Set<PostDraft>().AsNoTracking().FirstOrDefaultAsync(d => d.AccountId == me && d.Place == place, ct) : null;

    /// <summary>False for a place the writer does not see. Nothing typed is nothing kept.</summary>
    public async Task<bool> KeepAsync(string place, string? title, string text, Viewer viewer, CancellationToken ct)
    {
        if (viewer is not { AccountId: { } me, SeenBy: null } || !await IsThereAsync(place, viewer, ct)) return false;
        if (string.IsNullOrWhiteSpace(title) && string.IsNullOrWhiteSpace(text))
        {
            await ThrowAwayAsync(place, me, ct);
            return true;
        }
        await work.RunAsync(async () =>
        {
            await work.HoldAsync("forum-draft:" + me, ct);
            var draft = await db.Set<PostDraft>().FirstOrDefaultAsync(d => d.AccountId == me && d.Place == place, ct);
            if (draft is null) db.Add(draft = new PostDraft { AccountId = me, Place = place });
            (draft.Title, draft.Text, draft.SavedUtc) = (title, text, clock.GetUtcNow().UtcDateTime);
        }, ct);
        return true;
    }

    public Task ThrowAwayAsync(string place, string me, CancellationToken ct) => work.RunAsync(() => db.Set<PostDraft>().Where(d => d.AccountId == me && d.Place == place).ExecuteDeleteAsync(ct), ct);

    private async Task<bool> IsThereAsync(string place, Viewer viewer, CancellationToken ct) => place.Split(':', 2) switch
    {
        ["categorie", var id] => (await categories.AllAsync(viewer, ct)).Any(c => c.Id == id),
        ["sujet", var id] => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && await places.FindAsync(number, ct) is not null,
        _ => false,
    };
}
