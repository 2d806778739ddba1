using System.Net;
using System.Threading.RateLimiting;
using Reseau50.Accounts.SignIn;

namespace Reseau50.Accounts.Limits;

/// <summary>How often one network address may send a form that makes the site write mails. In the memory of the node, as for wrong passwords.</summary>
internal sealed class AskingLimits : IDisposable
{
    /// <summary>A training room of twenty behind one address may all join within the hour.</summary>
    public const int Joining = 25, Forgotten = 10, Keeping = 60;

    private readonly PartitionedRateLimiter<string> _joining = Limiter(Joining), _forgotten = Limiter(Forgotten), _keeping = Limiter(Keeping);

    public bool MayJoin(IPAddress? from) => Take(_joining, from);
    public bool MayForget(IPAddress? from) => Take(_forgotten, from);

    public bool MayKeep(IPAddress? from) => Take(_keeping, from);

    public void Dispose()
    {
        _keeping.Dispose();
        _joining.Dispose();
        _forgotten.Dispose();
    }

    private static bool Take(PartitionedRateLimiter<string> limiter, IPAddress? from)
    {
        using var lease = limiter.AttemptAcquire(SignInLimits.Key(from));
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Limiter(int most) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromHours(1), SegmentsPerWindow = 6 }));
}
