using Reseau50.Cms.Display;

namespace Reseau50.Cms.Parts;

/// <summary>A part that is one moment, typed in the site's time.</summary>
internal abstract class SchedulePartDriver<TPart>(SiteTime time, string input, string label) : PartDriver<TPart> where TPart : class, new()
{
    protected override bool IsOptional => true;

    public override IReadOnlyList<string> DisplayTypes => [Cms.Display.DisplayTypes.SummaryAdmin];

    protected override Task<object?> Display(TPart part, PartContext context, CancellationToken ct) => Task.FromResult<object?>(Get(part) is null ? null : part);

    protected override Task Update(TPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        var local = form.Moment(input, label, Moments.InstantExample, Moments.Instants);
        Set(part, local is null ? null : time.ToUtc(local.Value, Get(part)));
        return Task.CompletedTask;
    }

    protected abstract DateTime? Get(TPart part);

    protected abstract void Set(TPart part, DateTime? utc);
}
