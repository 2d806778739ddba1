using Reseau50.Accounts.Membership;

namespace Reseau50.Tests.Accounts;

public sealed class NetworkRuleTests
{
    private static readonly Work Mam = new("assmat-mam", "st-mam", ["commune-1", "epci-1"]);
    private static readonly Work Nothing = new(null, null, []);

    [Fact]
    public void ARule_DemandsAllItNames_AndNothingElse()
    {
        Assert.True(Rule(genres: ["st-rpe", "st-mam"]).Takes(Mam));
        Assert.False(Rule(genres: ["st-rpe"]).Takes(Mam));
        Assert.True(Rule(genres: ["st-mam"], professions: ["assmat-mam"], territories: ["epci-1"]).Takes(Mam));
        Assert.False(Rule(genres: ["st-mam"], professions: ["direction"], territories: ["epci-1"]).Takes(Mam));
        Assert.False(Rule(genres: ["st-mam"], territories: ["epci-2"]).Takes(Mam));
        Assert.True(Rule().Takes(Nothing));
        Assert.False(Rule(professions: [""]).Takes(Nothing));
    }

    private static NetworkRule Rule(string[]? genres = null, string[]? professions = null, string[]? territories = null) => new("r", genres ?? [], professions ?? [], territories ?? [], "parce que");
}
