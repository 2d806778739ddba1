using Reseau50.Admin.Items.Versions;

namespace Reseau50.Tests.Admin;

public sealed class TextDiffTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("", "neuf", "+neuf")]
    [InlineData("ancien", "", "-ancien")]
    [InlineData("La sieste du matin.", "La sieste du soir.", "=La sieste du |-matin|+soir|=.")]
    [InlineData("un\ndeux", "un\ntrois", "=un\n|-deux|+trois")]
    [InlineData("👶 é", "👶 è", "=👶 |-é|+è")]
    public void Words_AreKept_Removed_OrAdded(string before, string after, string expected) =>
        Assert.Equal(expected, string.Join('|', TextDiff.Between(before, after).Select(r => (r.Fate switch { Fate.Kept => "=", Fate.Removed => "-", _ => "+" }) + r.Text)));

    [Fact]
    public void WhateverTheTexts_BothAreThereWhole()
    {
        var random = new Random(50);
        string[] words = ["la", " ", "sieste", "\n", "du", ", ", "matin", "’", "é"];
        for (var i = 0; i < 200; i++)
        {
            var (before, after) = (Text(), Text());
            var runs = TextDiff.Between(before, after);
            Assert.Equal(before, string.Concat(runs.Where(r => r.Fate != Fate.Added).Select(r => r.Text)));
            Assert.Equal(after, string.Concat(runs.Where(r => r.Fate != Fate.Removed).Select(r => r.Text)));
        }

        string Text() => string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => words[random.Next(words.Length)]));
    }

    [Fact]
    public void TextsBeyondMeasure_AreShownOneAfterTheOther()
    {
        var (before, after) = (new string('a', 70_000), "court");
        Assert.Equal([new Run(Fate.Removed, before), new Run(Fate.Added, after)], TextDiff.Between(before, after));
    }
}
