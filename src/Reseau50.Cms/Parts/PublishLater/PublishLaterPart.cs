using Reseau50.Cms.Display;

namespace Reseau50.Cms.Parts;

/// <summary>Publishes the draft by itself at a date.</summary>
public sealed class PublishLaterPart
{
    public DateTime? ScheduledPublishUtc { get; set; }
}

internal sealed class PublishLaterPartDriver(SiteTime time) : SchedulePartDriver<PublishLaterPart>(time, nameof(PublishLaterPart.ScheduledPublishUtc), "Publier le")
{
    protected override DateTime? Get(PublishLaterPart part) => part.ScheduledPublishUtc;
    protected override void Set(PublishLaterPart part, DateTime? utc) => part.ScheduledPublishUtc = utc;
}
