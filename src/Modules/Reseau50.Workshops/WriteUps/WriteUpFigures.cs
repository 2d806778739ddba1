using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Networks.Contracts;

namespace Reseau50.Workshops.WriteUps;

/// <summary>The write-ups of each territory: a few dozen a year, read at once with their sessions.</summary>
internal sealed class WriteUpFigures(WriteUpTable writeUps) : IFigureSource
{
    public int Position => 20;

    public async Task<IReadOnlyList<Figure>> OfAsync(IReadOnlyCollection<int> years, Viewer viewer, CancellationToken ct = default) =>
    [
        new Figure("comptes-rendus", "Comptes-rendus d’ateliers", "Comptes-rendus publiés aujourd’hui, au mois de la séance dont ils rendent compte, là où elle a eu lieu.", [],
            [.. (await writeUps.LatestAsync(null, int.MaxValue, Viewer.System, ct)).Select(w => (w.Session, Day: DayOf(w))).Where(w => years.Contains(w.Day.Year)).Select(w => new FigureCount(w.Session?.EpciId, w.Day.Year, w.Day.Month, null, 1))])
        { Link = (epci, _) => epci is { Path: { } path } ? new("Les comptes-rendus du territoire", $"/{path}#comptes-rendus") : new("Les ateliers", "/ateliers") },
    ];

    // Without a session's day: the day it was first written.
    private static DateTime DayOf(WriteUp writeUp) => writeUp.SessionDay ?? writeUp.Item.CreatedUtc ?? DateTime.UnixEpoch;
}
