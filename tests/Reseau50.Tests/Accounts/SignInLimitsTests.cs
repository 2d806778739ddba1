using System.Net;
using Reseau50.Accounts.SignIn;

namespace Reseau50.Tests.Accounts;

public sealed class SignInLimitsTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void AnAddress_WaitsWithItsHousehold_AndNobodyElse(string wrong, string other, bool waits)
    {
        using var limits = new SignInLimits();
        for (var i = 0; i < SignInLimits.Tries - 1; i++) limits.Failed(IPAddress.Parse(wrong));
        Assert.False(limits.IsOver(IPAddress.Parse(wrong)));
        limits.Failed(IPAddress.Parse(wrong));
        Assert.True(limits.IsOver(IPAddress.Parse(wrong)));
        Assert.Equal(waits, limits.IsOver(IPAddress.Parse(other)));
    }
}
