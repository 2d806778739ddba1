namespace Reseau50.Agenda.Registration.Seats;

/// <summary>What the rules about seats need to know of a person: the category, the EPCI (null outside the department), whether he or she follows from afar.</summary>
internal readonly record struct Profile(string? Category, string? Epci, bool Online);

/// <summary>
/// Seats for some: a ceiling (never more of them) or a reserve (these seats are theirs, until <see cref="ReleasedUtc"/>). A null set lets everybody in; people are counted in every rule that fits them.
/// </summary>
internal sealed record SeatRule(string Name, int Size, bool IsReserve)
{
    public IReadOnlySet<string>? Categories { get; init; }
    public IReadOnlySet<string>? Epcis { get; init; }

    /// <summary>Those in the room (false), those afar (true), or both.</summary>
    public bool? Online { get; init; }

    /// <summary>When a reserve becomes everybody's; null: never.</summary>
    public DateTime? ReleasedUtc { get; init; }

    public bool Fits(Profile who) =>
        (Categories is null || who.Category is { } category && Categories.Contains(category))
        && (Epcis is null || who.Epci is { } epci && Epcis.Contains(epci))
        && (Online is null || Online == who.Online);

    public bool HoldsAt(DateTime utc) => ReleasedUtc is null || utc < ReleasedUtc;
}
