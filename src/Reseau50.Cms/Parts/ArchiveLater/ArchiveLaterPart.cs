using Reseau50.Cms.Display;

namespace Reseau50.Cms.Parts;

/// <summary>Unpublishes the item by itself at a date.</summary>
public sealed class ArchiveLaterPart
{
    public DateTime? ScheduledArchiveUtc { get; set; }
}

internal sealed class ArchiveLaterPartDriver(SiteTime time) : SchedulePartDriver<ArchiveLaterPart>(time, nameof(ArchiveLaterPart.ScheduledArchiveUtc), "Archiver le")
{
    protected override DateTime? Get(ArchiveLaterPart part) => part.ScheduledArchiveUtc;
    protected override void Set(ArchiveLaterPart part, DateTime? utc) => part.ScheduledArchiveUtc = utc;
}
