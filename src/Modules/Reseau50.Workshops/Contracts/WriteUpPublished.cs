namespace Reseau50.Workshops.Contracts;

/// <summary>A write-up was published for the first time. <see cref="Networks"/> are ids; <see cref="Summary"/> holds up to five lines, as they were then; <see cref="AtUtc"/> is when.</summary>
public sealed record WriteUpPublished(string WriteUpId, string WorkshopId, string Title, IReadOnlyList<string> Summary, IReadOnlyList<string> Networks, DateTime AtUtc);

/// <summary>
/// Hears of each write-up once it is published, after that is stored for good: never of one whose publication failed, never again when it is taken away and put back. Delivery is
/// at least once (a node may die in the middle; another listener may fail and be tried again): <see cref="WriteUpPublished.WriteUpId"/> says whether it was heard before.
/// By then the write-up may have been restricted or taken
/// away: what is shown to people is asked again, through <see cref="IWriteUps"/> or <c>VisibleTo</c>.
/// </summary>
public interface IWriteUpListener
{
    Task HearAsync(WriteUpPublished published, CancellationToken ct);
}
