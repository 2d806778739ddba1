using Reseau50.Cms.Display;

namespace Reseau50.Cms.Parts;

/// <summary>A part that is one moment, typed in the site's time.</summary>
internal abstract class SchedulePartDriver<TPart>(SiteTime time, string input, string label) : PartDriver<TPart> where TPart : class, new()
{
    public override IReadOnlyList<string> DisplayTypes => [Cms.Display.DisplayTypes.SummaryAdmin];

    protected override Task Update(TPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        var local = form.Moment(input, label, "2027-01-14T09:15", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss");
        Set(part, local is null ? null : time.ToUtc(local.Value));
        return Task.CompletedTask;
    }

    protected abstract void Set(TPart part, DateTime? utc);
}
