using System.Net;
using System.Threading.RateLimiting;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.SignIn;

/// <summary>How often one network address may be wrong before it waits. In the memory of the node: it slows guessing down, and keeps no record of anybody.</summary>
internal sealed class SignInLimits : IDisposable
{
    public const int Tries = 10;
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(15);

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = Tries, Window = Wait, SegmentsPerWindow = 5 }));

    public bool IsOver(IPAddress? address) => _limiter.GetStatistics(HourlyLimit.KeyOf(address))?.CurrentAvailablePermits == 0;

    public void Failed(IPAddress? address) => _limiter.AttemptAcquire(HourlyLimit.KeyOf(address)).Dispose();

    public void Dispose() => _limiter.Dispose();
}
