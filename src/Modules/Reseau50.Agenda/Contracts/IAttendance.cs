using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Contracts;

/// <summary>How many came to a date, for whoever tells of it: the closing of a session, a row of a report.</summary>
public interface IAttendance
{
    /// <summary>The numbers of one date; null for one the viewer may not see, or nobody registers for. Numbers only: no name leaves the agenda.</summary>
    Task<AttendanceNumbers?> OfAsync(string eventId, Viewer viewer, CancellationToken ct = default);
}

/// <summary>The numbers of a date. <see cref="LateWithdrawals"/>: within the last two days before it. <see cref="Length"/>: hours of all those present together, where half-days have known hours. <see cref="Draw"/>: « faible », « attendue », « forte », or null; <see cref="Note"/> is Markdown.</summary>
public sealed record AttendanceNumbers(AttendanceCount Total, IReadOnlyList<AttendanceCount> ByCategory, int LateWithdrawals, TimeSpan Length, string? Draw, string? Note)
{
    /// <summary>True once somebody's presence was noted.</summary>
    public bool IsNoted => Total.Unnoted < Total.Registered;
}

/// <summary>People with a firm seat, each once. <see cref="WalkIns"/> came without having registered, and are among the others.</summary>
public sealed record AttendanceCount(string Name, int Registered, int Present, int Absent, int Excused, int WalkIns)
{
    /// <summary>Those of whom nothing was noted.</summary>
    public int Unnoted => Registered - Present - Absent - Excused;
}
