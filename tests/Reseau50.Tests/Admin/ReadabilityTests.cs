using Reseau50.Admin.Items.Checking;

namespace Reseau50.Tests.Admin;

public sealed class ReadabilityTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("L’enfant dort.", 3)]
    [InlineData("Un rendez-vous à 9 h 30.", 6)]
    public void Words_AreCounted(string text, int words) => Assert.Equal(words, Readability.Words(text));

    [Fact]
    public void Lix_IsWordsASentence_AndTheShareOfLongWords()
    {
        // Ten sentences of ten words, two of them long: 10 + 20.
        var text = string.Concat(Enumerable.Repeat("Le petit enfant dort dans la chambre calme du relaisbas. ", 10)).Replace("calme", "tranquille", StringComparison.Ordinal);
        Assert.Equal(10 + 30, Readability.Lix(text));
        Assert.Null(Readability.Lix("Trop court pour dire quoi que ce soit."));
    }

    [Fact]
    public void ADateOrAList_IsNoLongSentence()
    {
        Assert.Empty(Readability.LongOnes(string.Join('\n', Enumerable.Repeat("Un élément de liste sans point", 20))));
        Assert.Empty(Readability.LongOnes("La rencontre du 3.5 a lieu à 14 h. " + string.Concat(Enumerable.Repeat("mot ", 30)) + "."));
        Assert.Equal([("Un deux trois quatre cinq six", 46)], Readability.LongOnes("Court. Un deux trois quatre cinq six " + string.Concat(Enumerable.Repeat("mot ", 40)) + ". Fin."));
    }
}
