using Microsoft.EntityFrameworkCore;

namespace Reseau50.Cms.Jobs;

/// <summary>
/// How long something is kept, said by the job that forgets it: what the site announces and what it does come from the same lines. The preview is the list of what the job would do now.
/// </summary>
public interface IRetentionRule
{
    /// <summary>What is kept, in French.</summary>
    string Name { get; }

    /// <summary>How long, and from when.</summary>
    string Duration { get; }

    /// <summary>What happens then.</summary>
    string Effect { get; }

    /// <summary>What a run at this moment would do; writes nothing. At most <paramref name="most"/> lines, all of them counted.</summary>
    Task<RetentionPreview> PreviewAsync(int most, CancellationToken ct);
}

public sealed record RetentionPreview(int Count, IReadOnlyList<RetentionLine> Lines)
{
    /// <summary>The preview of a rule that is one query.</summary>
    public static async Task<RetentionPreview> OfAsync(IQueryable<RetentionLine> due, int most, CancellationToken ct) => new(await due.CountAsync(ct), await due.Take(most).ToListAsync(ct));
}

/// <summary>One thing that would go: the row, and the words by which somebody recognises it.</summary>
public sealed record RetentionLine(string Id, string Text);
