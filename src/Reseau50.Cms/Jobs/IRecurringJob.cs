namespace Reseau50.Cms.Jobs;

/// <summary>Something to do again and again, on one node at a time, once per period over all nodes.</summary>
public interface IRecurringJob
{
    /// <summary>A stable name, unique on the site.</summary>
    string Kind { get; }
    TimeSpan Every { get; }

    /// <summary>The feature it belongs to; it does not run while that is off.</summary>
    string? Feature => null;
    Task RunAsync(CancellationToken ct);
}

/// <summary>
/// Does the jobs of one kind, each in a scope of its own. A job runs once; only when a node dies in the middle does another run it again, so a
/// handler must bear that.
/// </summary>
public interface IJobHandler
{
    string Kind { get; }

    /// <summary>The feature it belongs to; its jobs wait while that is off.</summary>
    string? Feature => null;

    /// <summary><paramref name="ct"/> is cancelled when the host stops or the lease is lost.</summary>
    Task RunAsync(string payload, CancellationToken ct);
}
