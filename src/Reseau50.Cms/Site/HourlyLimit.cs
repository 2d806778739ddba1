using System.Net;
using System.Threading.RateLimiting;

namespace Reseau50.Cms.Site;

/// <summary>How often within an hour one sender may do one thing. In the memory of the node: it slows programs down, and keeps no record of anybody.</summary>
public sealed class HourlyLimit(int most) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromHours(1), SegmentsPerWindow = 6 }));

    /// <summary>Takes one time of the hour; false when none is left.</summary>
    public bool Take(string who)
    {
        using var lease = _limiter.AttemptAcquire(who);
        return lease.IsAcquired;
    }

    public bool Take(IPAddress? from) => Take(KeyOf(from));

    public void Dispose() => _limiter.Dispose();

    /// <summary>What stands for a network address: a household has a whole /64 of IPv6 to send from.</summary>
    public static string KeyOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.GetAddressBytes() is { Length: 16 } bytes ? Convert.ToHexString(bytes[..8]) : address.ToString();
    }
}
