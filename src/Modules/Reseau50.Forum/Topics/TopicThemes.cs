using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;

namespace Reseau50.Forum.Topics;

/// <summary>The themes of topics, in the words of the taxonomy. One question, however many topics.</summary>
internal sealed class TopicThemes(SiteDb db, TermTable terms)
{
    public Task<IReadOnlyList<Term>> AllAsync(CancellationToken ct) => terms.AllAsync(TopicTheme.Taxonomy, ct);

    public async Task<ILookup<long, Term>> OfAsync(IReadOnlyCollection<long> topics, CancellationToken ct)
    {
        var rows = await db.Set<TopicTheme>().AsNoTracking().Where(t => topics.Contains(t.TopicId)).ToListAsync(ct);
        var named = (await AllAsync(ct)).Select((term, at) => (term, at)).ToDictionary(t => t.term.Id);
        return rows.Where(r => named.ContainsKey(r.TermId)).OrderBy(r => named[r.TermId].at).ToLookup(r => r.TopicId, r => named[r.TermId].term);
    }
}
