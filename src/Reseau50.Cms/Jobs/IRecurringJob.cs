namespace Reseau50.Cms.Jobs;

/// <summary>Something to do again and again, on one node at a time.</summary>
public interface IRecurringJob
{
    /// <summary>A stable name, unique on the site.</summary>
    string Kind { get; }
    TimeSpan Every { get; }

    /// <summary>The feature it belongs to; it does not run while that is off.</summary>
    string? Feature => null;
    Task RunAsync(CancellationToken ct);
}

/// <summary>Does the jobs of one kind.</summary>
public interface IJobHandler
{
    string Kind { get; }
    Task RunAsync(string payload, CancellationToken ct);
}
