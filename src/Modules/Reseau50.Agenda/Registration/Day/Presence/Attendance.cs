namespace Reseau50.Agenda.Registration.Day.Presence;

/// <summary>What was noted of somebody for one half-day. The numbers are stored.</summary>
internal enum Mark { None = 0, Present = 1, Absent = 2, Excused = 3 }

/// <summary>The last word about one person and one half-day; a word taken back stays as <see cref="Mark.None"/>, so that an older one, sent late, does not return.</summary>
internal sealed class Attendance
{
    public Guid AttendeeId { get; set; }

    /// <summary>The number of the half-day within the event.</summary>
    public int Half { get; set; }
    public string EventId { get; set; } = "";
    public Mark Mark { get; set; }

    /// <summary>When the finger touched the screen, by the site's clock.</summary>
    public DateTime TappedUtc { get; set; }

    /// <summary>The act of the telephone: sent twice, it is taken once.</summary>
    public Guid OperationId { get; set; }

    /// <summary>The account of who noted it.</summary>
    public string? NotedBy { get; set; }

    /// <summary>Came without having registered.</summary>
    public bool WalkIn { get; set; }
}

/// <summary>What a certificate is checked by: given once to whoever was noted present, and kept when the name is forgotten, so that a paper from long ago still finds an answer.</summary>
internal sealed class CertificateCode
{
    public string Code { get; set; } = "";
    public Guid AttendeeId { get; set; }
}

/// <summary>Marks in the words of forms and in French.</summary>
internal static class Marks
{
    public static readonly IReadOnlyList<(Mark Mark, string Value, string Text)> All = [(Mark.Present, "present", "Présent·e"), (Mark.Absent, "absent", "Absent·e"), (Mark.Excused, "excuse", "Excusé·e")];

    public static Mark? Read(string? value) => value == "aucune" ? Mark.None : All.FirstOrDefault(m => m.Value == value) is (not Mark.None and var mark, _, _) ? mark : null;
    public static string Value(Mark mark) => All.FirstOrDefault(m => m.Mark == mark).Value ?? "aucune";

    /// <summary>« présent·e », « présent·e, 1 demi-journée sur 2 »; null while nothing is noted.</summary>
    public static string? Summary(IEnumerable<Mark> noted)
    {
        var said = noted.Where(m => m != Mark.None).ToList();
        var came = said.Count(m => m == Mark.Present);
        if (said.Count == 0) return null;
        if (came > 0) return came == said.Count ? "présent·e" : $"présent·e, {came} demi-journée{(came > 1 ? "s" : "")} sur {said.Count}";
        return said.Contains(Mark.Excused) ? "excusé·e" : "absent·e";
    }
}
