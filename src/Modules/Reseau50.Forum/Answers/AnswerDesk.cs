using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Topics;
using Reseau50.Forum.Writing;

namespace Reseau50.Forum.Answers;

/// <summary>Keeps one answer to a question as the good one: it is shown under the question.</summary>
internal sealed class AnswerDesk(SiteWork work, HeldTopics topics)
{
    public Task<WriteOutcome> KeepAsync(Place place, int number, bool kept, Viewer viewer, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (number == 1 || await topics.HoldAsync(place.Topic.Id, ct) is not { } topic || await topics.PostAsync(topic, number, ct) is not { } post || post.IsGone) return WriteOutcome.Gone;
        if (!viewer.MayKeepAnswer(place.Category, topic)) return WriteOutcome.NotYours;
        if (kept) topic.AnswerNumber = number;
        else if (topic.AnswerNumber == number) topic.AnswerNumber = null;
        if (viewer.AccountId != topic.AuthorId) topics.Journal(kept ? "forum.answer-kept" : "forum.answer-left", topic, number, kept ? "La modération retient une réponse." : "La modération ne retient plus une réponse.");
        return WriteOutcome.Done;
    }, ct);
}
