using System.Net;
using System.Threading.RateLimiting;

namespace Reseau50.Accounts.SignIn;

/// <summary>How often one network address may be wrong before it waits. In the memory of the node: it slows guessing down, and keeps no record of anybody.</summary>
internal sealed class SignInLimits : IDisposable
{
    public const int Tries = 10;
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(15);

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = Tries, Window = Wait, SegmentsPerWindow = 5 }));

    public bool IsOver(IPAddress? address) => _limiter.GetStatistics(Key(address))?.CurrentAvailablePermits == 0;

    public void Failed(IPAddress? address) => _limiter.AttemptAcquire(Key(address)).Dispose();

    public void Dispose() => _limiter.Dispose();

    // A household has a whole /64 of IPv6 to guess from.
    internal static string Key(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.GetAddressBytes() is { Length: 16 } bytes ? Convert.ToHexString(bytes[..8]) : address.ToString();
    }
}
