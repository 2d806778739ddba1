using Reseau50.Library.Tools;

namespace Reseau50.Tests.Library;

public sealed class AgeWordsTests
{
    [Theory]
    [InlineData("0–1 an", "0–1 an")]
    [InlineData("0–1 an|1–2 ans|2–3 ans|3–6 ans", "0–6 ans")]
    [InlineData("0–1 an|2–3 ans|3–6 ans", "0–1 an, 2–6 ans")]
    [InlineData("Tous les âges", "Tous les âges")]
    [InlineData("", "")]
    public void Bands_ThatFollowEachOther_AreSaidAsOne(string bands, string words) =>
        Assert.Equal(words, AgeWords.Of(bands.Split('|', StringSplitOptions.RemoveEmptyEntries)));
}
