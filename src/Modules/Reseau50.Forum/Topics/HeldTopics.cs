using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;

namespace Reseau50.Forum.Topics;

/// <summary>A topic held by whoever changes it: numbers follow each other, counts count, whoever comes at once. Inside a unit of work.</summary>
internal sealed class HeldTopics(SiteDb db, SiteWork work, AuditTrail audit)
{
    /// <summary>The topic as it stands once nobody else writes in it.</summary>
    public async Task<Topic?> HoldAsync(long id, CancellationToken ct)
    {
        await work.HoldAsync("forum:" + id.ToString(CultureInfo.InvariantCulture), ct);
        return await db.Set<Topic>().FirstOrDefaultAsync(t => t.Id == id, ct);
    }

    public Task<Post?> PostAsync(Topic topic, int number, CancellationToken ct) => db.Set<Post>().FirstOrDefaultAsync(p => p.TopicId == topic.Id && p.Number == number, ct);

    /// <summary>A line of the journal, without a word of a post.</summary>
    public void Journal(string action, Topic topic, int? number, string said) => audit.Add(action, "Sujet", topic.Id.ToString(CultureInfo.InvariantCulture) + (number is { } n ? $"/{n}" : ""), said);
}
