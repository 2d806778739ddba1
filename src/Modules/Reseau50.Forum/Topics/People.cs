using Reseau50.Admin.Contracts;
using Reseau50.Cms.Security;

namespace Reseau50.Forum.Topics;

/// <summary>The names posts are signed with. One question, however many there are.</summary>
internal sealed class People(IActorNames? names = null)
{
    public async Task<Func<string, string>> OfAsync(IEnumerable<string> ids, CancellationToken ct)
    {
        var known = names is null ? new Dictionary<string, string>() : await names.OfAsync([.. ids.Where(id => !IsGone(id)).Distinct()], ct);
        return id => IsGone(id) ? PersonalSubject.Gone : known.GetValueOrDefault(id, PersonalSubject.Gone);
    }

    // A pseudonym is drawn for one closure: readers see that somebody left, not which of them.
    private static bool IsGone(string id) => id.StartsWith(PersonalSubject.Gone, StringComparison.Ordinal);
}
