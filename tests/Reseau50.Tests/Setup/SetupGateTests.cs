using Reseau50.Web.Setup;

namespace Reseau50.Tests.Setup;

public sealed class SetupGateTests
{
    [Fact]
    public void TheCode_IsTaken_HoweverItIsTyped()
    {
        var gate = new SetupGate();
        Assert.False(gate.IsShut);
        var code = gate.Shut();
        Assert.Matches("^[A-HJKMNP-Z2-9]{4}(-[A-HJKMNP-Z2-9]{4}){2}$", code);
        Assert.True(gate.IsShut && gate.Takes(code) && gate.Takes(" " + code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)));
        Assert.False(gate.Takes(null) || gate.Takes("") || gate.Takes(code[..^1]) || gate.Takes(code + "A") || gate.Takes("é" + code[1..]));
    }

    [Fact]
    public void TenWrongCodes_WearItOut()
    {
        var gate = new SetupGate();
        var code = gate.Shut();
        for (var i = 0; i < SetupGate.Tries; i++)
        {
            Assert.False(gate.IsWornOut);
            Assert.False(gate.Takes("AAAA-AAAA-AAAA"));
        }
        Assert.True(gate.IsWornOut);
        Assert.False(gate.Takes(code));
    }

    [Fact]
    public void EachStart_HasACodeOfItsOwn() => Assert.Equal(20, Enumerable.Range(0, 20).Select(_ => new SetupGate().Shut()).Distinct().Count());
}
