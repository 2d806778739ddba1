using Reseau50.Cms.Data;

namespace Reseau50.Tests.Cms.Data;

public sealed class GrowingIdTests
{
    [Fact]
    public void ManyOfOneInstant_SortAsTheyCame_AsTextToo()
    {
        var given = Enumerable.Range(0, 500).Select(_ => GrowingId.Next().ToString()).ToList();
        Assert.Equal(given.Order(StringComparer.Ordinal), given);
        Assert.Equal(500, given.Distinct().Count());
    }

    [Fact]
    public void ManyHands_NeverGetTheSameInstant()
    {
        var given = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 2_000, _ => given.Add(GrowingId.Next().ToString()[..13]));
        Assert.Equal(2_000, given.Distinct().Count());
    }
}
