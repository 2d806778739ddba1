using Reseau50.Cms.Site;

namespace Reseau50.Forum.Writing;

/// <summary>How much one account writes within an hour: far beyond what anybody types.</summary>
internal sealed class WritingLimit : IDisposable
{
    public const int Posts = 60, Topics = 10;

    private readonly HourlyLimit _posts = new(Posts), _topics = new(Topics);

    public bool MayPost(string accountId) => _posts.Take(accountId);
    public bool MayOpen(string accountId) => _topics.Take(accountId);

    public void Dispose()
    {
        _posts.Dispose();
        _topics.Dispose();
    }
}
