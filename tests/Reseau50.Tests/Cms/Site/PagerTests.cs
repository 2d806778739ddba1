using Reseau50.Cms.Site;

namespace Reseau50.Tests.Cms.Site;

public sealed class PagerTests
{
    [Theory]
    [InlineData(0, 12, 1)]
    [InlineData(12, 12, 1)]
    [InlineData(13, 12, 2)]
    [InlineData(1_000, 10, 100)]
    [InlineData(1_001, 10, 100)]
    [InlineData(500_000, 12, 84)]
    public void Pages_AreCountedUpToTheMost(int total, int size, int pages) => Assert.Equal(pages, Of(1, total, size).Pages);

    [Theory]
    [InlineData(0, "Aucun outil")]
    [InlineData(1, "Un outil")]
    [InlineData(12, "12 outils")]
    [InlineData(999, "999 outils")]
    [InlineData(1_000, "1\u202f000 outils")]
    [InlineData(1_001, "Plus de 1\u202f000 outils")]
    [InlineData(int.MaxValue, "Plus de 1\u202f000 outils")]
    public void Count_IsInFrench_AndStopsAtTheMost(int total, string words) => Assert.Equal(words, Pager.Count(total, "Aucun outil", "Un outil", "outils"));

    [Theory]
    [InlineData(7, "7")]
    [InlineData(495_000, "495\u202f000")]
    [InlineData(1_234_567, "1\u202f234\u202f567")]
    public void Words_KeepTheirThousandsTogether(int number, string words) => Assert.Equal(words, Pager.Words(number));

    [Fact]
    public void Skip_IsWhatThePagesBeforeHold() => Assert.Equal((0, 24), (Of(1, 50).Skip, Of(3, 50).Skip));

    [Fact]
    public void Path_KeepsTheFilters_AndTheFirstPageHasNoNumber()
    {
        Assert.Equal("/ressources", Of(1, 50).PathOf(1));
        Assert.Equal("/ressources?page=2", Of(1, 50).PathOf(2));
        var filtered = Of(2, 50, 12, ("theme", "jeu & éveil"), ("age", null), ("format", ""));
        Assert.Equal("/ressources?theme=jeu%20%26%20%C3%A9veil", filtered.PathOf(1));
        Assert.Equal("/ressources?theme=jeu%20%26%20%C3%A9veil&page=3", filtered.PathOf(3));
    }

    [Fact]
    public void Canonical_IsThePage_ButTheWholeListWhenFiltered()
    {
        Assert.Equal("/ressources?page=2", Of(2, 50, 12, ("theme", "")).Canonical);
        Assert.Equal("/ressources", Of(2, 50, 12, ("theme", "jeu")).Canonical);
    }

    [Fact]
    public void Title_NamesThePage_FromTheSecondOn() => Assert.Equal(("Ressources", "Ressources, page 2"), (Of(1, 50).Title("Ressources"), Of(2, 50).Title("Ressources")));

    private static Pager Of(int page, int total, int size = 12, params (string Key, string? Value)[] query) => new(page, size, total, "/ressources", query.ToDictionary(q => q.Key, q => q.Value));
}
