using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda.Contracts;

/// <summary>Whether an event takes place.</summary>
public enum EventState { Planned, Confirmed, Cancelled }

/// <summary>One event in a list. Drawn by the template <c>EventLine</c>, in a list of class <c>dates</c>.</summary>
public sealed record EventLine(string Id, string Path, string Title, EventSpan Span, EventState State, IReadOnlyList<Reseau> Networks)
{
    /// <summary>The kind's name: « Journée de réseau ».</summary>
    public string? Kind { get; init; }
    public string? Place { get; init; }
    public bool Online { get; init; }
    public int? Seats { get; init; }

    /// <summary>Registration needs no account.</summary>
    public bool WithoutAccount { get; init; }
    public bool FormatToDefine { get; init; }

    /// <summary>The workshop this event is a session of.</summary>
    public string? WorkshopId { get; init; }

    /// <summary>The EPCI of its place.</summary>
    public string? EpciId { get; init; }
    public bool IsPast { get; init; }

    /// <summary>« Tous les mardis », for one date of a series.</summary>
    public string? Rhythm { get; init; }
    public bool IsCancelled => State == EventState.Cancelled;

    /// <summary>« jeudi, 9 h 15 – 16 h 30 », beside a block that already gives day and month.</summary>
    public string When => SpanWords.Beside(Span);

    /// <summary>The date in full words.</summary>
    public string Date => SpanWords.Full(Span);
}

/// <summary>A season of the network: its name, its days (both included) and the page of its plan.</summary>
public sealed record Season(string Id, string Name, string Slug, string Path, DateOnly From, DateOnly To)
{
    public bool Has(DateOnly day) => From <= day && day <= To;
}
