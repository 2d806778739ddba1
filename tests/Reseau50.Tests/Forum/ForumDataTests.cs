using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Security;
using Reseau50.Forum.Privacy;
using Reseau50.Forum.Reading;
using Reseau50.Forum.Topics;
using Reseau50.Forum.Writing;

namespace Reseau50.Tests.Forum;

/// <summary>What somebody wrote is theirs to take away; what others answered stays readable without them.</summary>
public sealed class ForumDataTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoLeaves_TakesTheirWordsAlong_AndTheDiscussionStands(Database database)
    {
        await using var lab = await ForumLab.CreateAsync(database);
        var place = await lab.OpenAsync(ForumLab.Ada);
        await lab.AnswerAsync(ForumLab.Bob, place, "Comme ceci.");
        await lab.AnswerAsync(ForumLab.Ada, place, "Une erreur de ma part.");
        await lab.ActAsync(ForumLab.Ada, d => d.EditAsync(place, 1, ForumLab.Ada, new PostChange("Comment faites-vous, le soir ?", 0), default));
        await lab.ActAsync(ForumLab.Coordinator, d => d.EditAsync(place, 2, ForumLab.Coordinator, new PostChange("Comme ceci, sans prénom.", 0), default));
        await lab.ActAsync(ForumLab.Ada, d => d.WithdrawAsync(place, 3, ForumLab.Ada, null, default));
        await lab.AsAsync(ForumLab.Ada, async s => { await s.GetRequiredService<ReadMarks>().MarkAsync(place.Topic.Id, 2, ForumLab.Ada, default); return 0; });

        var who = new PersonalSubject("ada", "ada@ecole.example", "ada");
        var handed = await lab.Site.InScopeAsync(s => Data(s).ExportAsync(who, default));
        Assert.Equal(["Comment faites-vous, le soir ?", "Une erreur de ma part."], handed[0].Rows.Select(r => r[^1]));
        Assert.Equal(["Comment faites-vous ?"], handed[1].Rows.Select(r => r[^1]));
        Assert.Equal(["2"], handed[2].Rows.Select(r => r[1]));
        // Whoever changed somebody else's words is told that, and not the words.
        Assert.Equal([(string?)null], (await lab.Site.InScopeAsync(s => Data(s).ExportAsync(new PersonalSubject("coord", "coord@ecole.example", "coord"), default)))[1].Rows.Select(r => r[^1]));

        await lab.Site.InWorkAsync(s => Data(s).EraseAsync(who, default));
        Assert.Equal(["1 Membre parti: Comment faites-vous, le soir ?", "2 bob: Comme ceci, sans prénom.", "3 Membre parti: ()"], await lab.ReadAsync(ForumLab.Coordinator, place));
        Assert.DoesNotContain(await lab.RowsAsync<Post>(), p => p.Text.Contains("erreur", StringComparison.Ordinal));
        Assert.Empty(await lab.RowsAsync<ReadMark>());
        Assert.Equal([(2, "coord")], (await lab.RowsAsync<PostVersion>()).Select(v => (v.Number, v.ReplacedBy)));
        var line = Assert.Single(await lab.ListAsync(ForumLab.Bob));
        Assert.Equal(("Membre parti", "Membre parti"), (line.Author, line.LastAuthor));
    }

    private static ForumData Data(IServiceProvider services) => services.GetServices<IPersonalData>().OfType<ForumData>().Single();
}
