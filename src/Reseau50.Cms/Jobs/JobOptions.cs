namespace Reseau50.Cms.Jobs;

/// <summary>How jobs are run (section <c>Jobs</c>).</summary>
public sealed class JobOptions
{
    /// <summary>How long a node may be silent before another takes its job.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Time between two looks at an empty queue.</summary>
    public TimeSpan Pace { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Jobs a node runs at the same time.</summary>
    public int Parallel { get; set; } = 2;
}
