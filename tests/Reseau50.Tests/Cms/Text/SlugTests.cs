using Reseau50.Cms.Text;

namespace Reseau50.Tests.Cms.Text;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Éveil & cœur d’enfant", "eveil-coeur-d-enfant")]
    [InlineData("  Journée des relais n° 1 ", "journee-des-relais-n-1")]
    [InlineData("ŒUVRE æquo", "oeuvre-aequo")]
    [InlineData("Saint-Lô", "saint-lo")]
    [InlineData("déjà-vu--encore", "deja-vu-encore")]
    [InlineData("???", "")]
    [InlineData("", "")]
    [InlineData("2027/03", "2027-03")]
    [InlineData("Ça va ?", "ca-va")]
    public void Of_KeepsLettersAndDigits(string text, string slug) => Assert.Equal(slug, Slug.Of(text));

    [Theory]
    [InlineData("Éveil & cœur d’enfant")]
    [InlineData("a--b")]
    public void Of_TwiceChangesNothing(string text) => Assert.Equal(Slug.Of(text), Slug.Of(Slug.Of(text)));
}
