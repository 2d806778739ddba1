using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Security;
using Reseau50.Forum.Mentions;
using Reseau50.Forum.Privacy;
using Reseau50.Forum.Reading;
using Reseau50.Forum.Topics;
using Reseau50.Forum.Writing;

namespace Reseau50.Tests.Forum;

/// <summary>A post calls those who may read it, and leaves everybody else's name a word.</summary>
public sealed class MentionTests
{
    [Theory]
    [InlineData("Merci @Camille-Roy, et @bob.", "Camille-Roy bob")]
    [InlineData("Écrire à ada@ecole.example ou @@bob", "")]
    [InlineData("@bob @Bob @BOB-", "bob")]
    [InlineData("https://exemple.fr/@bob", "")]
    public void WhatCallsSomebody_IsAWordAfterAnAt(string text, string expected) => Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), Mention.HandlesIn(text));

    [Fact]
    public void Code_AndLinks_AreLeftAsTheyAre() => Assert.Equal("<p><span class=\"mention\">@Bob &lt;b&gt;</span>, <code>@bob</code> et <a href=\"/x\">@bob</a> @bobine</p>\n", MentionHtml.Of("@bob, `@bob` et [@bob](/x) @bobine", [("bob", "Bob <b>")]).Replace('\u00a0', ' '));

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OnlyThoseWhoSeeTheCategory_AreCalled(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var place = await lab.OpenAsync(ForumLab.Ada, text: "Qu’en dis-tu, @Bob ? Et @personne ?");
        Assert.Equal([(1, "bob")], await CalledAsync());
        await lab.AnswerAsync(ForumLab.Bob, place, "@ada : oui. @bob aussi.");
        Assert.Equal([(1, "bob"), (2, "ada"), (2, "bob")], await CalledAsync());
        await lab.ActAsync(ForumLab.Bob, d => d.EditAsync(place, 2, ForumLab.Bob, new PostChange("Oui.", 0), default));
        Assert.Equal([(1, "bob")], await CalledAsync());
        var line = (await lab.AsAsync(ForumLab.Visitor, s => s.GetRequiredService<TopicReader>().FindAsync(place, 1, ForumLab.Visitor, default)))!;
        Assert.Contains("<span class=\"mention\">@bob</span>", line.Html, StringComparison.Ordinal);

        // Where only the coordination reads, a member is not called.
        await lab.OpenAsync(ForumLab.Coordinator, "animation", text: "Entre nous : @bob en parle trop.");
        Assert.Equal([(1, "bob")], await CalledAsync());

        // Proposed: who wrote where one reads.
        Assert.Equal(["bob"], await ProposeAsync(ForumLab.Ada, "bo"));
        Assert.Empty(await ProposeAsync(ForumLab.Ada, "coord"));
        Assert.Equal(["ada"], await ProposeAsync(ForumLab.Coordinator, "ad"));

        await lab.Site.InWorkAsync(s => ActivatorUtilities.CreateInstance<ForumData>(s).EraseAsync(new PersonalSubject("bob", "bob@ecole.example", "bob"), default));
        Assert.Empty(await lab.RowsAsync<Mention>());
        Assert.DoesNotContain(await lab.RowsAsync<Post>(), p => p.TopicId == place.Topic.Id && p.Text.Contains("@bob", StringComparison.OrdinalIgnoreCase));

        async Task<List<(int, string)>> CalledAsync() => [.. (await lab.RowsAsync<Mention>()).Select(m => (m.Number, m.AccountId)).Order()];
        Task<IReadOnlyList<string>> ProposeAsync(Viewer who, string begin) => lab.AsAsync(who, s => s.GetRequiredService<MentionDesk>().ProposeAsync(begin, who, default));
    }
}
