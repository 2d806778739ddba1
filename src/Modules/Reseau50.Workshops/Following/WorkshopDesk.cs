using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Workshops.Listing;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Following;

/// <summary>The workshops somebody may write up. Their states are what the network sees, not what that person does: rights say which are shown, not where they stand.</summary>
internal sealed class WorkshopDesk(WorkshopTable workshops, SiteTime time)
{
    public async Task<IReadOnlyList<Workshop>> OfAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.Writes()) return [];
        var seen = viewer.SeesEverything ? null : (await workshops.AllAsync(viewer, ct)).Select(w => w.Id).ToHashSet();
        return [.. (await workshops.AllAsync(Viewer.System, ct)).Where(w => (seen is null || seen.Contains(w.Id)) && viewer.MayWriteUp(w))];
    }

    /// <summary>Held, and nothing left to the network yet: whoever waits longest first.</summary>
    public async Task<IReadOnlyList<WaitingWorkshop>> WaitingAsync(Viewer viewer, CancellationToken ct) => Waiting(await OfAsync(viewer, ct));

    public IReadOnlyList<WaitingWorkshop> Waiting(IEnumerable<Workshop> all) =>
        [.. all.Where(w => w.State == WorkshopState.Held).Select(w => new WaitingWorkshop(w, time.Today.DayNumber - w.LastHeld!.Span.LastDay.DayNumber)).OrderByDescending(w => w.Days)];
}

/// <summary>A workshop to be given back, and how long its last session is over.</summary>
internal sealed record WaitingWorkshop(Workshop Workshop, int Days)
{
    /// <summary>« séance tenue aujourd’hui », « hier », « il y a 12 jours ».</summary>
    public string Since => "séance tenue " + (Days switch { <= 0 => "aujourd’hui", 1 => "hier", _ => $"il y a {Days} jours" });
}
