namespace Reseau50.Cms.Jobs;

/// <summary>A task to run later, once, on one node. (<see cref="Kind"/>, <see cref="Key"/>) is unique: asking twice is asking once.</summary>
public sealed class JobRow
{
    /// <summary>The key of the one row a recurring job has.</summary>
    internal const string Recurring = "recurring";

    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string Kind { get; set; } = "";
    public string Key { get; set; } = "";
    public string Payload { get; set; } = "";
    public DateTime DueUtc { get; set; }
    public DateTime? LeasedUntilUtc { get; set; }
    public string? LeasedBy { get; set; }
    public int Attempts { get; set; }

    /// <summary>When it was over: done, or given up if <see cref="Failure"/> says why.</summary>
    public DateTime? DoneUtc { get; set; }

    /// <summary>The last failure; null after a success.</summary>
    public string? Failure { get; set; }
}
