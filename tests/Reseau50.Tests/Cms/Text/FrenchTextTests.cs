using Reseau50.Cms.Text;

namespace Reseau50.Tests.Cms.Text;

public sealed class FrenchTextTests
{
    // In what is expected: ~ is a no-break space, ^ a narrow one.
    [Theory]
    [InlineData("À retenir : dormir", "À retenir~: dormir")]
    [InlineData("Pourquoi ?", "Pourquoi^?")]
    [InlineData("Bravo !", "Bravo^!")]
    [InlineData("Vraiment ?!", "Vraiment^?!")]
    [InlineData("un ; deux", "un^; deux")]
    [InlineData("mot  : deux blancs", "mot~: deux blancs")]
    [InlineData("« Bonjour »", "«~Bonjour~»")]
    [InlineData("«Bonjour»", "«~Bonjour~»")]
    [InlineData("« Quoi ? »", "«~Quoi^?~»")]
    [InlineData("l'enfant qu'on aime", "l’enfant qu’on aime")]
    [InlineData("l'« éveil »", "l’«~éveil~»")]
    [InlineData("d'1 an", "d’1 an")]
    [InlineData("de 9 h 15 à 18 h", "de 9^h^15 à 18^h")]
    [InlineData("de 9h15 à 18h.", "de 9^h^15 à 18^h.")]
    [InlineData("18h-20h30", "18h-20h30")]
    [InlineData("0 h 30", "0^h^30")]
    [InlineData("495 000 habitants", "495^000 habitants")]
    [InlineData("1 234 567", "1^234^567")]
    [InlineData("200 042 604", "200^042^604")]
    [InlineData("n° 1 et N° 2", "n°~1 et N°~2")]
    [InlineData("12 % de 30 €", "12~% de 30~€")]
    public void Fr_PutsTheRightSpaces(string typed, string shown) => Assert.Equal(Marked(shown), typed.Fr());

    [Theory]
    [InlineData("")]
    [InlineData("Rien à changer")]
    [InlineData("02 33 77 78 92")]
    [InlineData("en 2027 500 personnes")]
    [InlineData("https://exemple.fr/l'ete?a=1&b=2:3;4")]
    [InlineData("www.exemple.fr/d'ici")]
    [InlineData("jean.d'arc@exemple.fr")]
    [InlineData("a?b:c;d!")]
    [InlineData("compte-rendu-9h15.pdf")]
    [InlineData("if (a != b)")]
    [InlineData("10:30")]
    [InlineData("std::vector")]
    [InlineData("5'3")]
    [InlineData("rock 'n' roll")]
    public void Fr_LeavesTheRestAlone(string text) => Assert.Equal(text, text.Fr());

    [Fact]
    public void Fr_OfNothing_IsEmpty() => Assert.Equal("", ((string?)null).Fr());

    [Fact]
    public void Fr_MendsTheWordsAroundAnAddress() =>
        Assert.Equal(Marked("L’adresse~: https://exemple.fr/l'ete?x=1 ^! Écrivez à l’équipe~: a@b.fr").Replace(" \u202f!", "\u202f!", StringComparison.Ordinal),
            "L'adresse : https://exemple.fr/l'ete?x=1 ! Écrivez à l'équipe : a@b.fr".Fr());

    [Theory]
    [InlineData("«~Déjà juste~», n’est-ce pas^? 9^h^15, 12^345, 5~%~: oui^!")]
    [InlineData("Le 1er, à 18^h^; n°~3")]
    public void Fr_LeavesCorrectTextAsItIs(string correct) => Assert.Equal(Marked(correct), Marked(correct).Fr());

    [Theory]
    [InlineData("«Quoi ?» : l'an 2027, 9h15, 1 234 567 ; 12 % n° 4 ! https://a.fr/x'y")]
    [InlineData("mot  :  « a » ;; !!")]
    [InlineData("»«")]
    [InlineData("« « x » »")]
    public void Fr_TwiceIsTheSameAsOnce(string typed) => Assert.Equal(typed.Fr(), typed.Fr().Fr());

    private static string Marked(string text) => text.Replace('~', FrenchText.NoBreak).Replace('^', FrenchText.NarrowNoBreak);
}
