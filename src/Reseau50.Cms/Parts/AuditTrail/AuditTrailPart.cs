using Reseau50.Cms.Display;

namespace Reseau50.Cms.Parts;

/// <summary>A word from the editor on what this version changes, kept with it.</summary>
public sealed class AuditTrailPart
{
    public string? Comment { get; set; }
    public bool ShowComment { get; set; }
}

internal sealed class AuditTrailPartDriver : PartDriver<AuditTrailPart>
{
    public override IReadOnlyList<string> DisplayTypes => [Cms.Display.DisplayTypes.SummaryAdmin];

    protected override Task<object?> Display(AuditTrailPart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<object?>(string.IsNullOrWhiteSpace(part.Comment) ? null : part);

    protected override Task Update(AuditTrailPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        part.Comment = form.Text("Comment");
        return Task.CompletedTask;
    }
}
