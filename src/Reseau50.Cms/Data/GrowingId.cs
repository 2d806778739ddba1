namespace Reseau50.Cms.Data;

/// <summary>Identifiers that sort in the order this process gave them out, for rows whose order is their meaning: a history, a journal.</summary>
public static class GrowingId
{
    private static long _last;

    // Two version 7 identifiers of one millisecond have no order: each takes a millisecond of its own.
    public static Guid Next()
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last) return Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(next));
        }
    }
}
